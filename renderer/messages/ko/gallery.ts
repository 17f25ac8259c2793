import type { gallery as English } from '../en/gallery'
import { number, phones, photos } from './count'

export const gallery: typeof English = {
  gallery: {
    label: '사진',
    today: '오늘',
    yesterday: '어제',
    photos,
    arriving: (n) => `${number(n)}장 받는 중`,
    paused: (n) => `${number(n)}장 멈춤`,
    phones,
  },
  view: {
    search: '이름 검색',
    phone: '휴대폰',
    allPhones: '모든 휴대폰',
    sort: '순서',
    sorts: { arrived: '최근 받은 순', captured: '촬영 시각순' },
    size: '미리보기 크기',
    some: (shown, all) => `${photos(all)} 중 ${number(shown)}장`,
    nothing: '표시할 사진이 없습니다.',
    nothingNamed: (search) => `이름에 ‘${search}’이(가) 들어간 사진이 없습니다.`,
    nothingLost: '사진은 모두 그대로 있습니다.',
    showAll: '모든 사진 보기',
  },
  tile: {
    name: (file, width, height) => `${file}, ${width} × ${height} 픽셀`,
    nameWithoutSize: (file) => `${file}, 크기를 알 수 없음`,
    sizeUnknown: '크기를 알 수 없음',
    arrived: (percent) => `${percent} 도착함`,
    arriving: '받는 중',
    paused: '멈췄습니다. 도착한 부분은 보관되며, 휴대폰이 다시 보내면 이어집니다.',
    pausedShort: '멈춤',
    noPreview: '미리보기 없음',
    noPreviewOf: (format) => `${format} 미리보기 없음`,
    notAPhoto: '사진이 아님',
    from: (sender) => `보낸 휴대폰: ${sender}`,
    folder: '폴더',
    byHand: '폴더에 직접 넣음',
  },
  remarks: {
    heic: { badge: 'HEIC', hint: '보낸 그대로 보관됩니다. 열지 못하는 프로그램도 있습니다.' },
    damaged: {
      badge: '손상됨',
      hint: '그림이 끝나기 전에 파일이 끝납니다. 보낸 그대로 보관됩니다.',
    },
    'too-large': { badge: '미리보기에 너무 큼', hint: '파일은 저장되어 있습니다.' },
    duplicate: { badge: '중복', hint: '같은 휴대폰이 다시 보냈습니다. 파일은 하나입니다.' },
    'no-place': { badge: '위치 없음', hint: '휴대폰이 보내기 전에 위치 정보를 지웠습니다.' },
  },
  announce: {
    one: (file, size, sender) => `${file}, ${size}, ${sender}에서 보냄`,
    several: (n, last) => `${photos(n)} 도착. 마지막: ${last}`,
  },
}
