import { randomBytes } from 'node:crypto'
import { crc32 } from 'node:zlib'
import sharp from 'sharp'
import { LIMITS } from '../contract/http'

/** A file as it lies on the phone, with what the phone has computed of it before it sends. */
export interface Picture {
  name: string
  length: number
  /** Cut as the phone page cuts: at most 8 MiB each. */
  pieces: readonly Piece[]
  /** See `METADATA_KEYS`. */
  edge: string
  /** Of the whole file, eight hexadecimal digits. */
  crc32: string
}

export interface Piece {
  bytes: Uint8Array
  /** Value of `Upload-Checksum`. */
  checksum: string
}

const EDGE_BYTES = 64 * 1024
const LAST_MODIFIED = Date.UTC(2026, 10, 22)

/**
 * JPEGs of about 3.9 MB with EXIF, as a phone's camera makes them. No two are alike, not even in
 * length: equal length is where the receiver looks for duplicates, and real photos rarely have it.
 */
export async function makePhotos(count: number): Promise<Picture[]> {
  const [start, rest] = splitJpeg(await noiseJpeg(2500, 1888))
  return Array.from({ length: count }, (_, at) => {
    const bytes = Buffer.concat([start, comment(64 + at), rest])
    return picture(`IMG_${String(at).padStart(4, '0')}.jpg`, [bytes])
  })
}

/**
 * One JPEG of exactly `length` bytes: a small one whose end is followed by noise, the same 8 MiB of
 * it again and again.
 */
export async function makeBigFile(length: number): Promise<Picture> {
  const noise = randomBytes(LIMITS.pieceBytes)
  const start = Buffer.from(noise)
  const jpeg = await noiseJpeg(400, 300)
  jpeg.copy(start)
  const pieces = [start]
  for (let left = length - start.length; left > 0; left -= noise.length)
    pieces.push(left < noise.length ? noise.subarray(0, left) : noise)
  return picture('IMG_9999.jpg', pieces)
}

/** Pixels of noise hardly compress, so that a photo's bytes are cheap to make. */
async function noiseJpeg(width: number, height: number): Promise<Buffer> {
  const pixels = randomBytes(width * height * 3)
  return sharp(pixels, { raw: { width, height, channels: 3 } })
    .withExif({
      IFD0: { Make: 'Bench', Model: 'Noise' },
      IFD2: { DateTimeOriginal: '2026:11:22 18:03:11' },
    })
    .jpeg({ quality: 90 })
    .toBuffer()
}

/** Behind the first two bytes (SOI) and the EXIF segment that follows them. */
function splitJpeg(jpeg: Buffer): [Buffer, Buffer] {
  const end = 4 + jpeg.readUInt16BE(4)
  return [jpeg.subarray(0, end), jpeg.subarray(end)]
}

/** A JPEG comment segment (ITU-T T.81, B.2.4.5) of random bytes. */
function comment(length: number): Buffer {
  const header = Buffer.from([0xff, 0xfe, 0, 0])
  header.writeUInt16BE(length + 2, 2)
  return Buffer.concat([header, randomBytes(length)])
}

function picture(name: string, pieces: readonly Buffer[]): Picture {
  const sums = new Map<Buffer, string>()
  const checksum = (bytes: Buffer) => {
    const known = sums.get(bytes) ?? `crc32 ${bigEndian(crc32(bytes)).toString('base64')}`
    sums.set(bytes, known)
    return known
  }
  const length = pieces.reduce((sum, piece) => sum + piece.length, 0)
  const [first, last] = [pieces[0], pieces.at(-1)]
  const ends = [first?.subarray(0, EDGE_BYTES), last?.subarray(-EDGE_BYTES)].map((end) =>
    bigEndian(crc32(end ?? '')).toString('hex'),
  )
  return {
    name,
    length,
    pieces: pieces.map((bytes) => ({ bytes, checksum: checksum(bytes) })),
    crc32: bigEndian(pieces.reduce((sum, piece) => crc32(piece, sum), 0)).toString('hex'),
    edge: `${length}-${LAST_MODIFIED}-${ends.join('-')}`,
  }
}

function bigEndian(sum: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32BE(sum)
  return bytes
}
