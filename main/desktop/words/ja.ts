import { countingIn } from '../../../contract/counting'
import { troubles } from '../../../contract/troubles/ja'
import type { Words } from './words'

const { count } = countingIn('ja')
const photos = (n: number) => count(n, { other: '写真#枚' })

export const ja: Words = {
  cannotStart: 'Snaplandを起動できません',
  troubles,

  quitTitle: 'まだ写真が届いています。',
  quitText: (n) =>
    `${photos(n)}がここで止まります。届いた分は残り、1日以内にSnaplandを起動すると続きます。`,
  quitNow: '終了',
  goOn: '受信を続ける',

  photos,
  files: (n) => count(n, { other: 'ファイル#個' }),
  phones: (n) => count(n, { other: 'スマホ#台' }),
  from: (what, who) => `${who}から${what}`,
  unseen: (n) => count(n, { other: '新しい写真#枚' }),

  goesOnTitle: 'Snaplandは受信を続けます。',
  goesOnText: 'トレイのアイコンからウインドウを開き直したり、終了したりできます。',
  open: 'Snaplandを開く',
  copyAddress: (address) => `アドレスをコピー ${address}`,
  copyCode: (code) => `コードをコピー ${code}`,
  stop: '受信を停止',
  resume: '受信を再開',
  quit: 'Snaplandを終了',
}
