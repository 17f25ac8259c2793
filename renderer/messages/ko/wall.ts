import type { wall as English } from '../en/wall'
import { number } from './count'

export const wall: typeof English = {
  wall: {
    open: '전시',
    openHint: '사진을 전체 화면으로 보기, 프로젝터용 (F11)',
    scan: '휴대폰 카메라로 코드를 비추세요',
    nothingYet: '첫 사진이 여기에 나타납니다.',
    count: (n, senders) => `휴대폰 ${number(senders)}대에서 사진 ${number(n)}장`,
    controls: '전시 조작',
    hold: '새 사진 보류',
    holdHint: '새 사진은 저장되지만, 보여 줄 때까지 여기서 기다립니다 (H)',
    waiting: (n) => `사진 ${number(n)}장 대기 중`,
    queue: '대기 중인 사진',
    one: (file, sender) => `${file}, ${sender}에서 보냄`,
    putOff: (photo) => `${photo}, 나중으로 미룸`,
    show: '보여 주기',
    showHint: '전시에 보여 주기 (Enter)',
    notNow: '나중에',
    notNowHint: '다른 사진 뒤에서 기다리게 하기 (Backspace)',
    leave: '전시 끝내기',
    leaveHint: '전시 끝내기 (Esc)',
  },
}
