import { closeSync, openSync } from 'node:fs'
import { parentPort } from 'node:worker_threads'
import { LIMITS } from '../../contract/http'
import type { MediaFormat, PhotoFormat, PictureFacts } from '../../contract/photo'
import { bytesSource, fileSource } from './byte-source'
import { DAMAGE_BYTES, isCutShort } from './cut-short'
import { findInnerPicture, type InnerPicture } from './inner-picture'
import { isGarbled } from './jpeg-scan'
import { readFacts } from './picture-facts'

/** One question to the worker; there is never more than one on its way. */
export type MeasureRequest =
  | {
      picture: { head: Uint8Array<ArrayBuffer> } | { path: string }
      format: MediaFormat
      /** Milliseconds since 1970. */
      now: number
    }
  /** Whether the picture in that file is cut short. */
  | { cutShort: string; format: PhotoFormat }
  /** Whether the data of the JPEG in that file make its picture. */
  | { garbled: string }
  /** What to decode of that file instead of it. */
  | { inner: string; format: PhotoFormat }

/** `ready` comes once, when the decoders are loaded: loading does not count as measuring. */
export type MeasureReply = 'ready' | PictureFacts | boolean | { inner: InnerPicture | null }

const port = parentPort
if (port === null) throw new Error('measure-worker runs in a worker thread, see measure.ts')

// Nothing is caught here: an error that a reader did not expect may have broken libheif, so this
// worker ends and a fresh one follows.
port.on('message', (request: MeasureRequest) => port.postMessage(answer(request)))
port.postMessage('ready' satisfies MeasureReply)

function answer(request: MeasureRequest): MeasureReply {
  if ('cutShort' in request) {
    return withFile(request.cutShort, (descriptor) =>
      isCutShort(fileSource(descriptor, DAMAGE_BYTES), request.format),
    )
  }
  if ('garbled' in request) {
    return withFile(request.garbled, (descriptor) =>
      isGarbled(fileSource(descriptor, DAMAGE_BYTES)),
    )
  }
  if ('inner' in request) {
    return withFile(request.inner, (descriptor) => ({
      inner: findInnerPicture(fileSource(descriptor), request.format),
    }))
  }
  const { picture, format, now } = request
  if ('head' in picture) {
    // A head that could have been longer is all that there is.
    const isWhole = picture.head.length < LIMITS.headBytes
    return readFacts(bytesSource(picture.head, isWhole), format, now)
  }
  return withFile(picture.path, (descriptor) => readFacts(fileSource(descriptor), format, now))
}

function withFile<Answer>(path: string, read: (descriptor: number) => Answer): Answer {
  const descriptor = openSync(path, 'r')
  try {
    return read(descriptor)
  } finally {
    closeSync(descriptor)
  }
}
