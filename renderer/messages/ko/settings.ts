import type { settings as English } from '../en/settings'

export const settings: typeof English = {
  settings: {
    title: '설정',
    folder: '사진을 저장할 폴더',
    chooseFolder: '고르기…',
    chooseAnother: '다른 폴더 고르기…',
    filing: '하위 폴더',
    filingNone: '없음',
    filingExample: (path) => `예: ${path}`,
    filingWrong: '{date}, {year}, {month}, {phone}으로 된 폴더를 /로 나누어 적으세요.',
    receive: '받을 것',
    photosOnly: '사진만',
    anyFile: '모든 파일',
    computer: '이 컴퓨터의 이름',
    port: '포트',
    portNow: (port) => `자동 (${port})`,
    portWrong: '포트는 1에서 65535 사이의 숫자입니다.',
    askFirst: '새 휴대폰이 보내기 전에 묻기',
    language: '언어',
    theme: '화면 모드',
    themeNames: { system: '시스템과 같게', light: '밝게', dark: '어둡게' },
    system: '시스템과 같게',
    given: '명령줄에서 정했습니다.',
    problem: '일부 설정이 그대로 적용되지 않았습니다.',
  },
}
