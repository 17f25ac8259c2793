import type { actions as English } from '../en/actions'
import { number, photos } from './count'

export const actions: typeof English = {
  actions: {
    bar: '所选照片',
    clear: '取消选择',
    menu: '照片',
    selected: (n) => `已选择 ${number(n)} 张`,
    enlarge: '放大',
    names: {
      open: '用默认程序打开',
      compare: '比较',
      copyImage: '复制图片',
      copySize: '复制尺寸',
      showInFolder: '在文件夹中显示',
      saveCopies: '保存副本…',
      exportZip: '导出为 ZIP…',
      exportCsv: '将列表导出为 CSV…',
      trash: '移到废纸篓',
    },
    export: '导出',
    exportZipOf: (n) => `将 ${photos(n)}导出为 ZIP…`,
    exportCsvOf: (n) => `将 ${photos(n)}的列表导出为 CSV…`,
    opened: (n) => `已打开 ${photos(n)}`,
    copiedImage: (file) => `已复制 ${file}`,
    copiedSizes: (sizes) =>
      sizes.length === 1 ? `已复制 ${sizes[0]}` : `已复制 ${number(sizes.length)} 个尺寸`,
    savedCopies: (n, place) => `已在 ${place} 中保存 ${number(n)} 个副本`,
    thrownAway: (n) => `即将把 ${photos(n)}移到废纸篓`,
    inTrash: (n) => `已将 ${photos(n)}移到废纸篓`,
    broughtBack: (n) => `已恢复 ${photos(n)}`,
    undo: '撤销',
    exporting: (n) => `正在导出 ${photos(n)}`,
    exported: (place) => `已保存 ${place}`,
    copying: (n) => `正在复制 ${photos(n)}`,
    cancelled: '未写入任何内容。',
    cancel: '取消',
  },
}
