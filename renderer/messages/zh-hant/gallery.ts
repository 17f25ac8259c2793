import type { gallery as English } from '../en/gallery'
import { number, phones, photos } from './count'

export const gallery: typeof English = {
  gallery: {
    label: '照片',
    today: '今天',
    yesterday: '昨天',
    photos,
    arriving: (n) => `${number(n)} 張接收中`,
    paused: (n) => `${number(n)} 張已暫停`,
    phones,
  },
  view: {
    search: '搜尋名稱',
    phone: '手機',
    allPhones: '所有手機',
    sort: '順序',
    sorts: { arrived: '最新收到', captured: '依拍攝時間' },
    size: '縮圖大小',
    some: (shown, all) => `${photos(all)}中的 ${number(shown)} 張`,
    nothing: '沒有可顯示的照片。',
    nothingNamed: (search) => `沒有名稱包含「${search}」的照片。`,
    nothingLost: '你的照片都還在。',
    showAll: '顯示所有照片',
  },
  tile: {
    name: (file, width, height) => `${file}，${width} × ${height} 像素`,
    nameWithoutSize: (file) => `${file}，尺寸未知`,
    sizeUnknown: '尺寸未知',
    arrived: (percent) => `已收到 ${percent}`,
    arriving: '接收中',
    paused: '已暫停。收到的部分會保留，手機再次傳送時繼續。',
    pausedShort: '已暫停',
    noPreview: '無預覽',
    noPreviewOf: (format) => `無 ${format} 預覽`,
    notAPhoto: '不是照片',
    from: (sender) => `來自 ${sender}`,
    folder: '資料夾',
    byHand: '直接放入資料夾',
  },
  remarks: {
    heic: { badge: 'HEIC', hint: '照原樣儲存，有些程式無法打開。' },
    damaged: { badge: '已損壞', hint: '檔案在影像結束前就中斷了，照傳送時的原樣儲存。' },
    'too-large': { badge: '太大，無法預覽', hint: '檔案本身已儲存。' },
    duplicate: { badge: '重複', hint: '手機又傳送了一次，這裡只保留一張。' },
    'no-place': { badge: '無位置', hint: '手機在傳送前移除了位置資訊。' },
  },
  announce: {
    one: (file, size, sender) => `${file}，${size}，來自 ${sender}`,
    several: (n, last) => `收到 ${photos(n)}。最後一張：${last}`,
  },
}
