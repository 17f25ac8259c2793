import type { Colour, DeviceKind } from '../phone/device-name'
import type { TroubleCode } from '../sending/trouble'
import { numbersIn } from './numbers'

const { count, millions, bytes } = numbersIn('en')
const plural = new Intl.PluralRules('en')
const photos = (many: number) =>
  `${count(many)} ${plural.select(many) === 'one' ? 'photo' : 'photos'}`

const colours: Record<Colour, string> = {
  red: 'Red',
  orange: 'Orange',
  yellow: 'Yellow',
  green: 'Green',
  blue: 'Blue',
  purple: 'Purple',
  pink: 'Pink',
}
const devices: Record<DeviceKind, string> = {
  iphone: 'iPhone',
  ipad: 'iPad',
  android: 'Android phone',
  mac: 'Mac',
  windows: 'Windows PC',
  other: 'device',
}
const troubles: Record<TroubleCode, string> = {
  UNREACHABLE: 'The computer cannot be reached. Check that it is awake and on the same Wi-Fi.',
  UNREADABLE: 'Your phone no longer gives this photo. Choose it again.',
  INTERRUPTED: 'The photo did not get through.',
  UNEXPECTED: 'The computer gave an answer that this page does not understand.',
  EMPTY_FILE: 'This file is empty (0 bytes), so there is nothing to save.',
  NOT_A_PHOTO: 'This is not a photo. Snapland receives only photos.',
  TOO_LARGE: 'This file is larger than the computer accepts.',
  HOST_REFUSED: 'The computer does not answer to this address. Scan the code again.',
  NOT_FOUND: 'The code has changed. Scan it on the computer again and pick the same photos.',
  PAUSED: 'The computer has stopped receiving for now.',
  FOLDER_GONE: 'The receiving folder on the computer is not there.',
  FOLDER_READ_ONLY: 'The computer may not write into its receiving folder.',
  DISK_FULL: 'The disk of the computer is full.',
  SAVE_FAILED: 'The computer could not write the photo to its disk.',
  INTERNAL: 'Something went wrong on the computer. Nothing that was saved is lost.',
}

export const english = {
  sendingTo: 'Sending to',
  welcome: 'Photos you pick appear on the computer right away. No app, no account.',
  choosePhotos: 'Choose photos',
  chooseMorePhotos: 'Choose more photos',
  takePhoto: 'Take a photo',
  footerBefore: 'Sending to ',
  footerAfter:
    ' over this Wi-Fi. Not encrypted: on a public network others could see these photos while they are sent.',

  waiting: 'Waiting',
  cancelled: 'Not sent',
  cancel: (name: string) => `Do not send ${name}`,
  retry: (name: string) => `Send ${name} again`,
  retryAll: 'Try again',
  sizeUnknown: 'Size unknown',
  megapixels: (pixels: number) => `${millions(pixels)} MP`,
  bytes,
  bytesOf: (part: number, all: number) => `${bytes(part)} of ${bytes(all)}`,
  savedAs: (name: string) => `saved as ${name}`,
  progressOf: (name: string) => `Progress of ${name}`,

  totalProgress: 'Progress of all photos',
  savedOf: (saved: number, all: number) => `${count(saved)} of ${count(all)} saved`,
  allSaved: (saved: number) => `${photos(saved)} saved`,
  mayClose: 'You can close this page.',
  notSent: (failed: number) => `${photos(failed)} not sent`,
  paused: (trouble: string) =>
    `${trouble} Keep this page open: nothing is lost, it goes on by itself.`,
  sendingNow: (many: number) => `Sending ${photos(many)}.`,

  deviceName: (colour: Colour, device: DeviceKind) => `${colours[colour]} ${devices[device]}`,
  trouble: (code: TroubleCode) => troubles[code],

  joinTitle: 'Enter the code',
  joinLabel: 'Type the 6-digit code shown on the computer',
  joinButton: 'Continue',
  wrongCode: 'That is not the code on the computer. Look again.',
  tooManyTries: 'Too many wrong codes. Wait a minute, then try again.',
}

/** Every sentence of the page. A language that lacks one does not compile. */
export type Messages = typeof english
