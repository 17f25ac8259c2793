import type { gallery as English } from '../en/gallery'
import { number, phones, photos } from './count'

export const gallery: typeof English = {
  gallery: {
    label: '照片',
    today: '今天',
    yesterday: '昨天',
    photos,
    arriving: (n) => `${number(n)} 张接收中`,
    paused: (n) => `${number(n)} 张已暂停`,
    phones,
  },
  view: {
    search: '搜索名称',
    phone: '手机',
    allPhones: '所有手机',
    sort: '顺序',
    sorts: { arrived: '最新收到', captured: '按拍摄时间' },
    size: '缩略图大小',
    some: (shown, all) => `${photos(all)}中的 ${number(shown)} 张`,
    nothing: '没有可显示的照片。',
    nothingNamed: (search) => `没有名称包含“${search}”的照片。`,
    nothingLost: '你的照片都还在。',
    showAll: '显示所有照片',
  },
  tile: {
    name: (file, width, height) => `${file}，${width} × ${height} 像素`,
    nameWithoutSize: (file) => `${file}，尺寸未知`,
    sizeUnknown: '尺寸未知',
    arrived: (percent) => `已收到 ${percent}`,
    arriving: '接收中',
    paused: '已暂停。收到的部分会保留，手机再次发送时继续。',
    pausedShort: '已暂停',
    noPreview: '无预览',
    noPreviewOf: (format) => `无 ${format} 预览`,
    notAPhoto: '不是照片',
    from: (sender) => `来自 ${sender}`,
    folder: '文件夹',
    byHand: '直接放入文件夹',
  },
  remarks: {
    heic: { badge: 'HEIC', hint: '按原样保存，有些程序无法打开。' },
    damaged: { badge: '已损坏', hint: '文件在图像结束前就中断了，按发送时的原样保存。' },
    'too-large': { badge: '太大，无法预览', hint: '文件本身已保存。' },
    duplicate: { badge: '重复', hint: '手机又发送了一次，这里只保留一张。' },
    'no-place': { badge: '无位置', hint: '手机在发送前移除了位置信息。' },
  },
  announce: {
    one: (file, size, sender) => `${file}，${size}，来自 ${sender}`,
    several: (n, last) => `收到 ${photos(n)}。最后一张：${last}`,
  },
}
