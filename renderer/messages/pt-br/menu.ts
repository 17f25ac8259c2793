import type { menu as English } from '../en/menu'

export const menu: typeof English = {
  menu: {
    file: '&Arquivo',
    edit: '&Editar',
    photo: '&Foto',
    view: '&Visualizar',
    window: '&Janela',
    commands: {
      selectAll: 'Selecionar todas as fotos',
      larger: 'Miniaturas maiores',
      smaller: 'Miniaturas menores',
      usualSize: 'Tamanho normal',
      settings: 'Configurações…',
      stop: 'Parar de receber',
      resume: 'Voltar a receber',
    },
    roles: {
      undo: 'Desfazer',
      redo: 'Refazer',
      cut: 'Recortar',
      copy: 'Copiar',
      paste: 'Colar',
      selectAll: 'Selecionar tudo',
      about: 'Sobre o Snapland',
      services: 'Serviços',
      hide: 'Ocultar o Snapland',
      hideOthers: 'Ocultar outros',
      unhide: 'Mostrar tudo',
      minimize: 'Minimizar',
      zoom: 'Zoom',
      front: 'Trazer tudo para a frente',
      close: 'Fechar janela',
      quit: 'Sair do Snapland',
    },
  },
}
