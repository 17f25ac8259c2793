/** The vocabulary: what a photo, its sender and an upload are. Sizes are in pixels, lengths in bytes, times in milliseconds since 1970 (UTC). */

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

/** `other` is a file that is no photo: received only where the person wants any file, never decoded, never served to a page. */
export type PhotoFormat = PictureFormat | 'other'

/** Orientation as in EXIF tag 0x0112: 1 is upright; 5 to 8 swap width and height. */
export type Orientation = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8

/** Width and height in pixels, integers from 1 to 65,535. */
export interface Size {
  width: number
  height: number
}

/** Everything the first bytes of a picture tell. `size` is what a person sees, `storedSize` what the file holds before rotation. */
export interface PictureFacts {
  format: PhotoFormat
  size: Size | null
  storedSize: Size | null
  orientation: Orientation
  /** When the shutter was pressed, from EXIF; null where the picture does not say. */
  capturedAt: number | null
  /** "Apple iPhone 13 Pro Max"; null where the picture does not say. */
  camera: string | null
  hasLocation: boolean
  /** A place was in the file and is written over with zeros, as Android's picker does on the way out. */
  isLocationRemoved: boolean
}

/** Who sent it. `id` is the phone page's own random id, or derived from the address for other programs. */
export interface Sender {
  id: string
  name: string
}

/** Who "sent" what a person has put into the folder by hand. */
export const BY_HAND: Sender = { id: 'folder', name: 'Folder' }

/** A photo that stands complete on disk under its final name. */
export interface Photo extends PictureFacts {
  id: string
  /** The file's name. */
  name: string
  /** The folder below the receiving folder that it stands in, `/` between the parts; missing for the receiving folder itself. */
  subfolder?: string
  /** The JPEG copy of a HEIC, beside it: its file's name; null while it is still to be made; missing where none is wanted. */
  jpegCopy?: string | null
  bytes: number
  sender: Sender
  receivedAt: number
  /** The file ends before the picture does: it was cut short before it was sent. */
  isDamaged: boolean
  /** The phone made this JPEG out of a HEIC on the way out. */
  isConverted: boolean
}

/**
 * What an upload is doing. `waiting`: it is announced, and no byte has come. `arriving`: bytes come. `paused`: they have stopped coming,
 * because the connection broke, nothing came for a minute, or the upload is of an earlier run; its sender may go on.
 */
export type UploadState = 'waiting' | 'arriving' | 'paused'

/** A photo on its way. `facts` are known once its first bytes have been measured. */
export interface Upload {
  id: string
  /** The safe form of the name the phone gave; the saved name may still differ. */
  name: string
  sender: Sender
  /** Total length; null while the sender has not said it. */
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

export type PhoneState = 'open' | 'picking' | 'preparing' | 'sending' | 'done' | 'hidden'

/** A phone that has the page open, as it last told of itself. */
export interface Phone extends Sender {
  /** Null where it has said none. */
  colour: PhoneColour | null
  state: PhoneState
  /** While sending: photos done and photos in all; 0 and 0 otherwise. */
  done: number
  total: number
  seenAt: number
}

/** What went wrong: a code from the table in `http.ts` and a sentence for a person. */
export interface UploadError {
  code: string
  message: string
}
