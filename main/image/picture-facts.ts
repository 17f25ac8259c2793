import type { Orientation, PictureFacts, PictureFormat, Size } from '../../contract/photo'
import type { ByteSource } from './byte-source'
import { type Capture, NO_CAPTURE, readCapture } from './capture'
import { unknownFacts } from './formats'
import { jpegHeader, pngHeader, readSize } from './headers'
import { readHeif } from './heif'
import { readJxl } from './jxl'
import { seenSize } from './orientation'
import { readTiff } from './tiff'

/**
 * Everything that the bytes in reach tell of a picture. Runs in the measuring worker: a crafted
 * file may hold it for long or end it.
 * @param now milliseconds since 1970, to tell a wrong clock.
 */
export function readFacts(source: ByteSource, format: PictureFormat, now: number): PictureFacts {
  switch (format) {
    case 'jpeg':
      return fromHeader(format, jpegHeader(source), now)
    case 'png':
      return fromHeader(format, pngHeader(source), now)
    case 'webp': {
      // Chromium, like most viewers, does not turn a WebP by its EXIF.
      const start = source.start()
      return facts(format, readSize(start), { ...readCapture(start, now), orientation: 1 })
    }
    case 'gif':
    case 'bmp':
      return facts(format, readSize(source.start()), NO_CAPTURE)
    case 'tiff':
    case 'dng': {
      const tiff = readTiff(source)
      const capture = readCapture(source.start(), now)
      return facts(format, tiff?.storedSize ?? null, {
        ...capture,
        orientation: tiff?.orientation ?? 1,
      })
    }
    case 'jxl': {
      const jxl = readJxl(source)
      const capture = readCapture(source.start(), now)
      return facts(format, jxl?.storedSize ?? null, {
        ...capture,
        orientation: jxl?.orientation ?? 1,
      })
    }
    case 'heic':
    case 'avif': {
      const start = source.start()
      const heif = readHeif(start)
      const { capturedAt, camera, hasLocation } = readCapture(start, now)
      return { ...unknownFacts(format), ...heif, capturedAt, camera, hasLocation }
    }
  }
}

function fromHeader(format: PictureFormat, header: Uint8Array | null, now: number): PictureFacts {
  if (header === null) return unknownFacts(format)
  return facts(format, readSize(header), readCapture(header, now))
}

function facts(
  format: PictureFormat,
  storedSize: Size | null,
  capture: Capture & { orientation: Orientation },
): PictureFacts {
  const size = storedSize && seenSize(storedSize, capture.orientation)
  return { format, size, storedSize, ...capture }
}
