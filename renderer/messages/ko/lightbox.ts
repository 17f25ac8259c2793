import type { lightbox as English } from '../en/lightbox'
import { number } from './count'

export const lightbox: typeof English = {
  lightbox: {
    close: '닫기',
    previous: '이전 사진',
    next: '다음 사진',
    position: (at, total) => `${number(total)}장 중 ${number(at)}번째`,
    showInFolder: '폴더에서 보기',
    copySize: '크기 복사',
    copied: (size) => `${size} 복사됨`,
    shown: '폴더에서 열었습니다',
    stored: (size) => `저장된 크기 ${size}`,
    orientation: (orientation) => `방향 ${orientation}`,
    cannotShow: '이 사진은 여기에 표시할 수 없습니다.',
    untouched:
      '파일은 보낸 그대로 저장되어 있습니다. ‘폴더에서 보기’를 눌러 다른 프로그램으로 여세요.',
    fit: '창에 맞추기 (0)',
    actualSize: '실제 픽셀 (1)',
    swap: '좌우 바꾸기 (X)',
    details: '정보',
    stillArriving: '아직 받는 중인 사진입니다.',
  },
  details: {
    label: '정보',
    size: '크기',
    megapixels: '화소',
    inMegapixels: (n) => `${n} MP`,
    stored: '파일 안',
    format: '형식',
    bytes: '파일 용량',
    captured: '촬영',
    camera: '카메라',
    sender: '보낸 휴대폰',
    received: '받은 시각',
    location: '위치 정보',
    converted: (format) => `${format}, 휴대폰이 HEIC에서 변환함`,
    present: '파일에 있음',
    removed: '휴대폰이 지움',
    absent: '파일에 없음',
    notSaid: '파일에 없음',
  },
}
