import type { actions as English } from '../en/actions'
import { count, number, photos } from './count'

export const actions: typeof English = {
  actions: {
    bar: 'Fotos selecionadas',
    clear: 'Limpar seleção',
    menu: 'Foto',
    selected: (n) => count(n, { one: '# selecionada', other: '# selecionadas' }),
    enlarge: 'Ampliar',
    names: {
      open: 'Abrir no programa padrão',
      compare: 'Comparar',
      copyImage: 'Copiar imagem',
      copySize: 'Copiar tamanho',
      showInFolder: 'Mostrar na pasta',
      saveCopies: 'Salvar uma cópia…',
      exportZip: 'Exportar como ZIP…',
      exportCsv: 'Exportar lista como CSV…',
      trash: 'Mover para a lixeira',
    },
    export: 'Exportar',
    exportZipOf: (n) => `${photos(n)} como ZIP…`,
    exportCsvOf: (n) => `Lista de ${photos(n)} como CSV…`,
    opened: (n) => count(n, { one: '# foto aberta', other: '# fotos abertas' }),
    copiedImage: (file) => `${file} copiada`,
    copiedSizes: (sizes) =>
      sizes.length === 1 ? `${sizes[0]} copiado` : `${number(sizes.length)} tamanhos copiados`,
    savedCopies: (n, place) =>
      `${count(n, { one: '# cópia salva', other: '# cópias salvas' })} em ${place}`,
    thrownAway: (n) => `${photos(n)} a caminho da lixeira`,
    inTrash: (n) => `${photos(n)} na lixeira`,
    broughtBack: (n) => count(n, { one: '# foto recuperada', other: '# fotos recuperadas' }),
    undo: 'Desfazer',
    exporting: (n) => `Exportando ${photos(n)}`,
    exported: (place) => `${place} salvo`,
    copying: (n) => `Copiando ${photos(n)}`,
    cancelled: 'Nada foi gravado.',
    cancel: 'Cancelar',
  },
}
