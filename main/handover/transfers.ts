import type { FileHandle } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { AppError } from '../base/errors'
import type { FetchEnd } from './fetch-progress'

/** Requests at once for one thing: a download manager may ask for pieces side by side. */
const MOST_OF_THING = 4
/** Of one phone, and of all: each holds a file open. */
const MOST_OF_PHONE = 8
const MOST_IN_ALL = 64
/** Read at once, bytes: what a request holds in memory while its phone is slow. */
const READ_BYTES = 128 * 1024

/** A part of a file on its way to a phone. */
export interface Transfer {
  /** Ends with an error when the phone may not have it any more. */
  stream: Readable
  /** @param bytes handed to the connection so far */
  sent(bytes: number): void
  /** Called once the request is over. */
  end(how: FetchEnd): void
}

/** What `begin` calls: how much was sent, and that it is over. */
export interface TransferWatch {
  onSent(bytes: number): void
  onEnd(bytes: number, how: FetchEnd): void
}

/** The files that are being sent, bounded in number. */
export function createTransfers() {
  const open = new Set<{ phoneId: string; thingId: string; stream: Readable | null }>()

  return {
    /**
     * @param file opens the file; null where it is not the same any more
     * @param last the last byte of the part
     * @throws AppError BUSY
     */
    async begin(
      { id: thingId, phoneId }: { id: string; phoneId: string },
      file: () => Promise<FileHandle | null>,
      [start, last]: readonly [start: number, last: number],
      watch: TransferWatch,
    ): Promise<Transfer | null> {
      const all = [...open]
      const ofPhone = all.filter((each) => each.phoneId === phoneId)
      const ofThing = ofPhone.filter((each) => each.thingId === thingId)
      const isFull = all.length >= MOST_IN_ALL || ofPhone.length >= MOST_OF_PHONE
      if (isFull || ofThing.length >= MOST_OF_THING) throw new AppError('BUSY')
      const place = { phoneId, thingId, stream: null as Readable | null }
      open.add(place)
      const handle = await file().catch((error: unknown) => {
        open.delete(place)
        throw error
      })
      if (handle === null || !open.has(place)) {
        open.delete(place)
        await handle?.close()
        return null
      }
      let bytes = 0
      let isOver = false
      const stream = await readPart(handle, start, last)
      place.stream = stream
      return {
        stream,
        sent(all) {
          bytes = all
          watch.onSent(all)
        },
        end(how) {
          if (isOver) return
          isOver = true
          open.delete(place)
          stream.destroy()
          watch.onEnd(bytes, how)
        },
      }
    },
    /** Ends all of one thing at once. */
    cut(thingId: string): void {
      for (const place of [...open]) {
        if (place.thingId !== thingId) continue
        open.delete(place)
        place.stream?.destroy(new Error('The phone may not have it any more.'))
      }
    },
    isSending: (thingId: string): boolean =>
      [...open].some((each) => each.thingId === thingId && each.stream !== null),
  }
}

/** Closes the file at its end. Node reads no part of no bytes, as of an empty file. */
async function readPart(handle: FileHandle, start: number, last: number): Promise<Readable> {
  if (last >= start) return handle.createReadStream({ start, end: last, highWaterMark: READ_BYTES })
  await handle.close()
  return Readable.from([])
}
