import type { actions as English } from '../en/actions'
import { count, number, photos } from './count'

export const actions: typeof English = {
  actions: {
    bar: 'Photos sélectionnées',
    clear: 'Désélectionner',
    menu: 'Photo',
    selected: (n) => count(n, { one: '# sélectionnée', other: '# sélectionnées' }),
    enlarge: 'Agrandir',
    names: {
      open: 'Ouvrir dans le programme habituel',
      compare: 'Comparer',
      copyImage: 'Copier l’image',
      copySize: 'Copier les dimensions',
      showInFolder: 'Afficher dans le dossier',
      saveCopies: 'Enregistrer une copie…',
      exportZip: 'Exporter en ZIP…',
      exportCsv: 'Exporter la liste en CSV…',
      trash: 'Mettre à la corbeille',
    },
    export: 'Exporter',
    exportZipOf: (n) => `${photos(n)} en ZIP…`,
    exportCsvOf: (n) => `Liste de ${photos(n)} en CSV…`,
    opened: (n) => count(n, { one: '# photo ouverte', other: '# photos ouvertes' }),
    copiedImage: (file) => `${file} copiée`,
    copiedSizes: (sizes) =>
      sizes.length === 1 ? `${sizes[0]} copié` : `${number(sizes.length)} dimensions copiées`,
    savedCopies: (n, place) =>
      `${count(n, { one: '# copie enregistrée', other: '# copies enregistrées' })} dans ${place}`,
    thrownAway: (n) => `${photos(n)} bientôt à la corbeille`,
    inTrash: (n) => `${photos(n)} dans la corbeille`,
    broughtBack: (n) => count(n, { one: '# photo rétablie', other: '# photos rétablies' }),
    undo: 'Annuler',
    exporting: (n) => `Export de ${photos(n)}`,
    exported: (place) => `${place} enregistré`,
    copying: (n) => `Copie de ${photos(n)}`,
    cancelled: 'Rien n’a été écrit.',
    cancel: 'Annuler',
  },
}
