import { count, number, photos } from './count'

/** What is done with photos. */
export const actions = {
  actions: {
    bar: 'Selected photos',
    clear: 'Clear selection',
    menu: 'Photo',
    selected: (n: number) => `${number(n)} selected`,
    enlarge: 'Enlarge',
    names: {
      open: 'Open in default program',
      compare: 'Compare',
      copyImage: 'Copy image',
      copySize: 'Copy size',
      showInFolder: 'Show in folder',
      saveCopies: 'Save a copy…',
      exportZip: 'Export as ZIP…',
      exportCsv: 'Export list as CSV…',
      trash: 'Move to trash',
    },
    export: 'Export',
    exportZipOf: (n: number) => `${photos(n)} as ZIP…`,
    exportCsvOf: (n: number) => `List of ${photos(n)} as CSV…`,
    opened: (n: number) => `Opened ${photos(n)}`,
    copiedImage: (file: string) => `Copied ${file}`,
    copiedSizes: (sizes: readonly string[]) =>
      sizes.length === 1 ? `Copied ${sizes[0]}` : `Copied ${number(sizes.length)} sizes`,
    savedCopies: (n: number, place: string) =>
      `${count(n, { one: '# copy', other: '# copies' })} saved in ${place}`,
    thrownAway: (n: number) => `${photos(n)} on the way to the trash`,
    inTrash: (n: number) => `${photos(n)} in the trash`,
    broughtBack: (n: number) => `${photos(n)} brought back`,
    undo: 'Undo',
    exporting: (n: number) => `Exporting ${photos(n)}`,
    exported: (place: string) => `Saved ${place}`,
    copying: (n: number) => `Copying ${photos(n)}`,
    cancelled: 'Nothing was written.',
    cancel: 'Cancel',
  },
}
