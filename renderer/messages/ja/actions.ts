import type { actions as English } from '../en/actions'
import { number, photos } from './count'

export const actions: typeof English = {
  actions: {
    bar: '選択した写真',
    clear: '選択を解除',
    menu: '写真',
    selected: (n) => `${number(n)}枚を選択`,
    enlarge: '拡大',
    names: {
      open: '標準のアプリで開く',
      compare: '比較',
      copyImage: '画像をコピー',
      copySize: 'サイズをコピー',
      showInFolder: 'フォルダで表示',
      saveCopies: 'コピーを保存…',
      exportZip: 'ZIPで書き出す…',
      exportCsv: '一覧をCSVで書き出す…',
      trash: 'ゴミ箱に入れる',
    },
    export: '書き出す',
    exportZipOf: (n) => `${photos(n)}をZIPで…`,
    exportCsvOf: (n) => `${photos(n)}の一覧をCSVで…`,
    opened: (n) => `${photos(n)}を開きました`,
    copiedImage: (file) => `${file}をコピーしました`,
    copiedSizes: (sizes) =>
      sizes.length === 1
        ? `${sizes[0]} をコピーしました`
        : `${number(sizes.length)}件のサイズをコピーしました`,
    savedCopies: (n, place) => `${place}にコピーを${number(n)}件保存しました`,
    thrownAway: (n) => `${photos(n)}をゴミ箱へ移します`,
    inTrash: (n) => `${photos(n)}をゴミ箱に入れました`,
    broughtBack: (n) => `${photos(n)}を元に戻しました`,
    undo: '元に戻す',
    exporting: (n) => `${photos(n)}を書き出し中`,
    exported: (place) => `${place}を保存しました`,
    copying: (n) => `${photos(n)}をコピー中`,
    cancelled: '何も書き込みませんでした。',
    cancel: 'キャンセル',
  },
}
