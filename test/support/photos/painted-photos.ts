import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Orientation } from '../../../contract/photo'
import { type PictureOptions, paintPicture } from '../../fixtures/paint'

/** A photo as it lies on the phone. Width and height are what a person sees. */
export interface PaintedPhoto {
  name: string
  path: string
  bytes: Buffer
  width: number
  height: number
}

export interface PhoneAlbum {
  photos: PaintedPhoto[]
  close(): Promise<void>
}

/** Paints pictures into a folder of their own, under these names. */
export async function paintAlbum(pictures: Record<string, PictureOptions>): Promise<PhoneAlbum> {
  const folder = await mkdtemp(join(tmpdir(), 'snapland-album-'))
  const photos: PaintedPhoto[] = []
  for (const [name, options] of Object.entries(pictures)) {
    const path = join(folder, name)
    const bytes = await paintPicture(options)
    await writeFile(path, bytes)
    photos.push({ name, path, bytes, width: options.width, height: options.height })
  }
  return { photos, close: () => rm(folder, { recursive: true, force: true }) }
}

/** A landscape picture of 640 x 480 pixels. */
export const landscape = (seed: number): PictureOptions => ({
  seed,
  width: 640,
  height: 480,
  format: 'jpeg',
})

const ORIENTATIONS: Orientation[] = [1, 2, 3, 4, 5, 6, 7, 8]

/**
 * Every way in which a phone may store the same upright picture, and the formats that phones send.
 */
export const EVERY_KIND: Record<string, PictureOptions> = {
  ...Object.fromEntries(
    ORIENTATIONS.map((orientation) => [
      `orientation-${orientation}.jpg`,
      { ...landscape(orientation), orientation },
    ]),
  ),
  'screenshot.png': { ...landscape(20), width: 270, height: 600, format: 'png' },
  'sticker.webp': { ...landscape(21), width: 512, height: 512, format: 'webp' },
  // Stored 640 x 480 with a quarter turn, as an iPhone held upright does it. Of those that are kept
  // (fixtures/heic): Windows and macOS have no program that makes one.
  'portrait.heic': {
    ...{ seed: 8, width: 480, height: 640, format: 'heic', orientation: 6 },
    camera: { make: 'Apple', model: 'iPhone 13 Pro Max' },
    takenAt: { date: '2026:05:17 18:42:10', offset: '+09:00' },
  },
}
