import type { gallery as English } from '../en/gallery'
import { number, phones, photos } from './count'

export const gallery: typeof English = {
  gallery: {
    label: '写真',
    today: '今日',
    yesterday: '昨日',
    photos,
    arriving: (n) => `${number(n)}枚を受信中`,
    paused: (n) => `${number(n)}枚が一時停止`,
    phones,
  },
  view: {
    search: '名前を検索',
    phone: 'スマホ',
    allPhones: 'すべてのスマホ',
    sort: '並び順',
    sorts: { arrived: '新着順', captured: '撮影日時順' },
    size: 'サムネイルの大きさ',
    some: (shown, all) => `${photos(all)}中${number(shown)}枚`,
    nothing: '表示する写真がありません。',
    nothingNamed: (search) => `名前に「${search}」を含む写真はありません。`,
    nothingLost: '写真はすべてそのままです。',
    showAll: 'すべての写真を表示',
  },
  tile: {
    name: (file, width, height) => `${file}、${width} × ${height} ピクセル`,
    nameWithoutSize: (file) => `${file}、サイズ不明`,
    sizeUnknown: 'サイズ不明',
    arrived: (percent) => `${percent}が届きました`,
    arriving: '受信中',
    paused: '一時停止中。届いた分は残り、スマホが送信を再開すると続きます。',
    pausedShort: '一時停止',
    noPreview: 'プレビューなし',
    noPreviewOf: (format) => `${format}のプレビューなし`,
    notAPhoto: '写真ではありません',
    from: (sender) => `送信元：${sender}`,
    folder: 'フォルダー',
    byHand: 'フォルダーに直接追加',
  },
  remarks: {
    heic: { badge: 'HEIC', hint: 'そのまま保存しています。開けないソフトもあります。' },
    damaged: {
      badge: '破損',
      hint: '画像の途中でファイルが終わっています。送られたまま保存しています。',
    },
    'too-large': { badge: '大きすぎてプレビューできません', hint: 'ファイル自体は保存済みです。' },
    duplicate: {
      badge: '重複',
      hint: 'スマホが同じ写真を再度送りました。ここには1枚だけあります。',
    },
    'no-place': { badge: '位置なし', hint: '送信前にスマホが位置情報を削除しました。' },
  },
  announce: {
    one: (file, size, sender) => `${file}、${size}、送信元：${sender}`,
    several: (n, last) => `${photos(n)}が届きました。最後は${last}`,
  },
}
