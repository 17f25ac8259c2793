import type { PhotoResult } from './result'

/**
 * The vocabulary. Sizes are in pixels, lengths in bytes, times in milliseconds since 1970 (UTC).
 */

/** A picture's format, recognised by its first bytes, never by its name or a header. */
export type PictureFormat =
  | 'jpeg'
  | 'png'
  | 'gif'
  | 'webp'
  | 'heic'
  | 'avif'
  | 'tiff'
  | 'bmp'
  | 'jxl'
  | 'dng'
  /** A camera's own kind of file: CR2, CR3, NEF, ARW, RAF and so on. */
  | 'raw'

/**
 * The containers of videos: MPEG-4 (M4V too), QuickTime, 3GPP, WebM and Matroska. Which codecs they
 * hold is not told: Chromium plays them or does not.
 */
export const VIDEO_FORMATS = ['mp4', 'mov', '3gp', 'webm', 'mkv'] as const
export type VideoFormat = (typeof VIDEO_FORMATS)[number]

/** What can be measured. */
export type MediaFormat = PictureFormat | VideoFormat

/**
 * `other` is neither a photo nor a video: received only where the person allows any file, never
 * decoded, never served to a page.
 */
export type PhotoFormat = MediaFormat | 'other'

export const isVideo = (format: PhotoFormat): format is VideoFormat =>
  (VIDEO_FORMATS as readonly PhotoFormat[]).includes(format)

/** Orientation as in EXIF tag 0x0112: 1 is upright; 5 to 8 swap width and height. */
export type Orientation = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8

/** Width and height in pixels, integers from 1 to 2^31 - 1. */
export interface Size {
  width: number
  height: number
}

/** A part of a picture, pixels. */
export interface Area extends Size {
  left: number
  top: number
}

/**
 * What the headers of a picture say. `size` is as shown, `storedSize` as in the file, before
 * rotation.
 */
export interface PictureFacts {
  format: PhotoFormat
  size: Size | null
  storedSize: Size | null
  orientation: Orientation
  /** How long a video plays, milliseconds; null for pictures, and where the file does not say. */
  duration: number | null
  /**
   * When the shutter was pressed, from EXIF, XMP or a video's own fields; null where the picture
   * does not say. Without an offset it is taken to be of this computer's time zone.
   */
  capturedAt: number | null
  /**
   * The same as the camera's clock showed it, ISO 8601, with the offset where the picture has one:
   * `2026-05-17T18:42:10+09:00`. It gives the photo's own day and hour, wherever this computer is.
   * Null where `capturedAt` is, in photos that an earlier version recorded, and in videos that give
   * the moment in UTC alone.
   */
  capturedLocal: string | null
  /**
   * Where in the file the film of its moment stands, bytes: in a motion photo of Google's or
   * Samsung's kind. Null where there is none.
   */
  film: { at: number; length: number } | null
  /** What Apple writes into both files of a Live Photo, a UUID; null where there is none. */
  contentId: string | null
  /** "Apple iPhone 13 Pro Max"; null where the picture does not say. */
  camera: string | null
  hasLocation: boolean
  /** A location was in the file and is overwritten with zeros, as Android's picker does. */
  isLocationRemoved: boolean
}

/**
 * The sender. `id` is the phone page's random id, or derived from the address for other programs.
 */
export interface Sender {
  id: string
  name: string
}

/** Who "sent" what a person has put into the folder by hand. */
export const BY_HAND: Sender = { id: 'folder', name: 'Folder' }

/** With this begin the ids of senders that gave none: other programs, told apart by address. */
export const PROGRAM_ID = 'program:'
/** What programs on phones call their device. */
const PHONE_DEVICES: readonly string[] = ['iPhone', 'iPad', 'Android']

/** Whether a phone sent it: its page, or a program on it, such as a shortcut. */
export const isFromPhone = ({ id, name }: Sender): boolean =>
  id !== BY_HAND.id && (!id.startsWith(PROGRAM_ID) || PHONE_DEVICES.includes(name))

/** A photo that stands complete on disk under its final name. */
export interface Photo extends PictureFacts {
  id: string
  /** The file's name. */
  name: string
  /**
   * The folder below the receiving folder, `/` between the parts; missing for the receiving folder
   * itself.
   */
  subfolder?: string
  /**
   * The file name of the JPEG beside a HEIC; null until it is made; missing where none is wanted.
   */
  jpegCopy?: string | null
  bytes: number
  sender: Sender
  /** When its upload began; missing where that is not known. */
  startedAt?: number
  receivedAt: number
  /** The file ends before the picture does, or the picture's data do not make it. */
  isDamaged: boolean
  /** The phone converted this JPEG from a HEIC before sending it. */
  isConverted: boolean
  /** The person has starred it; missing where not. */
  isStarred?: true
  /**
   * What the command of this computer said of it; null while it is still to run; missing where none
   * has run.
   */
  result?: PhotoResult | null
}

/**
 * The state of an upload. `waiting`: announced, no byte yet. `arriving`: bytes arrive. `paused`:
 * they stopped, because the connection broke, nothing came for 20 s, or the upload is of an
 * earlier run; its sender may resume.
 */
export type UploadState = 'waiting' | 'arriving' | 'paused'

/** A photo on its way. `facts` are known once its first bytes have been measured. */
export interface Upload {
  id: string
  /** The safe form of the name the phone gave; the saved name may still differ. */
  name: string
  sender: Sender
  /** Total length; null while unknown. */
  bytes: number | null
  /** Bytes received so far. */
  offset: number
  state: UploadState
  facts: PictureFacts | null
  startedAt: number
}

/** The colours that a phone may have, by which its person knows it on both sides. */
export const PHONE_COLOURS = ['red', 'orange', 'yellow', 'green', 'blue', 'purple', 'pink'] as const
export type PhoneColour = (typeof PHONE_COLOURS)[number]

/** What a phone's page says of itself. `paused`: its person has stopped it. */
export type PageState = 'open' | 'picking' | 'preparing' | 'sending' | 'paused' | 'done' | 'hidden'

/**
 * The state of a phone. `sending`: photos of it arrive, whether its page is seen or not. `held`: it
 * has more to send, and this computer takes nothing, see `Phone.heldBy`. `lost`: it has more to
 * send, and nothing of it arrives; it stays so until more comes, it has its page open with nothing
 * to send, or somebody dismisses it.
 */
export type PhoneState = PageState | 'held' | 'lost'

/** Why this computer takes nothing of a phone: errors that pass without the phone's doing. */
export const HOLDING = [
  'PAUSED',
  'WAITING_FOR_APPROVAL',
  'FOLDER_GONE',
  'FOLDER_READ_ONLY',
  'DISK_FULL',
] as const
export type HeldBy = (typeof HOLDING)[number]

/** A phone that has the page open, or left before all its photos were here. */
export interface Phone extends Sender {
  /** Null where it has sent none. */
  colour: PhoneColour | null
  state: PhoneState
  /** Null unless it is `held`. */
  heldBy: HeldBy | null
  /**
   * Photos here and photos in all, while some of them are to come, or where it is `done` and some
   * were not sent; 0 and 0 otherwise.
   */
  done: number
  total: number
  /** When it last told of itself, milliseconds since 1970. */
  seenAt: number
}

/** What went wrong: a code from the table in `http.ts` and a sentence for a person. */
export interface UploadError {
  code: string
  message: string
}
