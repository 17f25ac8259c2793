import type { actions as English } from '../en/actions'
import { number, photos } from './count'

export const actions: typeof English = {
  actions: {
    bar: '所選照片',
    clear: '取消選取',
    menu: '照片',
    selected: (n) => `已選取 ${number(n)} 張`,
    enlarge: '放大',
    names: {
      open: '用預設程式打開',
      compare: '比較',
      copyImage: '複製影像',
      copySize: '複製尺寸',
      showInFolder: '在資料夾中顯示',
      saveCopies: '儲存副本…',
      exportZip: '輸出為 ZIP…',
      exportCsv: '將清單輸出為 CSV…',
      trash: '移到垃圾桶',
    },
    export: '輸出',
    exportZipOf: (n) => `將 ${photos(n)}輸出為 ZIP…`,
    exportCsvOf: (n) => `將 ${photos(n)}的清單輸出為 CSV…`,
    opened: (n) => `已打開 ${photos(n)}`,
    copiedImage: (file) => `已複製 ${file}`,
    copiedSizes: (sizes) =>
      sizes.length === 1 ? `已複製 ${sizes[0]}` : `已複製 ${number(sizes.length)} 個尺寸`,
    savedCopies: (n, place) => `已在 ${place} 中儲存 ${number(n)} 個副本`,
    thrownAway: (n) => `即將把 ${photos(n)}移到垃圾桶`,
    inTrash: (n) => `已將 ${photos(n)}移到垃圾桶`,
    broughtBack: (n) => `已還原 ${photos(n)}`,
    undo: '還原',
    exporting: (n) => `正在輸出 ${photos(n)}`,
    exported: (place) => `已儲存 ${place}`,
    copying: (n) => `正在複製 ${photos(n)}`,
    cancelled: '未寫入任何內容。',
    cancel: '取消',
  },
}
