import type { NoticeTexts } from '../notice'

export const troubles: NoticeTexts = {
  PHOTO_GONE: ({ file }) => `${file}はもうフォルダにありません。`,
  PHOTO_LEFT: () => '写真がもうフォルダにありません。何も変わっていません。',
  PHOTO_NOT_OPENED: ({ file }) => `${file}を開けません。開けるアプリがこのパソコンにありません。`,
  NOT_STARTED: ({ file }) => `${file}は写真ではないので、Snaplandは起動しません。`,
  FOLDER_NOT_OPENED: () => 'フォルダを開けません。ディスクはつながっていますか？',
  STILL_WRITING: () => 'まだ書き込み中です。',
  NO_ROOM: () => 'そのディスクに空きがなく、すべては書き込めませんでした。写真はそのままです。',
  PLACE_READ_ONLY: () => 'そこには書き込めません。別の場所を選んでください。写真はそのままです。',
  NOT_WRITTEN: () => 'そこにすべてを書き込めませんでした。写真はそのままです。',
  TRASH_REFUSED: ({ refused, of }) =>
    `このパソコンのゴミ箱が${of}枚中${refused}枚を受け付けませんでした。写真は一覧に戻り、失われたものはありません。`,
  NO_JPEG: ({ file }) => `${file}からJPEGを作れませんでした。HEICは保存されています。`,
  FIXED_SETTING: () => 'コマンドラインで指定されているため、ここでは変えられません。',
  WRONG_SETTING: () => '使えない設定なので、何も変わっていません。',
  SETTINGS_NOT_KEPT: () => '設定は有効ですが保存できませんでした。次の起動では元に戻ります。',
  SETTINGS_UNREADABLE: ({ file }) =>
    `読めなかった設定は最初の状態に戻りました。元のファイル：${file}`,
  LOGIN_UNCHANGED: () => 'ログイン時に起動する設定を変えられませんでした。',
  FOLDER_UNUSABLE: ({ folder }) =>
    `フォルダ${folder}に書き込めません。別のフォルダを選んでください。`,
  PORT_TAKEN: ({ port }) => `ポート${port}は別のアプリが使っています。別の番号を選んでください。`,
  PORT_FORBIDDEN: ({ port }) =>
    `ポート${port}はこのユーザには許可されていません。1024以上を選んでください。`,
  NO_PORT_FREE: () =>
    'このパソコンに空いているポートがありません。ほかのアプリを閉じて、Snaplandをもう一度起動してください。',
  ADDRESS_NOT_HERE: ({ address }) => `${address}はこのパソコンのアドレスではありません。`,
  NOT_LISTENING: () =>
    'スマホからの接続を待てません。パソコンを再起動して、Snaplandを起動してください。',
  ALREADY_RUNNING: ({ folder }) =>
    `Snaplandはすでにデータフォルダ${folder}で動いています。先に終了してください。`,
  WRONG_COMMAND_LINE: () =>
    'コマンドラインを理解できませんでした。使えるものはターミナルの--helpで見られます。',
  UNFORESEEN: () => 'このパソコンで問題が起きました。保存したものは失われていません。',
}
