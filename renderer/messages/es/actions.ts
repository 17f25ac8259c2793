import type { actions as English } from '../en/actions'
import { count, number, photos } from './count'

export const actions: typeof English = {
  actions: {
    bar: 'Fotos seleccionadas',
    clear: 'Quitar la selección',
    menu: 'Foto',
    selected: (n) => count(n, { one: '# seleccionada', other: '# seleccionadas' }),
    enlarge: 'Ampliar',
    names: {
      open: 'Abrir con el programa habitual',
      compare: 'Comparar',
      copyImage: 'Copiar imagen',
      copySize: 'Copiar tamaño',
      showInFolder: 'Mostrar en la carpeta',
      saveCopies: 'Guardar una copia…',
      exportZip: 'Exportar como ZIP…',
      exportCsv: 'Exportar lista como CSV…',
      trash: 'Mover a la papelera',
    },
    export: 'Exportar',
    exportZipOf: (n) => `${photos(n)} como ZIP…`,
    exportCsvOf: (n) => `Lista de ${photos(n)} como CSV…`,
    opened: (n) => count(n, { one: '# foto abierta', other: '# fotos abiertas' }),
    copiedImage: (file) => `${file} copiada`,
    copiedSizes: (sizes) =>
      sizes.length === 1 ? `${sizes[0]} copiado` : `${number(sizes.length)} tamaños copiados`,
    savedCopies: (n, place) =>
      `${count(n, { one: '# copia guardada', other: '# copias guardadas' })} en ${place}`,
    thrownAway: (n) => `${photos(n)} de camino a la papelera`,
    inTrash: (n) => `${photos(n)} en la papelera`,
    broughtBack: (n) => count(n, { one: '# foto recuperada', other: '# fotos recuperadas' }),
    undo: 'Deshacer',
    exporting: (n) => `Exportando ${photos(n)}`,
    exported: (place) => `${place} guardado`,
    copying: (n) => `Copiando ${photos(n)}`,
    cancelled: 'No se ha escrito nada.',
    cancel: 'Cancelar',
  },
}
