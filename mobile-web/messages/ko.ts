import type { Colour, DeviceKind } from '../phone/device-name'
import type { TroubleCode } from '../sending/trouble'
import type { Messages } from './en'
import { numbersIn } from './numbers'

const { count, compact, bytes } = numbersIn('ko')

const colours: Record<Colour, string> = {
  red: '빨간',
  orange: '주황',
  yellow: '노란',
  green: '초록',
  blue: '파란',
  purple: '보라',
  pink: '분홍',
}
const devices: Record<DeviceKind, string> = {
  iphone: 'iPhone',
  ipad: 'iPad',
  android: 'Android 휴대전화',
  mac: 'Mac',
  windows: 'Windows PC',
  other: '기기',
}
const troubles: Record<TroubleCode, string> = {
  UNREACHABLE: '컴퓨터에 연결할 수 없어요. 컴퓨터가 켜져 있고 같은 Wi-Fi에 있는지 확인해 주세요.',
  UNREADABLE: '휴대전화에서 이 사진을 더 이상 읽을 수 없어요. 다시 선택해 주세요.',
  INTERRUPTED: '사진이 제대로 전달되지 않았어요.',
  UNEXPECTED: '컴퓨터의 응답을 이해할 수 없어요.',
  EMPTY_FILE: '빈 파일(0바이트)이라 저장할 내용이 없어요.',
  NOT_A_PHOTO: '사진이 아니에요. Snapland는 사진만 받아요.',
  TOO_LARGE: '컴퓨터가 받을 수 있는 크기보다 큰 파일이에요.',
  HOST_REFUSED: '컴퓨터가 이 주소로는 응답하지 않아요. 코드를 다시 스캔해 주세요.',
  NOT_FOUND: '코드가 바뀌었어요. 컴퓨터의 코드를 다시 스캔하고 같은 사진을 선택해 주세요.',
  PAUSED: '컴퓨터가 지금은 사진을 받지 않고 있어요.',
  FOLDER_GONE: '컴퓨터의 받는 폴더를 찾을 수 없어요.',
  FOLDER_READ_ONLY: '컴퓨터의 받는 폴더에 저장할 권한이 없어요.',
  DISK_FULL: '컴퓨터의 디스크가 가득 찼어요.',
  SAVE_FAILED: '컴퓨터가 사진을 디스크에 쓰지 못했어요.',
  INTERNAL: '컴퓨터에서 문제가 생겼어요. 이미 저장된 사진은 그대로 있어요.',
}

export const korean: Messages = {
  sendingTo: '받는 컴퓨터',
  welcome: '사진을 고르면 컴퓨터 화면에 바로 나타나요. 앱도 가입도 필요 없어요.',
  choosePhotos: '사진 선택',
  chooseMorePhotos: '사진 더 선택',
  takePhoto: '사진 찍기',
  footerBefore: '이 Wi-Fi를 통해 ',
  footerAfter:
    '에 보내요. 암호화되지 않아서, 공용 네트워크에서는 보내는 중인 사진을 다른 사람이 볼 수 있어요.',

  waiting: '대기 중',
  cancelled: '보내지 않음',
  cancel: (name) => `${name} 보내지 않기`,
  retry: (name) => `${name} 다시 보내기`,
  retryAll: '다시 시도',
  sizeUnknown: '크기를 알 수 없음',
  megapixels: (pixels) => `${compact(pixels)} 화소`,
  bytes,
  bytesOf: (part, all) => `${bytes(all)} 중 ${bytes(part)}`,
  savedAs: (name) => `저장 이름: ${name}`,
  progressOf: (name) => `${name} 진행률`,

  totalProgress: '전체 진행률',
  savedOf: (saved, all) => `${count(all)}장 중 ${count(saved)}장 저장됨`,
  allSaved: (saved) => `사진 ${count(saved)}장 저장됨`,
  mayClose: '이 페이지를 닫아도 돼요.',
  notSent: (failed) => `사진 ${count(failed)}장을 보내지 못했어요`,
  paused: (trouble) =>
    `${trouble} 이 페이지를 열어 두면 아무것도 잃지 않고 자동으로 이어서 보내요.`,
  sendingNow: (many) => `사진 ${count(many)}장을 보내는 중이에요.`,

  deviceName: (colour, device) => `${colours[colour]} ${devices[device]}`,
  trouble: (code) => troubles[code],

  joinTitle: '코드 입력',
  joinLabel: '컴퓨터에 표시된 6자리 코드를 입력해 주세요',
  joinButton: '계속',
  wrongCode: '컴퓨터에 표시된 코드와 달라요. 다시 확인해 주세요.',
  tooManyTries: '코드를 너무 많이 틀렸어요. 1분 후에 다시 시도해 주세요.',
}
