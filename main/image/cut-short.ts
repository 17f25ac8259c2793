import { type FileHandle, open } from 'node:fs/promises'
import type { PhotoFormat } from '../../contract/photo'

const STEP_BYTES = 1024 * 1024
/**
 * A hostile file must not take long: after these many boxes, segments or bytes it counts as whole.
 */
const MOST_STEPS = 1000
const MOST_BYTES = 256 * STEP_BYTES
/** What some programs write behind the end of a PNG is small. */
const TAIL_BYTES = 64 * 1024

const JPEG_END = Buffer.from([0xff, 0xd9])
const START_OF_SCAN = 0xda

/**
 * Whether the file ends before the picture does. Looks at the structure alone and decodes nothing:
 * a whole photo costs one short read. Formats that do not tell where they end are taken as whole,
 * and so is what has no end in reach.
 * @param bytes the file's length
 */
export async function isCutShort(
  file: FileHandle,
  bytes: number,
  format: PhotoFormat,
): Promise<boolean> {
  switch (format) {
    case 'jpeg':
      return !(await endsWith(file, bytes, JPEG_END)) && !(await hasJpegEnd(file, bytes))
    case 'png':
      return !(await readAt(file, Math.max(0, bytes - TAIL_BYTES), TAIL_BYTES)).includes('IEND')
    case 'gif':
      return !(await endsWith(file, bytes, Buffer.from(';')))
    case 'webp': {
      // RIFF: behind its name stands the length of all that follows.
      const head = await readAt(file, 0, 8)
      return head.length < 8 || head.readUInt32LE(4) + 8 > bytes
    }
    case 'heic':
    case 'avif':
      return !(await areBoxesWhole(file, bytes))
    default:
      return false
  }
}

/** The same of a file that is not open yet. @throws the file system's error */
export async function isFileCutShort(
  path: string,
  bytes: number,
  format: PhotoFormat,
): Promise<boolean> {
  const file = await open(path, 'r')
  try {
    return await isCutShort(file, bytes, format)
  } finally {
    await file.close()
  }
}

/**
 * ITU-T T.81: in a scan every 0xFF of the data is followed by 0x00, so the first 0xFFD9 behind its
 * start is the end. Some phones write a video behind it.
 */
async function hasJpegEnd(file: FileHandle, bytes: number): Promise<boolean> {
  let at = 2
  for (let step = 0; step < MOST_STEPS && at + 4 <= bytes; step += 1) {
    const segment = await readAt(file, at, 4)
    if (segment[0] !== 0xff) at += 1
    else if (segment[1] === START_OF_SCAN) return includesJpegEnd(file, at, bytes)
    else if (segment[1] === 0xff) at += 1
    else at += 2 + segment.readUInt16BE(2)
  }
  return false
}

async function includesJpegEnd(file: FileHandle, from: number, bytes: number): Promise<boolean> {
  if (bytes - from > MOST_BYTES) return true
  for (let at = from; at < bytes; at += STEP_BYTES) {
    // One byte more, for an end that lies across two steps.
    if ((await readAt(file, at, STEP_BYTES + 1)).includes(JPEG_END)) return true
  }
  return false
}

/**
 * ISO/IEC 14496-12, 4.2: boxes follow each other; a size of 1 says that 64 bits follow the type, 0
 * that the box reaches to the end.
 */
async function areBoxesWhole(file: FileHandle, bytes: number): Promise<boolean> {
  let at = 0
  for (let step = 0; step < MOST_STEPS && at < bytes; step += 1) {
    const box = await readAt(file, at, 16)
    if (box.length < 8) return false
    const size = box.readUInt32BE()
    if (size === 0) return true
    if (size === 1 && box.length < 16) return false
    at += Math.max(8, size === 1 ? Number(box.readBigUInt64BE(8)) : size)
  }
  return at <= bytes
}

async function endsWith(file: FileHandle, bytes: number, end: Buffer): Promise<boolean> {
  return (await readAt(file, Math.max(0, bytes - end.length), end.length)).equals(end)
}

async function readAt(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, position)
  return buffer.subarray(0, bytesRead)
}
