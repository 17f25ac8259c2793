import type { Handed } from './handed'
import type { Phone, Photo, PictureFacts, Sender, Upload, UploadError, UploadState } from './photo'

/** One way to reach this computer. */
export interface NetworkAddress {
  /** IPv4 in dotted form. */
  address: string
  /** The system's own name of the interface: "Wi-Fi", "en0", "wlp3s0". */
  interfaceName: string
  kind: 'wifi' | 'ethernet' | 'vpn' | 'virtual' | 'loopback' | 'other'
}

/** Who can come to an address: phones nearby, or only who is in that network; `none`: nobody. */
export type Reach = 'lan' | 'vpn' | 'virtual' | 'none'

const REACH: Record<NetworkAddress['kind'], Reach> = {
  ...{ wifi: 'lan', ethernet: 'lan', other: 'lan' },
  ...{ vpn: 'vpn', virtual: 'virtual', loopback: 'none' },
}

/** `kind` tells Wi-Fi from cable; an address of kind `other` may be either. */
export const reachOf = ({ kind }: Pick<NetworkAddress, 'kind'>): Reach => REACH[kind]

/** Where phones find the receiver. Sent again whenever any of it changes. */
export interface Listening {
  /** The url in the QR code: `http://<address>:<port>/<token>/`, https where encryption is on. */
  url: string
  token: string
  /** Six digits for phones without a camera, typed at `http://<address>:<port>/`. */
  code: string
  folder: string
  port: number
  /**
   * A second address for typing, `http://laptop.local:5810/`, where this system tells its name to
   * the network; else null. Never in the code: many phones cannot ask for it.
   */
  localUrl: string | null
  /** The address in the url; `kind: 'loopback'` means that no phone can reach it. */
  address: NetworkAddress
  /** A person has chosen it: in the list of networks, or on the command line. */
  isAddressChosen: boolean
  addresses: NetworkAddress[]
  /** The name of the Wi-Fi that the address is in; null where it is none, or not known (yet). */
  wifiName: string | null
  /** The person has stopped receiving: nothing is accepted until they resume. */
  stopped: boolean
  /**
   * Too many wrong digits were typed: no digits are taken before this time, milliseconds since
   * 1970. Null while they are.
   */
  typingOpensAt: number | null
}

/** What one sender has sent until its queue was empty; see decision 44 for when that is. */
export interface Batch {
  sender: Sender
  /** New photos; a Live Photo of two files is one. */
  photos: number
  videos: number
  /** What is neither photo nor video. */
  files: number
  /** Of all these together. */
  bytes: number
  /** Sent whole although this sender had sent the same content before: no new file. */
  duplicates: number
  /** Refused, or never finished; what its sender cancelled is not counted. */
  failed: number
  /** When the first of them was announced, milliseconds since 1970. */
  since: number
}

/**
 * All events of the receiver, in order. The terminal's `--json` prints one a line; the window gets
 * the same objects. For one upload: `upload`, then `measured` and `progress`, then `saved` or
 * `failed`.
 */
export type ReceiverEvent =
  | ({ type: 'listening' } & Listening)
  /** A browser asked for a page: the computer can be reached. */
  | { type: 'visitor' }
  | { type: 'phone'; phone: Phone }
  /**
   * The phone has closed the page, or was silent for a minute, with nothing more to send; or it was
   * lost and is dismissed.
   */
  | { type: 'phone-left'; id: string }
  /** A phone asks to send, where each has to be allowed first. */
  | { type: 'asking'; sender: Sender }
  /** The question about this phone is over. */
  | { type: 'answered'; id: string }
  | { type: 'upload'; upload: Upload }
  | { type: 'measured'; id: string; facts: PictureFacts }
  /** The upload `id` equals a photo that this sender had sent before; there is one file. */
  | { type: 'duplicate'; id: string; photo: Photo }
  /** At most ten a second an upload, and at once when its state changes. */
  | { type: 'progress'; id: string; offset: number; state: UploadState }
  | { type: 'saved'; photo: Photo }
  /** `retryable`: the part is kept and the upload can go on. */
  | {
      type: 'failed'
      id: string
      name: string
      sender: Sender
      error: UploadError
      retryable: boolean
    }
  /** Everything that a sender had to send is here. Once a batch, and none without a new file. */
  | ({ type: 'batch' } & Batch)
  /** A decoder shows the photo in another size than was told: this is the right one. */
  | { type: 'corrected'; photo: Photo }
  /** The command has ended for a photo, or will run for it again (`result` is null). */
  | { type: 'result'; photo: Photo }
  /** The person has starred a photo, or taken its star away. */
  | { type: 'starred'; photo: Photo }
  /** A photo that was taken out of the gallery is back in it. */
  | { type: 'restored'; photo: Photo }
  /** Another receiving folder is in force: photos and uploads are those of that one. */
  | { type: 'folder-changed' }
  /**
   * Something was handed to a phone, or has gone on: at most ten a second each, and at once when
   * its state changes.
   */
  | { type: 'handed'; handed: Handed }
  /** The photo is no longer in the gallery: its file has left the folder, or is about to. */
  | { type: 'removed'; id: string }

const TYPES: Record<ReceiverEvent['type'], true> = {
  listening: true,
  visitor: true,
  phone: true,
  'phone-left': true,
  asking: true,
  answered: true,
  upload: true,
  measured: true,
  progress: true,
  saved: true,
  duplicate: true,
  failed: true,
  batch: true,
  corrected: true,
  result: true,
  starred: true,
  restored: true,
  handed: true,
  removed: true,
  'folder-changed': true,
}
/** The kinds of events there are: one that is missing here does not compile. */
export const EVENT_TYPES: readonly string[] = Object.keys(TYPES)
