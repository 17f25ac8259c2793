/** What the phone and the laptop agree on: paths, headers, limits and all that can go wrong. */
import type { PageState, PhoneColour, Photo } from './photo'
import type { PhotoResult } from './result'

export * as PATHS from './paths'

/** Path of the page where the code is typed, outside the token. */
export const JOIN_PATH = '/join'

export * as HEADERS from './headers'

export const TUS_VERSION = '1.0.0'
export const TUS_CONTENT_TYPE = 'application/offset+octet-stream'
export const PARTIAL_CONTENT_TYPE = 'application/partial-upload'

/**
 * Keys of `Upload-Metadata`; the standard wants each value in base64 of UTF-8. `id` is the phone's
 * own 128-bit id of the file, 32 hexadecimal digits: creating it again finds the same upload.
 * `edge` identifies a file by a sample, so that one picked again is recognised before it is sent:
 * `<bytes>-<lastModified>-<a>-<b>`, where a and b are the CRC-32 of the first and the last 64 KiB
 * (of all of a smaller file), eight hexadecimal digits each.
 */
export const METADATA_KEYS = [
  'id',
  'filename',
  'filetype',
  'lastModified',
  'sender',
  'senderName',
  'edge',
  'device',
] as const
export type MetadataKey = (typeof METADATA_KEYS)[number]

export * as LIMITS from './limits'

/**
 * All errors on the wire: the HTTP status and the sentence for the phone, which translates by code.
 */
export const HTTP_ERRORS = {
  BAD_REQUEST: { status: 400, message: 'The request is not valid.' },
  EMPTY_FILE: {
    status: 400,
    message: 'This file is empty (0 bytes), so there is nothing to save.',
  },
  BODY_ENDED_EARLY: {
    status: 400,
    message: 'The connection ended before the photo was complete. Send it again.',
  },
  HOST_REFUSED: {
    status: 403,
    message: 'This computer does not answer to that address. Scan the code again.',
  },
  ENCRYPTED_ONLY: {
    status: 403,
    message: 'This computer accepts encrypted uploads only. Scan the code again.',
  },
  ORIGIN_REFUSED: {
    status: 403,
    message: 'Only the page served by this computer may send photos to it.',
  },
  ALREADY_SAVED: {
    status: 403,
    message: 'This photo is already saved. It stays on the computer and can be deleted there.',
  },
  TINY_CHUNKS: {
    status: 400,
    message: 'The photo comes in too many tiny pieces. Send larger ones, of 1 KB or more.',
  },
  NO_PHOTO_IN_FORM: {
    status: 400,
    message: 'This form holds no photo. Send each photo as a file in it.',
  },
  WRONG_CODE: { status: 403, message: 'That is not the code on the computer. Look again.' },
  REMOVED: {
    status: 403,
    message: 'This phone was removed on the computer. Ask there before you send again.',
  },
  NOT_FOUND: {
    status: 404,
    message: 'There is nothing at this address. Scan the code on the computer again.',
  },
  METHOD_NOT_ALLOWED: { status: 405, message: 'This address does not accept that method.' },
  IDLE: { status: 408, message: 'No data arrived for a while. Check the Wi-Fi and send it again.' },
  OFFSET_CONFLICT: {
    status: 409,
    message: 'The upload continues at another offset. Ask for it, then continue there.',
  },
  LENGTH_REQUIRED: {
    status: 411,
    message: 'The length of the photo must be given before it is sent.',
  },
  CANCELLED: { status: 410, message: 'The phone cancelled this photo before it was complete.' },
  EXPIRED: {
    status: 410,
    message:
      'This photo was not finished within a day, so the part that had arrived was removed. Send it again.',
  },
  GIVEN_UP: {
    status: 410,
    message: 'This unfinished photo was given up on the computer. Send it again from the start.',
  },
  WRONG_TUS_VERSION: { status: 412, message: 'This computer supports tus 1.0.0 only.' },
  TOO_LARGE: { status: 413, message: 'This file is larger than this computer accepts.' },
  LONGER_THAN_ANNOUNCED: {
    status: 413,
    message: 'More came than the length that was announced. Send the photo again from the start.',
  },
  FORM_TOO_LARGE: {
    status: 413,
    message: 'This form holds too many files, or too much beside them. Send fewer at once.',
  },
  NOT_A_PHOTO: {
    status: 415,
    message: 'This is not a photo. This computer receives photos only.',
  },
  NOT_A_PHOTO_OR_VIDEO: { status: 415, message: 'This is neither a photo nor a video.' },
  WRONG_CONTENT_TYPE: {
    status: 415,
    message:
      'The content type of a piece must be application/offset+octet-stream (tus) or application/partial-upload.',
  },
  ENCODED: {
    status: 415,
    message: 'The photo was packed or encoded for the way. Send its bytes as they are.',
  },
  UPLOAD_BUSY: {
    status: 423,
    message: 'Another request or a new folder interrupted this photo. Try again in a moment.',
  },
  TOO_MANY_TRIES: {
    status: 429,
    message: 'Too many wrong codes. Wait ten minutes, then try again.',
  },
  TYPING_CLOSED: {
    status: 429,
    message:
      'Too many wrong codes were typed, so none can be typed for a while. Scan the code on the computer, or choose "Allow again" there.',
  },
  TOO_MANY_UPLOADS: {
    status: 429,
    message: 'Too many photos are being sent at once. Wait a moment.',
  },
  CHECKSUM_MISMATCH: {
    status: 460,
    message: 'Part of the photo was damaged on the way. It will be sent again.',
  },
  INTERNAL: {
    status: 500,
    message: 'Something went wrong on the computer. Nothing that was saved is lost.',
  },
  SAVE_FAILED: {
    status: 500,
    message: 'The computer could not save the photo to its disk. Send it again.',
  },
  BUSY: {
    status: 503,
    message: 'The computer has too much to do at the moment. Wait a moment, then send it again.',
  },
  FOLDER_GONE: {
    status: 503,
    message: 'The receiving folder on the computer is missing. What arrived is kept.',
  },
  FOLDER_READ_ONLY: {
    status: 503,
    message: 'The computer cannot write to its receiving folder.',
  },
  WAITING_FOR_APPROVAL: {
    status: 503,
    message:
      'The computer asks before a new phone can send. Your photos continue once somebody there allows it.',
  },
  PAUSED: { status: 503, message: 'The computer has stopped receiving.' },
  DISK_FULL: { status: 507, message: 'The disk of the computer is full.' },
} as const
export type HttpErrorCode = keyof typeof HTTP_ERRORS

