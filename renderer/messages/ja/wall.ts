import type { wall as English } from '../en/wall'
import { phones, photos } from './count'

export const wall: typeof English = {
  wall: {
    open: 'ウォール',
    openHint: '写真を全画面で表示、プロジェクター用 (F11)',
    scan: 'スマホのカメラをコードに向けてください',
    nothingYet: '最初の写真がここに表示されます。',
    count: (n, senders) => `${phones(senders)}から${photos(n)}`,
    controls: 'ウォールの操作',
    hold: '新しい写真を保留',
    holdHint: '新しい写真は保存されますが、表示するまでここで待ちます (H)',
    waiting: (n) => `${photos(n)}が待機中`,
    queue: '待機中の写真',
    one: (file, sender) => `${sender}からの${file}`,
    putOff: (photo) => `${photo}、後回し`,
    show: '表示',
    showHint: 'ウォールに表示 (Enter)',
    notNow: '後で',
    notNowHint: 'ほかの写真の後ろで待たせる (Backspace)',
    leave: 'ウォールを閉じる',
    leaveHint: 'ウォールを閉じる (Esc)',
  },
}
