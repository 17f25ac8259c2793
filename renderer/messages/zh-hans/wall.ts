import type { wall as English } from '../en/wall'
import { phones, photos } from './count'

export const wall: typeof English = {
  wall: {
    open: '照片墙',
    openHint: '全屏显示照片，用于投影 (F11)',
    scan: '用手机相机对准二维码',
    nothingYet: '第一张照片会显示在这里。',
    count: (n, senders) => `${photos(n)}，来自${phones(senders)}`,
    controls: '照片墙控制',
    hold: '暂留新照片',
    holdHint: '新照片会保存，但在你展示之前在此等候 (H)',
    waiting: (n) => `${photos(n)}等待中`,
    queue: '等待中的照片',
    one: (file, sender) => `${file}，来自 ${sender}`,
    putOff: (photo) => `${photo}，已推后`,
    show: '展示',
    showHint: '在照片墙上展示 (Enter)',
    notNow: '稍后',
    notNowHint: '排到其他照片之后继续等待 (Backspace)',
    leave: '退出照片墙',
    leaveHint: '退出照片墙 (Esc)',
  },
}
