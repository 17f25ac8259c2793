import { countingIn } from '../../../contract/counting'
import { troubles } from '../../../contract/troubles/zh-hans'
import type { Words } from './words'

const { count } = countingIn('zh-Hans')
const photos = (n: number) => count(n, { other: '# 张照片' })

export const zhHans: Words = {
  cannotStart: 'Snapland 无法启动',
  troubles,

  quitTitle: '照片仍在接收。',
  quitText: (n) =>
    `${photos(n)}会在这里中断。收到的部分已保留，一天之内重新启动 Snapland 就会继续。`,
  quitNow: '退出',
  goOn: '继续接收',

  photos,
  files: (n) => count(n, { other: '# 个文件' }),
  phones: (n) => count(n, { other: '# 部手机' }),
  from: (what, who) => `${who} 发来 ${what}`,
  unseen: (n) => count(n, { other: '# 张新照片' }),

  goesOnTitle: 'Snapland 仍在接收。',
  goesOnText: '通过托盘图标可以重新打开窗口，也可以退出。',
  open: '打开 Snapland',
  copyAddress: (address) => `复制地址 ${address}`,
  copyCode: (code) => `复制代码 ${code}`,
  stop: '停止接收',
  resume: '继续接收',
  quit: '退出 Snapland',
}
