import type { problems as English } from '../en/problems'
import { photos } from './count'

export const problems: typeof English = {
  notices: {
    label: '消息',
    dismiss: '关闭',
    one: (file, sender) => `${file}，来自 ${sender}`,
    several: (n, sender) => `${photos(n)}，来自 ${sender}`,
  },
  problems: {
    DUPLICATE: {
      what: '这里已经有了，没有重复保存。',
      next: '此手机之前发送过相同的内容，图库中的照片就是它。',
    },
    BODY_ENDED_EARLY: {
      what: '与手机的连接中断了。',
      next: '收到的部分已保留。手机回到此 Wi-Fi 并打开页面后会继续。',
    },
    IDLE: {
      what: '有一段时间没有收到数据。',
      next: '收到的部分已保留。唤醒手机并保持页面打开，就会从那里继续。',
    },
    CHECKSUM_MISMATCH: {
      what: '有一部分在传输中损坏了。',
      next: '什么都没有丢失，手机会重新发送那一部分。',
    },
    EMPTY_FILE: {
      what: '文件是空的（0 字节），没有可保存的内容。',
      next: '它还在手机上。请在手机上打开，看看照片是否还在。',
    },
    TOO_LARGE: {
      what: '文件超过这台电脑可接收的大小。',
      next: '它还在手机上，其他照片会继续发送。',
    },
    NOT_A_PHOTO: {
      what: '这不是照片，没有保存。',
      next: '它还在手机上，其他照片会继续发送。',
    },
    SAVE_FAILED: {
      what: '无法将照片写入磁盘。',
      next: '它还在手机上。请检查接收文件夹，然后重新发送。',
    },
    EXPIRED: {
      what: '这张照片没有在一天内传完。',
      next: '已收到的部分已删除。照片还在手机上，请重新发送。',
    },
    FOLDER_GONE: {
      what: '接收文件夹不见了。',
      next: '收到的部分已保留。请连接它的磁盘或重新创建文件夹，然后在手机上重试。',
    },
    FOLDER_READ_ONLY: {
      what: 'Snapland 无法写入接收文件夹。',
      next: '照片还在手机上。请允许写入，然后在手机上重试。',
    },
    DISK_FULL: {
      what: '这台电脑的磁盘已满。',
      next: '收到的部分已保留。请腾出空间，然后在手机上重试。',
    },
    PAUSED: {
      what: '这台电脑暂时停止了接收。',
      next: '照片还在手机上。',
    },
    NOT_FOUND: {
      what: '这张照片传输时代码变了。',
      next: '它还在发送它的地方。请扫描新二维码并重新发送。',
    },
    INTERNAL: {
      what: '这台电脑出了点问题。',
      next: '已保存的内容没有丢失，请重新发送照片。',
    },
  },
  startFailed: {
    what: 'Snapland 无法显示照片。',
    next: '照片安全地保存在接收文件夹中。请关闭 Snapland 再重新打开。',
  },
}
