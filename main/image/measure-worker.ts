import { closeSync, openSync } from 'node:fs'
import { parentPort } from 'node:worker_threads'
import type { PictureFacts, PictureFormat } from '../../contract/photo'
import { bytesSource, fileSource } from './byte-source'
import { readFacts } from './picture-facts'

/** One question to the worker; there is never more than one on its way. */
export interface MeasureRequest {
  picture: { head: Uint8Array<ArrayBuffer> } | { path: string }
  format: PictureFormat
  /** Milliseconds since 1970. */
  now: number
}

/** `ready` comes once, when the decoders are loaded: loading does not count as measuring. */
export type MeasureReply = 'ready' | PictureFacts

const port = parentPort
if (port === null) throw new Error('measure-worker runs in a worker thread, see measure.ts')

// Nothing is caught here: an error that a reader did not expect may have broken libheif, so this
// worker ends and a fresh one follows.
port.on('message', (request: MeasureRequest) => port.postMessage(answer(request)))
port.postMessage('ready' satisfies MeasureReply)

function answer({ picture, format, now }: MeasureRequest): MeasureReply {
  if ('head' in picture) return readFacts(bytesSource(picture.head), format, now)
  const descriptor = openSync(picture.path, 'r')
  try {
    return readFacts(fileSource(descriptor), format, now)
  } finally {
    closeSync(descriptor)
  }
}
