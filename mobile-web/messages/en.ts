import type { ErrorCode } from '../sending/error-code'

/**
 * Every sentence of the phone page. `{0}`, `{1}` stand for what the page puts in; where a number decides the form of the sentence, the
 * form for one stands in front of `|`. File names stay as they are.
 */
export const english = {
  sendingTo: 'Sending to',
  welcome: 'Photos you pick appear on the computer right away. No app, no account.',
  choosePhotos: 'Choose photos',
  chooseMore: 'Choose more photos',
  takePhoto: 'Take a photo',
  originalFiles: 'Original files',
  preparing: 'Preparing your photos…',
  footer: 'Sending to {0} over this Wi-Fi.',
  open: 'Not encrypted: on a public network others could see these photos while they are sent.',

  // The phone's own name, with {0} one of the colours and {1} the device: "Green iPhone".
  deviceName: '{0} {1}',
  red: 'Red',
  orange: 'Orange',
  yellow: 'Yellow',
  green: 'Green',
  blue: 'Blue',
  purple: 'Purple',
  pink: 'Pink',
  device: 'device',
  nameLabel: 'Name of this phone',
  colourLabel: 'Colour',

  // One photo; {0} is its name.
  cancelled: 'Not sent',
  cancel: 'Do not send {0}',
  chooseAgain: 'Choose {0} again',
  // {0} in millions, {1} as the language shortens large numbers.
  megapixels: '{0} MP',
  savedAs: 'saved as {0}',
  alreadyAs: 'already there as {0}',
  heicKept: 'HEIC original',
  heicConverted: 'your phone converted this from HEIC',
  locationRemoved: 'location removed by your phone',

  // All photos.
  savedOf: '{0} of {1} saved',
  // {0} is a time: "12 sec".
  left: '{0} left',
  pause: 'Pause',
  resume: 'Continue',
  paused: 'Paused',
  allSaved: '{0} photo saved on {1}.|{0} photos saved on {1}.',
  mayClose: 'You can close this page.',
  notSent: '{0} photo not sent|{0} photos not sent',
  retryAll: 'Try again',
  share: 'Share the list',
  copy: 'Copy the list',

  // Trouble; {0} is the computer's name. The first ones pass, and sending goes on by itself.
  UNREACHABLE: 'Paused, waiting for Wi-Fi. Keep this page open; nothing is lost.',
  FAR: 'Still can’t reach {0}. Is it awake and on the same Wi-Fi? If its code changed, scan again and pick the same photos: finished ones are skipped.',
  NOT_FOUND:
    'The code of {0} has changed. Scan it again and pick the same photos: finished ones are skipped.',
  INTERRUPTED: 'Trying again; nothing is lost.',
  PAUSED: '{0} has stopped receiving. Start it again there, and sending goes on by itself.',
  WAITING_FOR_APPROVAL:
    '{0} asks before a new phone can send. Say yes there, and sending goes on by itself.',
  DISK_FULL: 'The disk of {0} is full. Make room there, and sending goes on by itself.',
  FOLDER:
    '{0} cannot use its photo folder. Connect it or choose another there, and sending goes on by itself.',
  SAVE_FAILED: '{0} could not save this photo. Try again.',
  UNREADABLE: 'Your phone no longer gives this file. Choose it again.',
  EMPTY_FILE: 'This file is empty.',
  NOT_A_PHOTO: 'Not a photo. {0} takes only photos.',
  REMOVED: '{0} no longer takes photos from this phone.',
  TOO_LARGE: 'Larger than {0} accepts.',
} satisfies Record<ErrorCode, string> & Record<string, string>

export type TextKey = keyof typeof english

/** A language that lacks a sentence does not compile. */
export type Texts = Readonly<Record<TextKey, string>>
