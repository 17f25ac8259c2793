import type { menu as English } from '../en/menu'

export const menu: typeof English = {
  menu: {
    file: '&Archivo',
    edit: '&Edición',
    photo: '&Foto',
    view: '&Ver',
    window: 'Ve&ntana',
    commands: {
      selectAll: 'Seleccionar todas las fotos',
      larger: 'Miniaturas más grandes',
      smaller: 'Miniaturas más pequeñas',
      usualSize: 'Tamaño normal',
      settings: 'Ajustes…',
      stop: 'Dejar de recibir',
      resume: 'Volver a recibir',
    },
    roles: {
      undo: 'Deshacer',
      redo: 'Rehacer',
      cut: 'Cortar',
      copy: 'Copiar',
      paste: 'Pegar',
      selectAll: 'Seleccionar todo',
      about: 'Acerca de Snapland',
      services: 'Servicios',
      hide: 'Ocultar Snapland',
      hideOthers: 'Ocultar otros',
      unhide: 'Mostrar todo',
      minimize: 'Minimizar',
      zoom: 'Zoom',
      front: 'Traer todo al frente',
      close: 'Cerrar la ventana',
      quit: 'Salir de Snapland',
    },
  },
}
