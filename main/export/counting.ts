import { Transform } from 'node:stream'

/** Lets bytes through and tells how many more have come. */
export const counting = (onBytes: (bytes: number) => void): Transform =>
  new Transform({
    transform(chunk: Buffer, _encoding, next) {
      onBytes(chunk.length)
      next(null, chunk)
    },
  })
