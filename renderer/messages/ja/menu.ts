import type { menu as English } from '../en/menu'

export const menu: typeof English = {
  menu: {
    file: 'ファイル(&F)',
    edit: '編集(&E)',
    photo: '写真(&P)',
    view: '表示(&V)',
    window: 'ウインドウ(&W)',
    commands: {
      selectAll: 'すべての写真を選択',
      larger: 'サムネイルを大きく',
      smaller: 'サムネイルを小さく',
      usualSize: '標準の大きさ',
      settings: '設定…',
      stop: '受信を停止',
      resume: '受信を再開',
    },
    roles: {
      undo: '取り消す',
      redo: 'やり直す',
      cut: 'カット',
      copy: 'コピー',
      paste: 'ペースト',
      selectAll: 'すべてを選択',
      about: 'Snaplandについて',
      services: 'サービス',
      hide: 'Snaplandを非表示',
      hideOthers: 'ほかを非表示',
      unhide: 'すべてを表示',
      minimize: '最小化',
      zoom: '拡大/縮小',
      front: 'すべてを手前に移動',
      close: 'ウインドウを閉じる',
      quit: 'Snaplandを終了',
    },
  },
}
