import { countingIn } from '../../../contract/counting'
import { troubles } from '../../../contract/troubles/ko'
import type { Words } from './words'

const { count } = countingIn('ko')
const photos = (n: number) => count(n, { other: '사진 #장' })

export const ko: Words = {
  cannotStart: 'Snapland를 시작할 수 없습니다',
  troubles,

  quitTitle: '사진이 아직 오고 있습니다.',
  quitText: (n) =>
    `${photos(n)}이 여기서 멈춥니다. 도착한 부분은 보관되며, 하루 안에 Snapland를 다시 시작하면 이어집니다.`,
  quitNow: '종료',
  goOn: '계속 받기',

  photos,
  files: (n) => count(n, { other: '파일 #개' }),
  phones: (n) => count(n, { other: '휴대폰 #대' }),
  from: (what, who) => `${who}에서 보낸 ${what}`,
  unseen: (n) => count(n, { other: '새 사진 #장' }),

  goesOnTitle: 'Snapland가 계속 사진을 받습니다.',
  goesOnText: '트레이 아이콘에서 창을 다시 열거나 종료할 수 있습니다.',
  open: 'Snapland 열기',
  copyAddress: (address) => `주소 복사 ${address}`,
  copyCode: (code) => `코드 복사 ${code}`,
  stop: '받기 중지',
  resume: '받기 재개',
  quit: 'Snapland 종료',
}
