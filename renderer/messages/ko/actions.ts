import type { actions as English } from '../en/actions'
import { number, photos } from './count'

export const actions: typeof English = {
  actions: {
    bar: '선택한 사진',
    clear: '선택 해제',
    menu: '사진',
    selected: (n) => `${number(n)}장 선택`,
    enlarge: '크게 보기',
    names: {
      open: '기본 프로그램으로 열기',
      compare: '비교',
      copyImage: '이미지 복사',
      copySize: '크기 복사',
      showInFolder: '폴더에서 보기',
      saveCopies: '복사본 저장…',
      exportZip: 'ZIP으로 내보내기…',
      exportCsv: '목록을 CSV로 내보내기…',
      trash: '휴지통으로 이동',
    },
    export: '내보내기',
    exportZipOf: (n) => `${photos(n)}을 ZIP으로…`,
    exportCsvOf: (n) => `${photos(n)} 목록을 CSV로…`,
    opened: (n) => `${photos(n)}을 열었습니다`,
    copiedImage: (file) => `${file} 복사됨`,
    copiedSizes: (sizes) =>
      sizes.length === 1 ? `${sizes[0]} 복사됨` : `크기 ${number(sizes.length)}개 복사됨`,
    savedCopies: (n, place) => `${place}에 복사본 ${number(n)}개를 저장했습니다`,
    thrownAway: (n) => `${photos(n)}을 휴지통으로 옮기는 중`,
    inTrash: (n) => `${photos(n)}을 휴지통으로 옮겼습니다`,
    broughtBack: (n) => `${photos(n)}을 되돌렸습니다`,
    undo: '실행 취소',
    exporting: (n) => `${photos(n)}을 내보내는 중`,
    exported: (place) => `${place} 저장됨`,
    copying: (n) => `${photos(n)}을 복사하는 중`,
    cancelled: '저장한 것이 없습니다.',
    cancel: '취소',
  },
}
