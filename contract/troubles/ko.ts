import type { NoticeTexts } from '../notice'

export const troubles: NoticeTexts = {
  PHOTO_GONE: ({ file }) => `${file}: 폴더에 더 이상 없습니다.`,
  PHOTO_LEFT: () => '사진이 폴더에 더 이상 없습니다. 아무것도 바뀌지 않았습니다.',
  PHOTO_NOT_OPENED: ({ file }) => `${file}: 열 수 없습니다. 이 컴퓨터에 열 프로그램이 없습니다.`,
  NOT_STARTED: ({ file }) => `${file}: 사진이 아니어서 Snapland가 실행하지 않습니다.`,
  FOLDER_NOT_OPENED: () => '폴더를 열 수 없습니다. 디스크가 연결되어 있나요?',
  STILL_WRITING: () => '아직 저장하는 중입니다.',
  NO_ROOM: () => '그 디스크에 공간이 없어 모두 저장하지 못했습니다. 사진은 그대로 있습니다.',
  PLACE_READ_ONLY: () => '그곳에는 저장할 수 없습니다. 다른 곳을 고르세요. 사진은 그대로 있습니다.',
  NOT_WRITTEN: () => '그곳에 모두 저장하지 못했습니다. 사진은 그대로 있습니다.',
  TRASH_REFUSED: ({ refused, of }) =>
    `이 컴퓨터의 휴지통이 ${of}장 중 ${refused}장을 받지 않았습니다. 갤러리에 다시 있으며, 잃은 것은 없습니다.`,
  NO_JPEG: ({ file }) => `${file}: JPEG를 만들지 못했습니다. HEIC는 저장되어 있습니다.`,
  FIXED_SETTING: () => '명령줄에서 정해져 있어 여기서는 바꿀 수 없습니다.',
  WRONG_SETTING: () => '쓸 수 없는 설정이라 아무것도 바뀌지 않았습니다.',
  SETTINGS_NOT_KEPT: () => '설정은 적용되었지만 기록하지 못해, 다음에 시작하면 사라집니다.',
  SETTINGS_UNREADABLE: ({ file }) =>
    `읽지 못한 설정은 처음 상태로 돌아갔습니다. 이전 파일: ${file}`,
  LOGIN_UNCHANGED: () => '로그인할 때 시작하는 설정을 바꾸지 못했습니다.',
  FOLDER_UNUSABLE: ({ folder }) => `${folder} 폴더에 쓸 수 없습니다. 다른 폴더를 고르세요.`,
  PORT_TAKEN: ({ port }) => `${port}번 포트는 다른 프로그램이 쓰고 있습니다. 다른 번호를 고르세요.`,
  PORT_FORBIDDEN: ({ port }) =>
    `${port}번 포트는 이 사용자에게 허용되지 않습니다. 1024 이상의 번호를 고르세요.`,
  NO_PORT_FREE: () =>
    '이 컴퓨터에 빈 포트가 없습니다. 다른 프로그램을 닫고 Snapland를 다시 시작하세요.',
  ADDRESS_NOT_HERE: ({ address }) => `${address}: 이 컴퓨터의 주소가 아닙니다.`,
  NOT_LISTENING: () => '휴대폰을 기다릴 수 없습니다. 컴퓨터를 다시 켠 뒤 Snapland를 시작하세요.',
  ALREADY_RUNNING: ({ folder }) =>
    `Snapland가 이미 데이터 폴더 ${folder}에서 실행 중입니다. 먼저 그것을 끝내세요.`,
  WRONG_COMMAND_LINE: () =>
    '명령줄을 이해하지 못했습니다. 쓸 수 있는 옵션은 터미널에서 --help로 볼 수 있습니다.',
  UNFORESEEN: () => '이 컴퓨터에서 문제가 생겼습니다. 저장된 것은 안전합니다.',
}
