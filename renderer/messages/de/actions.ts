import type { actions as English } from '../en/actions'
import { count, number, photos } from './count'

export const actions: typeof English = {
  actions: {
    bar: 'Ausgewählte Fotos',
    clear: 'Auswahl aufheben',
    menu: 'Foto',
    selected: (n) => `${number(n)} ausgewählt`,
    enlarge: 'Vergrößern',
    names: {
      open: 'Im Standardprogramm öffnen',
      compare: 'Vergleichen',
      copyImage: 'Bild kopieren',
      copySize: 'Größe kopieren',
      showInFolder: 'Im Ordner zeigen',
      saveCopies: 'Kopie speichern …',
      exportZip: 'Als ZIP exportieren …',
      exportCsv: 'Liste als CSV exportieren …',
      trash: 'In den Papierkorb',
    },
    export: 'Exportieren',
    exportZipOf: (n) => `${photos(n)} als ZIP …`,
    exportCsvOf: (n) => `Liste von ${count(n, { one: '# Foto', other: '# Fotos' })} als CSV …`,
    opened: (n) => `${photos(n)} geöffnet`,
    copiedImage: (file) => `${file} kopiert`,
    copiedSizes: (sizes) =>
      sizes.length === 1 ? `${sizes[0]} kopiert` : `${number(sizes.length)} Größen kopiert`,
    savedCopies: (n, place) =>
      `${count(n, { one: '# Kopie', other: '# Kopien' })} in ${place} gespeichert`,
    thrownAway: (n) => `${photos(n)} auf dem Weg in den Papierkorb`,
    inTrash: (n) => `${photos(n)} im Papierkorb`,
    broughtBack: (n) => `${photos(n)} zurückgeholt`,
    undo: 'Rückgängig',
    exporting: (n) => `${photos(n)}: Export läuft`,
    exported: (place) => `${place} gespeichert`,
    copying: (n) => `${photos(n)}: Kopieren läuft`,
    cancelled: 'Nichts wurde geschrieben.',
    cancel: 'Abbrechen',
  },
}