/** The body of every answer that is not a success. */
export interface ErrorBody {
  /** `need` and `free`, bytes, come with DISK_FULL. */
  error: { code: HttpErrorCode; message: string; need?: number; free?: number }
}

/** Answer of `GET uploads/<id>`, and of a creation whose first request carried the whole photo. */
export interface Receipt {
  id: string
  state: 'receiving' | 'saved'
  offset: number
  length: number | null
  /** Known once saved. */
  photo: PhotoReceipt | null
  /**
   * The same sender had sent this content before: `photo` is that one, and there is no second file.
   */
  duplicate: boolean
}

/**
 * The receipt of a photo or video: its size in pixels as shown and its duration in milliseconds,
 * null where the file does not tell.
 */
export interface PhotoReceipt
  extends Pick<
    Photo,
    | 'id'
    | 'name'
    | 'bytes'
    | 'format'
    | 'orientation'
    | 'duration'
    | 'capturedAt'
    | 'capturedLocal'
    | 'hasLocation'
    | 'isLocationRemoved'
    | 'isConverted'
    | 'isDamaged'
  > {
  width: number | null
  height: number | null
  storedWidth: number | null
  storedHeight: number | null
  /** One of the two files of a Live Photo: the other one is a photo of its own, if it was sent. */
  isLive: boolean
  /** What the command said of it; null until it has run; missing where none runs. */
  result?: ResultReceipt | null
  /**
   * This sender had sent the same content before: there is one file, and this is its receipt. Only
   * in the answer to an upload of the IETF's draft, and never false there; tus has it in `Receipt`.
   */
  duplicate?: true
}

/** The result of a photo for its sender; without words where the command failed. */
export type ResultReceipt = Pick<PhotoResult, 'state' | 'label' | 'text' | 'values'>

/**
 * What a form with several files is answered: one of these for each, in their order. The last error
 * has an empty name where the form itself is at fault; of what came behind it nothing was saved.
 */
export type FormAnswer = PhotoReceipt | { name: string; error: ErrorBody['error'] }

/** Body of `POST presence`, JSON. `left` is sent by the page as it closes. */
export interface Presence {
  sender: string
  name: string
  /** Null where the sender has none. */
  colour: PhoneColour | null
  state: PageState | 'left'
  /**
   * Photos saved and photos in all, while some of them are still to be sent, or where it is `done`
   * and some were not; 0 and 0 otherwise.
   */
  done: number
  total: number
}
