import type { menu as English } from '../en/menu'

export const menu: typeof English = {
  menu: {
    file: '파일(&F)',
    edit: '편집(&E)',
    photo: '사진(&P)',
    view: '보기(&V)',
    window: '창(&W)',
    commands: {
      selectAll: '모든 사진 선택',
      larger: '미리보기 크게',
      smaller: '미리보기 작게',
      usualSize: '기본 크기',
      settings: '설정…',
      stop: '받기 중지',
      resume: '받기 재개',
    },
    roles: {
      undo: '실행 취소',
      redo: '다시 실행',
      cut: '잘라내기',
      copy: '복사',
      paste: '붙여넣기',
      selectAll: '모두 선택',
      about: 'Snapland 정보',
      services: '서비스',
      hide: 'Snapland 가리기',
      hideOthers: '기타 가리기',
      unhide: '모두 보기',
      minimize: '최소화',
      zoom: '확대/축소',
      front: '모두 앞으로 가져오기',
      close: '창 닫기',
      quit: 'Snapland 종료',
    },
  },
}
