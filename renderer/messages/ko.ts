import type { LightFacts } from '../pairing/light'
import type { Messages } from './en'

const digits = new Intl.NumberFormat('ko')
const photos = (n: number): string => `사진 ${digits.format(n)}장`
const phones = (n: number): string => `휴대폰 ${digits.format(n)}대`
const who = (facts: LightFacts): string => facts.name ?? phones(facts.phones)

export const ko: Messages = {
  pairing: {
    title: '휴대폰 사진을 바로 여기에.',
    steps: {
      network: {
        what: '같은 Wi-Fi에 연결',
        how: '휴대폰과 이 컴퓨터가 같은 Wi-Fi에 있어야 합니다. 게스트 네트워크는 안 됩니다.',
      },
      scan: {
        what: '카메라로 코드를 비추기',
        how: '나타나는 링크를 누르세요. 설치할 것은 없습니다.',
      },
      pick: { what: '사진 고르기', how: (folder) => `여기와 ${folder} 폴더에 저장됩니다.` },
    },
    noCamera: ['카메라가 없다면 ', '에서 코드 ', ' 입력'],
    qrLabel: (address) => `http://${address} QR 코드`,
    straight: '사진은 인터넷을 거치지 않고 Wi-Fi를 통해 이 컴퓨터로 바로 옵니다.',
    anyone:
      '‘중지’를 누를 때까지 이 코드를 스캔한 누구나 여기로 사진을 보낼 수 있습니다. 이 컴퓨터의 파일은 볼 수 없습니다.',
    notEncrypted: '암호화되지 않음: 집에서는 괜찮지만 공용 Wi-Fi에서는 피하세요.',
  },
  panel: {
    label: '연결',
    network: '네트워크',
    address: '주소',
    code: '코드',
    phones: '휴대폰',
    noPhones: '페이지를 연 휴대폰이 없습니다.',
    sent: (n) => `${photos(n)} 보냄`,
    openFolder: '폴더 열기',
    stop: '중지',
    stopHint: '받기 중지',
    resume: '다시 받기',
    newCode: '새 코드',
    newCodeHint: '새 코드를 만듭니다. 지금 코드는 바로 쓸 수 없게 됩니다.',
    stopped: '중지됨',
    chooseNetwork: (network) => `네트워크: ${network}. 다른 네트워크 고르기`,
    trouble: '휴대폰이 연결되지 않나요?',
  },
  help: {
    title: '아직 연결된 휴대폰이 없습니다.',
    steps: [
      '휴대폰과 컴퓨터가 같은 Wi-Fi에 있고, 게스트 네트워크가 아닙니다.',
      '휴대폰과 이 컴퓨터의 VPN이 꺼져 있습니다.',
      'Android 17 이상: 브라우저에 ‘근처 기기’를 허용하세요.',
      'iPhone의 Chrome이나 Firefox: 설정에서 ‘로컬 네트워크’를 허용하세요.',
      '이 컴퓨터의 방화벽이 개인 네트워크에서 Snapland를 허용합니다.',
    ],
    nextAddress: '코드가 다른 네트워크를 가리킬 수 있습니다.',
    tryNext: (network) => `${network} 사용해 보기`,
    noWifi: 'Wi-Fi가 없다면 이 컴퓨터의 핫스팟을 켜고 휴대폰을 먼저 연결하세요.',
    joinWifi: 'Wi-Fi 연결 코드 보기',
  },
  wifi: {
    title: '휴대폰을 Wi-Fi에 연결하기',
    name: 'Wi-Fi 이름',
    password: '비밀번호',
    hint: '휴대폰 카메라로 이 코드를 먼저 스캔한 뒤 Snapland 코드를 스캔하세요.',
    empty: '핫스팟의 이름과 비밀번호를 입력하세요. 이 창을 닫을 때까지만 여기에 남습니다.',
    tooShort: 'Wi-Fi 비밀번호는 8자 이상입니다.',
    qrLabel: (name) => `Wi-Fi ${name} 연결 QR 코드`,
  },
  people: {
    remove: (name) => `${name} 내보내기`,
    removeTitle: (name) => `${name}을(를) 내보낼까요?`,
    removeText:
      'Snapland를 다시 시작할 때까지 이 휴대폰에서는 아무것도 받지 않습니다. 끝나지 않은 사진은 취소되고, 이미 받은 사진은 남습니다.',
    removeNow: '내보내기',
    cancel: '취소',
    asks: (name) => `${name}에서 사진을 보내려고 합니다.`,
    allow: '허용',
    refuse: '거절',
  },
  close: '닫기',
  network: {
    wifi: 'Wi-Fi',
    ethernet: '이더넷',
    vpn: 'VPN',
    virtual: '가상 네트워크',
    loopback: '없음',
    other: '네트워크',
  },
  light: {
    stopped: () => '중지됨. 어떤 휴대폰도 보낼 수 없습니다.',
    'no-network': () => '이 컴퓨터가 네트워크에 연결되어 있지 않아 휴대폰이 접속할 수 없습니다.',
    waiting: () => '휴대폰을 기다리는 중',
    reached: () => '휴대폰이 이 컴퓨터에 닿았습니다',
    open: (facts) => `${who(facts)}: 페이지를 열었습니다`,
    hidden: (facts) => `${who(facts)}: 페이지가 뒤에 있습니다`,
    choosing: (facts) => `${who(facts)}: 사진을 고르는 중`,
    preparing: (facts) => `${who(facts)}: 사진을 준비하는 중`,
    sending: (facts) => `${who(facts)}: ${facts.total}장 중 ${facts.at}번째를 보내는 중`,
    receiving: (facts) => `${photos(facts.total)}을 받는 중`,
    paused: (facts) => `${photos(facts.total)}이 멈춤, 휴대폰을 기다리는 중`,
    done: (facts) => `${who(facts)}: 모두 저장했습니다`,
  },
  phone: {
    open: () => '페이지 열림',
    hidden: () => '페이지가 뒤에 있음',
    picking: () => '사진을 고르는 중',
    preparing: () => '사진을 준비하는 중',
    sending: (at, total) => `${total}장 중 ${at}번째를 보내는 중`,
    done: () => '모두 저장됨',
  },
  gallery: {
    label: '사진',
    today: '오늘',
    yesterday: '어제',
    photos,
    arriving: (n) => `${digits.format(n)}장 받는 중`,
    paused: (n) => `${digits.format(n)}장 멈춤`,
    phones,
  },
  view: {
    search: '이름 검색',
    phone: '휴대폰',
    allPhones: '모든 휴대폰',
    sort: '순서',
    sorts: { arrived: '최근 받은 순', captured: '촬영 시각순' },
    size: '미리보기 크기',
    some: (shown, all) => `${photos(all)} 중 ${digits.format(shown)}장`,
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
    tooLarge: '미리보기에 너무 큼',
    from: (sender) => `보낸 휴대폰: ${sender}`,
  },
  lightbox: {
    close: '닫기',
    previous: '이전 사진',
    next: '다음 사진',
    position: (at, total) => `${digits.format(total)}장 중 ${digits.format(at)}번째`,
    showInFolder: '폴더에서 보기',
    copySize: '크기 복사',
    copied: (size) => `${size} 복사됨`,
    shown: '폴더에서 열었습니다',
    stored: (size) => `저장된 크기 ${size}`,
    orientation: (orientation) => `방향 ${orientation}`,
    cannotShow: '이 사진은 여기에 표시할 수 없습니다.',
    untouched:
      '파일은 보낸 그대로 저장되어 있습니다. ‘폴더에서 보기’를 눌러 다른 프로그램으로 여세요.',
    stillArriving: '아직 받는 중인 사진입니다.',
    failed: '실행하지 못했습니다.',
  },
  notices: {
    label: '알림',
    dismiss: '닫기',
    one: (file, sender) => `${file} · ${sender}`,
    several: (n, sender) => `${photos(n)} · ${sender}`,
  },
  problems: {
    DUPLICATE: {
      what: '이미 있는 사진이라 다시 저장하지 않았습니다.',
      next: '같은 휴대폰에서 같은 내용이 먼저 왔습니다. 갤러리의 사진이 바로 그것입니다.',
    },
    BODY_ENDED_EARLY: {
      what: '휴대폰과의 연결이 끊겼습니다.',
      next: '도착한 부분은 보관됩니다. 휴대폰이 이 Wi-Fi로 돌아와 페이지를 열면 이어집니다.',
    },
    IDLE: {
      what: '한동안 아무것도 도착하지 않았습니다.',
      next: '도착한 부분은 보관됩니다. 휴대폰을 깨우고 페이지를 열어 두면 이어집니다.',
    },
    CHECKSUM_MISMATCH: {
      what: '전송 중에 일부가 손상되었습니다.',
      next: '잃은 것은 없습니다. 휴대폰이 그 부분을 다시 보냅니다.',
    },
    EMPTY_FILE: {
      what: '빈 파일(0바이트)이라 저장할 것이 없습니다.',
      next: '휴대폰에는 그대로 있습니다. 휴대폰에서 사진을 열어 확인하세요.',
    },
    TOO_LARGE: {
      what: '이 컴퓨터가 받을 수 있는 것보다 큰 파일입니다.',
      next: '휴대폰에는 그대로 있습니다. 다른 사진은 계속 전송됩니다.',
    },
    NOT_A_PHOTO: {
      what: '사진이 아니어서 저장하지 않았습니다.',
      next: '휴대폰에는 그대로 있습니다. 다른 사진은 계속 전송됩니다.',
    },
    SAVE_FAILED: {
      what: '사진을 디스크에 쓰지 못했습니다.',
      next: '휴대폰에는 그대로 있습니다. 받는 폴더를 확인한 뒤 다시 보내세요.',
    },
    EXPIRED: {
      what: '하루 안에 전송을 마치지 못한 사진입니다.',
      next: '도착했던 부분은 지워졌습니다. 사진은 휴대폰에 그대로 있으니 다시 보내세요.',
    },
    FOLDER_GONE: {
      what: '받는 폴더가 없습니다.',
      next: '도착한 부분은 보관됩니다. 디스크를 연결하거나 폴더를 다시 만든 뒤 휴대폰에서 다시 시도하세요.',
    },
    FOLDER_READ_ONLY: {
      what: '받는 폴더에 쓸 수 없습니다.',
      next: '휴대폰에는 그대로 있습니다. 쓰기를 허용한 뒤 휴대폰에서 다시 시도하세요.',
    },
    DISK_FULL: {
      what: '이 컴퓨터의 디스크가 가득 찼습니다.',
      next: '도착한 부분은 보관됩니다. 공간을 비운 뒤 휴대폰에서 다시 시도하세요.',
    },
    PAUSED: {
      what: '이 컴퓨터가 지금은 사진을 받지 않습니다.',
      next: '사진은 휴대폰에 그대로 있습니다.',
    },
    NOT_FOUND: {
      what: '사진이 오는 중에 코드가 바뀌었습니다.',
      next: '보낸 곳에는 그대로 있습니다. 새 코드를 스캔한 뒤 다시 보내세요.',
    },
    INTERNAL: {
      what: '이 컴퓨터에서 문제가 생겼습니다.',
      next: '저장된 사진은 안전합니다. 사진을 다시 보내세요.',
    },
  },
  problemUnknown: '저장된 사진은 안전합니다. 휴대폰에서 이 사진을 다시 보내세요.',
  startFailed: {
    what: 'Snapland가 사진을 표시하지 못했습니다.',
    next: '사진은 받는 폴더에 안전하게 있습니다. Snapland를 닫고 다시 시작하세요.',
  },
  announce: {
    one: (file, size, sender) => `${file}, ${size}, ${sender}에서 보냄`,
    several: (n, last) => `${photos(n)} 도착. 마지막: ${last}`,
  },
}
