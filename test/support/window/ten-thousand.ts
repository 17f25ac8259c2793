import { chown, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { unknownFacts } from '../../../main/image/formats'
import { openPhotoIndex } from '../../../main/library/photo-index'
import { paintPicture } from '../../fixtures/paint'
import { UNPRIVILEGED } from '../receiver/unprivileged'
import type { Home } from './home'

const INDEX_WORKER = new URL('../../../out/main/index-worker.js', import.meta.url)

/** Shapes that phones take: lying, standing, square, wide. */
const SHAPES = [
  { width: 320, height: 240 },
  { width: 240, height: 320 },
  { width: 256, height: 256 },
  { width: 480, height: 200 },
] as const
const PAINTED = 24
const A_DAY = 700
const DAY_MS = 86_400_000

/**
 * Fills the receiving folder of a home as if so many photos had been received over the last days:
 * small JPEGs, no two with the same bytes, each in the index. Made for the terminal receiver and
 * the app alike, before they start.
 */
export async function fillHome(home: Home, count: number): Promise<void> {
  const pictures = await Promise.all(
    Array.from({ length: PAINTED }, async (_, seed) => {
      const shape = SHAPES[seed % SHAPES.length] ?? SHAPES[0]
      return { ...shape, bytes: await paintPicture({ seed, ...shape, format: 'jpeg' }) }
    }),
  )
  const opened = openPhotoIndex(join(home.data, 'photos.sqlite'), INDEX_WORKER)
  const index = opened.ofFolder(home.folder)
  // At noon, so that the photos of a day are of one day wherever and whenever this runs.
  const newest = new Date().setHours(12, 0, 0, 0) - DAY_MS
  for (let at = 0; at < count; at += 1) {
    const picture = pictures[at % PAINTED]
    if (!picture) throw new Error('There is nothing to fill the folder with')
    const { width, height } = picture
    const name = `IMG_${String(at).padStart(5, '0')}.jpg`
    const bytes = withComment(picture.bytes, at)
    const path = join(home.folder, name)
    await writeFile(path, bytes)
    if (process.getuid?.() === 0) await chown(path, UNPRIVILEGED, UNPRIVILEGED)
    const receivedAt = newest - Math.floor(at / A_DAY) * DAY_MS - at * 1000
    index.savePhoto(
      {
        id: at.toString(16).padStart(32, '0'),
        name,
        bytes: bytes.length,
        sender: { id: `phone-${at % 5}`, name: `Phone ${at % 5}` },
        receivedAt,
        ...unknownFacts('jpeg'),
        size: { width, height },
        storedSize: { width, height },
        capturedAt: receivedAt,
        capturedLocal: null,
        isConverted: false,
        isDamaged: false,
      },
      { edge: null, metadata: '' },
    )
  }
  await opened.close()
  if (process.getuid?.() === 0)
    await chown(join(home.data, 'photos.sqlite'), UNPRIVILEGED, UNPRIVILEGED)
}

/**
 * A JPEG comment (ITU-T T.81, B.2.4.5) behind the start of the image makes equal pictures different
 * files.
 */
function withComment(jpeg: Buffer, number: number): Buffer {
  const comment = Buffer.alloc(8)
  comment.writeUInt16BE(0xfffe)
  comment.writeUInt16BE(6, 2)
  comment.writeUInt32BE(number, 4)
  return Buffer.concat([jpeg.subarray(0, 2), comment, jpeg.subarray(2)])
}
