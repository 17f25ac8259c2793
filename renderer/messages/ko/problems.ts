import type { problems as English } from '../en/problems'
import { photos } from './count'

export const problems: typeof English = {
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
  startFailed: {
    what: 'Snapland가 사진을 표시하지 못했습니다.',
    next: '사진은 받는 폴더에 안전하게 있습니다. Snapland를 닫고 다시 시작하세요.',
  },
}
