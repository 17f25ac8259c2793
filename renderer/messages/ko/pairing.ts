import type { LightFacts } from '../../state/status'
import type { pairing as English } from '../en/pairing'
import { phones, photos } from './count'

const who = (facts: LightFacts): string => facts.name ?? phones(facts.phones)

export const pairing: typeof English = {
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
    qrLabel: (address) => `${address} QR 코드`,
    straight: '사진은 인터넷을 거치지 않고 Wi-Fi를 통해 이 컴퓨터로 바로 옵니다.',
    anyone:
      '‘중지’를 누를 때까지 이 코드를 스캔한 누구나 여기로 사진을 보낼 수 있습니다. 이 컴퓨터의 파일은 볼 수 없습니다.',
    notEncrypted: '암호화되지 않음: 집에서는 괜찮지만 공용 Wi-Fi에서는 피하세요.',
    encrypted: '휴대폰에서 이 컴퓨터까지 암호화됩니다.',
    warningShort: '휴대폰이 인증서를 경고하나요?',
    warning:
      '이 컴퓨터가 직접 만든 인증서라서 휴대폰 브라우저가 경고합니다. “고급”에서 “계속”을 누르세요. iPhone에서는 “세부 사항 보기”에서 “이 웹 사이트 방문”을 누르세요.',
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
}
