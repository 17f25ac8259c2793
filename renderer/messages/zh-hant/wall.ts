import type { wall as English } from '../en/wall'
import { phones, photos } from './count'

export const wall: typeof English = {
  wall: {
    open: '照片牆',
    openHint: '全螢幕顯示照片，用於投影 (F11)',
    scan: '用手機相機對準 QR Code',
    nothingYet: '第一張照片會顯示在這裡。',
    count: (n, senders) => `${photos(n)}，來自${phones(senders)}`,
    controls: '照片牆控制',
    hold: '暫留新照片',
    holdHint: '新照片會儲存，但在你展示之前在此等候 (H)',
    waiting: (n) => `${photos(n)}等待中`,
    queue: '等待中的照片',
    one: (file, sender) => `${file}，來自 ${sender}`,
    putOff: (photo) => `${photo}，已延後`,
    show: '展示',
    showHint: '在照片牆上展示 (Enter)',
    notNow: '稍後',
    notNowHint: '排到其他照片之後繼續等待 (Backspace)',
    leave: '離開照片牆',
    leaveHint: '離開照片牆 (Esc)',
  },
}
