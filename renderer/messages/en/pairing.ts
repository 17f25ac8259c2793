import type { Phone } from '../../../contract/photo'
import type { NetworkAddress } from '../../../contract/receiver-event'
import type { LightFacts, LightKey } from '../../state/status'
import { phones, photos } from './count'

const who = ({ name, phones: n }: LightFacts): string => (name === null ? phones(n) : name)
const is = ({ phones }: LightFacts): string => (phones > 1 ? 'are' : 'is')
const has = ({ phones }: LightFacts): string => (phones > 1 ? 'have' : 'has')

/** The code, the side panel, the light and the phones. */
export const pairing = {
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
    qrLabel: (address: string) => `QR code of ${address}`,
    straight: 'Photos go straight to this computer over your Wi-Fi, never through the internet.',
    anyone:
      'Anyone who scans this code can send photos here until you press Stop. They cannot see your files.',
    notEncrypted: 'Not encrypted: fine at home, avoid on public Wi-Fi.',
    encrypted: 'Encrypted on the way from the phone to this computer.',
    warningShort: 'The phone warns of a certificate?',
    warning:
      'The phone’s browser will warn of an unknown certificate: this computer made its own. Tap “Advanced”, then “Proceed”; on an iPhone “Show Details”, then “visit this website”.',
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
}
