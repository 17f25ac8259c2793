import { countingIn } from '../../../contract/counting'
import { troubles } from '../../../contract/troubles/zh-hant'
import type { Words } from './words'

const { count } = countingIn('zh-Hant')
const photos = (n: number) => count(n, { other: '# 張照片' })

export const zhHant: Words = {
  cannotStart: 'Snapland 無法啟動',
  troubles,

  quitTitle: '照片仍在接收。',
  quitText: (n) =>
    `${photos(n)}會在這裡中斷。收到的部分已保留，一天之內重新啟動 Snapland 就會繼續。`,
  quitNow: '結束',
  goOn: '繼續接收',

  photos,
  files: (n) => count(n, { other: '# 個檔案' }),
  phones: (n) => count(n, { other: '# 支手機' }),
  from: (what, who) => `${who} 傳來 ${what}`,
  unseen: (n) => count(n, { other: '# 張新照片' }),

  goesOnTitle: 'Snapland 仍在接收。',
  goesOnText: '從系統匣圖示可以重新打開視窗，也可以結束程式。',
  open: '打開 Snapland',
  copyAddress: (address) => `複製位址 ${address}`,
  copyCode: (code) => `複製代碼 ${code}`,
  stop: '停止接收',
  resume: '繼續接收',
  quit: '結束 Snapland',
}
