import type { Phone } from '../../contract/photo'
import type { NetworkAddress } from '../../contract/receiver-event'
import type { Language, Theme } from '../../contract/settings'
import type { LightFacts, LightKey } from '../pairing/light'
import type { NoticeCode, ProblemText } from './problem-text'

const rules = new Intl.PluralRules('en')
const digits = new Intl.NumberFormat('en')
const count = (n: number, one: string, other: string): string =>
  `${digits.format(n)} ${rules.select(n) === 'one' ? one : other}`
const photos = (n: number): string => count(n, 'photo', 'photos')
const who = ({ name, phones }: LightFacts): string =>
  name === null ? count(phones, 'phone', 'phones') : name
const is = ({ phones }: LightFacts): string => (phones > 1 ? 'are' : 'is')
const has = ({ phones }: LightFacts): string => (phones > 1 ? 'have' : 'has')

/** The English catalogue; its type is what every other language must fill. */
export const en = {
  pairing: {
    title: 'Photos from your phone, right here.',
    steps: {
      network: {
        what: 'Same Wi-Fi',
        how: 'Your phone and this computer, not a guest network.',
      },
      scan: {
        what: 'Point the camera at the code',
        how: 'Tap the link that appears. Nothing to install.',
      },
      pick: { what: 'Pick photos', how: (folder: string) => `They land here and in ${folder}.` },
    },
    /** Before the address, between address and code, after the code. */
    noCamera: ['No camera? Open ', ' and type ', ''] as [string, string, string],
    qrLabel: (address: string) => `QR code of http://${address}`,
    straight: 'Photos go straight to this computer over your Wi-Fi, never through the internet.',
    anyone:
      'Anyone who scans this code can send photos here until you press Stop. They cannot see your files.',
    notEncrypted: 'Not encrypted: fine at home, avoid on public Wi-Fi.',
  },
  panel: {
    label: 'Connection',
    network: 'Network',
    address: 'Address',
    code: 'Code',
    phones: 'Phones',
    noPhones: 'No phone has the page open.',
    sent: (n: number) => `${photos(n)} sent`,
    openFolder: 'Open folder',
    stop: 'Stop',
    stopHint: 'Stop receiving',
    resume: 'Resume',
    newCode: 'New code',
    newCodeHint: 'Make a new code. The old one stops working at once.',
    stopped: 'Stopped',
    chooseNetwork: (network: string) => `Network: ${network}. Choose another`,
    trouble: 'No phone gets through?',
  },
  help: {
    title: 'No phone has come yet.',
    steps: [
      'Phone and computer are on the same Wi-Fi, and it is not a guest network.',
      'VPN is off, on the phone and here.',
      'Android 17 or newer: allow the browser “Nearby devices”.',
      'iPhone with Chrome or Firefox: allow “Local Network” in Settings.',
      'The firewall of this computer allows Snapland on private networks.',
    ],
    nextAddress: 'The code may show the wrong network.',
    tryNext: (network: string) => `Try ${network}`,
    noWifi: 'No Wi-Fi? Turn on this computer’s hotspot and let the phone join it first.',
    joinWifi: 'Show a code to join Wi-Fi',
  },
  wifi: {
    title: 'Let a phone join the Wi-Fi',
    name: 'Wi-Fi name',
    password: 'Password',
    hint: 'Scan this first with the phone’s camera, then the code of Snapland.',
    empty:
      'Type the name of the hotspot and its password. They stay in this window only until you close it.',
    tooShort: 'A Wi-Fi password has at least 8 characters.',
    qrLabel: (name: string) => `QR code to join the Wi-Fi ${name}`,
  },
  people: {
    remove: (name: string) => `Remove ${name}`,
    removeTitle: (name: string) => `Remove ${name}?`,
    removeText:
      'Nothing more is taken from this phone until Snapland is started again. What it has not finished is given up; the photos it has sent stay.',
    removeNow: 'Remove',
    cancel: 'Cancel',
    asks: (name: string) => `${name} wants to send photos.`,
    allow: 'Allow',
    refuse: 'Refuse',
  },
  settings: {
    title: 'Settings',
    folder: 'Save photos in',
    chooseFolder: 'Choose…',
    chooseAnother: 'Choose another folder…',
    receive: 'Receive',
    photosOnly: 'Photos only',
    anyFile: 'Any file',
    computer: 'Name of this computer',
    port: 'Port',
    portNow: (port: number) => `Automatic (${port})`,
    portWrong: 'A port is a number from 1 to 65535.',
    askFirst: 'Ask before a new phone can send',
    language: 'Language',
    languageNames: { en: 'English', ko: '한국어' } satisfies Record<Language, string>,
    theme: 'Appearance',
    themeNames: { system: 'Like the system', light: 'Light', dark: 'Dark' } satisfies Record<
      Theme,
      string
    >,
    system: 'Like the system',
    given: 'Set on the command line.',
    problem: 'Not everything is as you set it.',
  },
  close: 'Close',
  network: {
    wifi: 'Wi-Fi',
    ethernet: 'Ethernet',
    vpn: 'VPN',
    virtual: 'Virtual network',
    loopback: 'None',
    other: 'Network',
  } satisfies Record<NetworkAddress['kind'], string>,
  light: {
    stopped: () => 'Stopped. No phone can send.',
    'no-network': () => 'This computer is not on a network, so no phone can reach it.',
    waiting: () => 'Waiting for a phone',
    reached: () => 'A phone reached this computer',
    open: (facts) => `${who(facts)} ${has(facts)} the page open`,
    hidden: (facts) => `${who(facts)} ${has(facts)} the page in the background`,
    choosing: (facts) => `${who(facts)} ${is(facts)} choosing photos`,
    preparing: (facts) => `${who(facts)} ${is(facts)} preparing photos`,
    sending: (facts) => `${who(facts)} ${is(facts)} sending ${facts.at} of ${facts.total}`,
    receiving: (facts) => `Receiving ${photos(facts.total)}`,
    paused: (facts) => `${photos(facts.total)} paused, waiting for the phone`,
    done: (facts) => `Everything from ${who(facts)} is saved`,
  } satisfies Record<LightKey, (facts: LightFacts) => string>,
  phone: {
    open: () => 'page open',
    hidden: () => 'page in the background',
    picking: () => 'choosing photos',
    preparing: () => 'preparing photos',
    sending: (at: number, total: number) => `sending ${at} of ${total}`,
    done: () => 'everything saved',
  } satisfies Record<Phone['state'], (at: number, total: number) => string>,
  gallery: {
    label: 'Photos',
    today: 'Today',
    yesterday: 'Yesterday',
    photos,
    arriving: (n: number) => `${digits.format(n)} arriving`,
    paused: (n: number) => `${digits.format(n)} paused`,
    phones: (n: number) => count(n, 'phone', 'phones'),
  },
  view: {
    search: 'Search names',
    phone: 'Phone',
    allPhones: 'All phones',
    sort: 'Order',
    sorts: { arrived: 'Newest first', captured: 'By time taken' },
    size: 'Thumbnail size',
    some: (shown: number, all: number) => `${digits.format(shown)} of ${photos(all)}`,
    nothing: 'No photo to show.',
    nothingNamed: (search: string) => `No photo’s name contains “${search}”.`,
    nothingLost: 'Your photos are all still there.',
    showAll: 'Show all photos',
  },
  actions: {
    bar: 'Selected photos',
    clear: 'Clear selection',
    menu: 'Photo',
    selected: (n: number) => `${digits.format(n)} selected`,
    enlarge: 'Enlarge',
    names: {
      open: 'Open in default program',
      copyImage: 'Copy image',
      copySize: 'Copy size',
      showInFolder: 'Show in folder',
      saveCopies: 'Save a copy…',
      exportZip: 'Export as ZIP…',
      exportCsv: 'Export list as CSV…',
      trash: 'Move to trash',
    },
    export: 'Export',
    exportZipOf: (n: number) => `${photos(n)} as ZIP…`,
    exportCsvOf: (n: number) => `List of ${photos(n)} as CSV…`,
    opened: (n: number) => `Opened ${photos(n)}`,
    copiedImage: (file: string) => `Copied ${file}`,
    copiedSizes: (sizes: readonly string[]) =>
      sizes.length === 1 ? `Copied ${sizes[0]}` : `Copied ${digits.format(sizes.length)} sizes`,
    savedCopies: (n: number, place: string) => `${count(n, 'copy', 'copies')} saved in ${place}`,
    thrownAway: (n: number) => `${photos(n)} on the way to the trash`,
    inTrash: (n: number) => `${photos(n)} in the trash`,
    broughtBack: (n: number) => `${photos(n)} brought back`,
    undo: 'Undo',
    exporting: (n: number) => `Exporting ${photos(n)}`,
    exported: (place: string) => `Saved ${place}`,
    cancelled: 'Nothing was exported.',
    cancel: 'Cancel',
  },
  tile: {
    name: (file: string, width: number, height: number) => `${file}, ${width} × ${height} pixels`,
    nameWithoutSize: (file: string) => `${file}, size unknown`,
    sizeUnknown: 'Size unknown',
    arrived: (percent: string) => `${percent} has arrived`,
    arriving: 'Arriving',
    paused: 'Paused. What arrived is kept; it goes on when the phone sends again.',
    pausedShort: 'Paused',
    noPreview: 'No preview',
    noPreviewOf: (format: string) => `No preview of ${format}`,
    notAPhoto: 'Not a photo',
    tooLarge: 'Too large to preview',
    from: (sender: string) => `from ${sender}`,
  },
  lightbox: {
    close: 'Close',
    previous: 'Previous photo',
    next: 'Next photo',
    position: (at: number, total: number) => `${digits.format(at)} of ${digits.format(total)}`,
    showInFolder: 'Show in folder',
    copySize: 'Copy size',
    copied: (size: string) => `Copied ${size}`,
    shown: 'Shown in its folder',
    stored: (size: string) => `stored as ${size}`,
    orientation: (orientation: number) => `orientation ${orientation}`,
    cannotShow: 'This picture cannot be shown here.',
    untouched:
      'The file itself is saved as it was sent. Use “Show in folder” to open it elsewhere.',
    fit: 'Fit the window (0)',
    actualSize: 'Actual pixels (1)',
    details: 'Details',
    stillArriving: 'This photo is still arriving.',
    failed: 'That did not work.',
  },
  details: {
    label: 'Details',
    size: 'Size',
    megapixels: 'Megapixels',
    stored: 'In the file',
    format: 'Format',
    bytes: 'File size',
    captured: 'Taken',
    camera: 'Camera',
    sender: 'From',
    received: 'Received',
    location: 'Location',
    present: 'in the file',
    absent: 'not in the file',
    notSaid: 'not in the file',
  },
  notices: {
    label: 'Messages',
    dismiss: 'Dismiss',
    one: (file: string, sender: string) => `${file} from ${sender}`,
    several: (n: number, sender: string) => `${photos(n)} from ${sender}`,
  },
  problems: {
    DUPLICATE: {
      what: 'Already here, so not saved twice.',
      next: 'The same content came from this phone before. The photo in the gallery is that one.',
    },
    BODY_ENDED_EARLY: {
      what: 'The connection to the phone broke off.',
      next: 'What arrived is kept. It goes on when the phone is back on this Wi-Fi with its page open.',
    },
    IDLE: {
      what: 'Nothing arrived for a while.',
      next: 'What arrived is kept. Wake the phone and keep its page open; it goes on from there.',
    },
    CHECKSUM_MISMATCH: {
      what: 'A piece was damaged on its way.',
      next: 'Nothing is lost. The phone sends that piece again.',
    },
    EMPTY_FILE: {
      what: 'The file is empty (0 bytes), so there was nothing to save.',
      next: 'It is still on the phone. Open it there to see whether the photo is there.',
    },
    TOO_LARGE: {
      what: 'The file is larger than this computer accepts.',
      next: 'It is still on the phone. All other photos go on.',
    },
    NOT_A_PHOTO: {
      what: 'This is not a photo, so it was not saved.',
      next: 'It is still on the phone. All other photos go on.',
    },
    SAVE_FAILED: {
      what: 'The photo could not be written to the disk.',
      next: 'It is still on the phone. Check the receiving folder, then send it again.',
    },
    EXPIRED: {
      what: 'This photo was not finished within a day.',
      next: 'What had arrived was removed. The photo is still on the phone: send it again.',
    },
    FOLDER_GONE: {
      what: 'The receiving folder is not there.',
      next: 'What arrived is kept. Connect its disk or make the folder again, then try again on the phone.',
    },
    FOLDER_READ_ONLY: {
      what: 'Snapland may not write into the receiving folder.',
      next: 'The photo is still on the phone. Allow writing there, then try again on the phone.',
    },
    DISK_FULL: {
      what: 'The disk of this computer is full.',
      next: 'What arrived is kept. Free some space, then try again on the phone.',
    },
    PAUSED: {
      what: 'This computer has stopped receiving for now.',
      next: 'The photo is still on the phone.',
    },
    NOT_FOUND: {
      what: 'The code was changed while this photo was arriving.',
      next: 'It is still where it was sent from. Scan the new code and send it again.',
    },
    INTERNAL: {
      what: 'Something went wrong on this computer.',
      next: 'Nothing that was saved is lost. Send the photo again.',
    },
  } satisfies Record<NoticeCode, ProblemText>,
  /** After the receiver's own sentence, for a code that has no text of its own. */
  problemUnknown: 'Photos that were saved are safe. Send this one again from the phone.',
  startFailed: {
    what: 'Snapland could not show its photos.',
    next: 'They are safe in the receiving folder. Close Snapland and start it again.',
  },
  announce: {
    one: (file: string, size: string, sender: string) => `${file}, ${size}, from ${sender}`,
    several: (n: number, last: string) => `${photos(n)} arrived. The last: ${last}`,
  },
}

export type Messages = typeof en
