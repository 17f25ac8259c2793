import type {
  MediaFormat,
  Orientation,
  PictureFacts,
  PictureFormat,
  Size,
} from '../../contract/photo'
import type { ByteSource } from './byte-source'
import { type CaptureBlocks, readCapture } from './capture'
import { findFilm } from './film'
import { unknownFacts } from './formats'
import { type Header, readBmp, readGif, readJpeg, readPng, readWebp } from './headers'
import { openHeif, readMinimized } from './heif'
import { readSequence } from './heif-sequence'
import { readJxl, readJxlBlocks } from './jxl'
import { readMatroska } from './matroska'
import { isSoundAlone, readMp4 } from './mp4'
import { seenSize } from './orientation'
import { rawReader } from './raw'
import { openTiff, readTiff } from './tiff'

/**
 * Everything that the bytes in reach tell of a picture or video; `other` where they tell that it is
 * neither. Runs in the measuring worker: a
 * crafted file may hold it for long or end it.
 * @param now milliseconds since 1970, to tell a wrong clock.
 */
export function readFacts(source: ByteSource, format: MediaFormat, now: number): PictureFacts {
  switch (format) {
    case 'jpeg': {
      const header = readJpeg(source)
      const film = findFilm(source, format, latin1(header.xmp))
      return { ...fromHeader(format, header, now), film }
    }
    case 'png':
      return fromHeader(format, readPng(source), now)
    case 'webp':
      return fromHeader(format, readWebp(source), now)
    case 'gif':
      return fromHeader(format, readGif(source), now)
    case 'bmp':
      return fromHeader(format, readBmp(source), now)
    case 'tiff':
    case 'dng':
    case 'raw': {
      const read = rawReader(source)
      if (read !== null) {
        const { storedSize, orientation, ...blocks } = read(source)
        return facts(format, storedSize, orientation, { ...blocks, xmp: null }, now)
      }
      const tiff = readTiff(source)
      const blocks = { exif: source, xmp: null }
      // The directory that tells a camera's file from a plain TIFF may lie behind the first bytes.
      const kind = tiff?.kind ?? format
      return facts(kind, tiff?.storedSize ?? null, tiff?.orientation ?? 1, blocks, now)
    }
    case 'jxl': {
      const jxl = readJxl(source)
      const blocks = readJxlBlocks(source)
      return facts(format, jxl?.storedSize ?? null, jxl?.orientation ?? 1, blocks, now)
    }
    case 'mp4':
    case 'mov':
    case '3gp':
      if (isSoundAlone(source)) return unknownFacts('other')
      return { ...unknownFacts(format), ...readMp4(source, now) }
    case 'webm':
    case 'mkv':
      return { ...unknownFacts(format), ...readMatroska(source, now) }
    case 'heic':
    case 'avif': {
      const heif = openHeif(source)
      const picture = heif?.picture(format) ?? readMinimized(source) ?? readSequence(source, format)
      const xmp = heif?.xmp() ?? null
      const capture = readCapture({ exif: heif?.exif() ?? null, xmp }, now)
      const film = findFilm(source, format, latin1(xmp))
      // A sequence may tell its moment as a video does.
      const { capturedAt, capturedLocal } =
        capture.capturedAt === null ? readMp4(source, now) : capture
      const moment = { capturedAt, capturedLocal }
      return { ...unknownFacts(format), ...picture, ...capture, ...moment, film }
    }
  }
}

const latin1 = (bytes: Uint8Array | null): string => Buffer.from(bytes ?? []).toString('latin1')

function fromHeader(format: PictureFormat, header: Header, now: number): PictureFacts {
  const turn = header.exif && header.isTurnedByExif ? openTiff(header.exif) : null
  return facts(format, header.storedSize, turn?.first.orientation() ?? 1, header, now)
}

function facts(
  format: PictureFormat,
  storedSize: Size | null,
  orientation: Orientation,
  blocks: CaptureBlocks,
  now: number,
): PictureFacts {
  const size = storedSize && seenSize(storedSize, orientation)
  return { ...unknownFacts(format), size, storedSize, orientation, ...readCapture(blocks, now) }
}
