import type { lightbox as English } from '../en/lightbox'
import { number } from './count'

export const lightbox: typeof English = {
  lightbox: {
    close: '閉じる',
    previous: '前の写真',
    next: '次の写真',
    position: (at, total) => `${number(at)} / ${number(total)}`,
    showInFolder: 'フォルダで表示',
    copySize: 'サイズをコピー',
    copied: (size) => `${size} をコピーしました`,
    shown: 'フォルダで表示しました',
    stored: (size) => `保存形は ${size}`,
    orientation: (orientation) => `向き ${orientation}`,
    cannotShow: 'この画像はここに表示できません。',
    untouched:
      'ファイルは送られたまま保存されています。「フォルダで表示」から別のアプリで開けます。',
    fit: 'ウインドウに合わせる (0)',
    actualSize: '実際のピクセル (1)',
    swap: '左右を入れ替え (X)',
    details: '詳細',
    stillArriving: 'この写真はまだ届いている途中です。',
  },
  details: {
    label: '詳細',
    size: 'サイズ',
    megapixels: '画素数',
    stored: 'ファイル内',
    format: '形式',
    bytes: 'ファイルの容量',
    captured: '撮影日時',
    camera: 'カメラ',
    sender: '送信元',
    received: '受信日時',
    location: '位置情報',
    present: 'ファイルにあり',
    absent: 'ファイルになし',
    notSaid: 'ファイルになし',
    converted: (format) => `${format}（スマホがHEICから変換）`,
    removed: 'スマホが削除',
    inMegapixels: (n) => `${n} MP`,
  },
}
