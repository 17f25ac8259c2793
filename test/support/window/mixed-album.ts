import { writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Orientation } from '../../../contract/photo'
import type { PictureOptions } from '../../fixtures/paint'
import { noisePhoto } from '../photos/noise-photo'
import { type PhoneAlbum, paintAlbum } from '../photos/painted-photos'

const SIZES = [
  [320, 240],
  [240, 320],
  [400, 160],
  [256, 256],
] as const
const FORMATS = ['jpeg', 'jpeg', 'jpeg', 'png', 'webp', 'jpeg', 'jpeg'] as const
/** Pixels of the ones that take long: 1 MB, and more than one piece of 8 MiB. */
const LONG = [
  [1200, 900],
  [1200, 901],
  [3600, 2700],
  [3600, 2701],
] as const

/**
 * So many photos of mixed type and size, from a few kilobytes to about ten megabytes, each of its
 * own name and content.
 */
export async function paintMixedAlbum(count: number): Promise<PhoneAlbum> {
  const pictures = Array.from({ length: count - LONG.length }, (_, at) => pictureOf(at))
  const album = await paintAlbum(Object.fromEntries(pictures))
  const folder = dirname(album.photos[0]?.path ?? '')
  for (const [at, [width, height]] of LONG.entries()) {
    const { bytes } = await noisePhoto(width, height)
    const name = `long-${at}.jpg`
    const path = join(folder, name)
    await writeFile(path, bytes)
    album.photos.push({ name, path, bytes, width, height })
  }
  return album
}

function pictureOf(at: number): [name: string, options: PictureOptions] {
  const format = at < 2 ? 'heic' : (FORMATS[at % FORMATS.length] ?? 'jpeg')
  const [width, height] = SIZES[at % SIZES.length] ?? SIZES[0]
  const orientation = format === 'jpeg' ? (((at % 8) + 1) as Orientation) : 1
  const extension = format === 'jpeg' ? 'jpg' : format
  return [`IMG_${1000 + at}.${extension}`, { seed: at, width, height, format, orientation }]
}
