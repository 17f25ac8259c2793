import type { Phone, Photo, PictureFacts, Upload } from '../../contract/photo'
import type { Listening } from '../../contract/receiver-event'

/** Photos, uploads and phones for unit tests; each test sets only what it is about. */
export const FACTS: PictureFacts = {
  format: 'jpeg',
  size: { width: 4032, height: 3024 },
  storedSize: { width: 4032, height: 3024 },
  orientation: 1,
  duration: null,
  film: null,
  contentId: null,
  capturedAt: null,
  capturedLocal: null,
  camera: null,
  hasLocation: false,
  isLocationRemoved: false,
}

export const SENDER = { id: 'phone-1', name: 'Green iPhone' }

export const photoOf = (id: string, rest: Partial<Photo> = {}): Photo => ({
  ...FACTS,
  id,
  name: `${id}.jpg`,
  bytes: 3_000_000,
  sender: SENDER,
  receivedAt: 1000,
  isDamaged: false,
  isConverted: false,
  ...rest,
})

export const uploadOf = (id: string, rest: Partial<Upload> = {}): Upload => ({
  id,
  name: `${id}.jpg`,
  sender: SENDER,
  bytes: 3_000_000,
  offset: 0,
  state: 'arriving',
  facts: null,
  startedAt: 2000,
  ...rest,
})

export const phoneOf = (rest: Partial<Phone> = {}): Phone => ({
  ...SENDER,
  colour: null,
  state: 'open',
  heldBy: null,
  done: 0,
  total: 0,
  seenAt: 0,
  ...rest,
})

const address = { address: '192.168.0.12', interfaceName: 'wlp3s0', kind: 'wifi' } as const

export const LISTENING: Listening = {
  url: 'http://192.168.0.12:5810/token/',
  token: 'token',
  code: '482913',
  folder: '/home/min/Pictures/Snapland',
  port: 5810,
  localUrl: null,
  address,
  isAddressChosen: false,
  addresses: [address],
  stopped: false,
  typingOpensAt: null,
  wifiName: null,
}
