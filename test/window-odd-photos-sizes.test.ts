import sharp from 'sharp'
import { expect, it } from 'vitest'
import type { Orientation } from '../contract/photo'
import { exifBlock, type MadeExif } from './fixtures/exif'
import { jpegLayout, pngLayout, webpLayout } from './fixtures/layouts'
import { paintPicture } from './fixtures/paint'
import { landscape } from './support/photos/painted-photos'
import { useFilledWindow } from './support/window/use-filled-window'
import { codeUrl } from './support/window/window-bridge'
import { savedTileOf } from './support/window/window-tiles'

const { window } = useFilledWindow({ 'first.jpg': landscape(1) })

const SIDES = { width: 64, height: 40 }
const ORIENTATIONS = [1, 2, 3, 4, 5, 6, 7, 8] as const
const plain = sharp({ create: { ...SIDES, channels: 3, background: '#a48' } })
const NOTHING = { pad: 0, trailer: Buffer.alloc(0) }

const HOWS: Record<string, (value: Orientation) => MadeExif['orientations']> = {
  short: (value) => [{ value, type: 3 }],
  long: (value) => [{ value, type: 4 }],
  twice: (value) => [
    { value, type: 3 },
    { value: 6, type: 3 },
  ],
}

/** A bitmap whose rows begin at the top where `height` is negative; OS/2's where `isCore`. */
function bitmap(height: number, isCore: boolean): Buffer {
  const headBytes = isCore ? 12 : 40
  const bytes = Buffer.alloc(14 + headBytes + SIDES.width * 3 * SIDES.height, 0x70)
  bytes.fill(0, 0, 14 + headBytes)
  bytes.write('BM')
  bytes.writeUInt32LE(bytes.length, 2)
  bytes.writeUInt32LE(14 + headBytes, 10)
  bytes.writeUInt32LE(headBytes, 14)
  if (isCore)
    for (const [at, value] of [SIDES.width, height, 1, 24].entries())
      bytes.writeUInt16LE(value, 18 + 2 * at)
  else {
    bytes.writeInt32LE(SIDES.width, 18)
    bytes.writeInt32LE(height, 22)
    bytes.writeUInt16LE(1, 26)
    bytes.writeUInt16LE(24, 28)
  }
  return bytes
}

/** Made files, and how many of each there are. */
async function table(): Promise<[name: string, bytes: Buffer][]> {
  const [jpeg, png, webp, gif] = await Promise.all([
    plain.clone().jpeg().toBuffer(),
    plain.clone().png().toBuffer(),
    plain.clone().webp().toBuffer(),
    plain.clone().gif().toBuffer(),
  ])
  const files: [string, Buffer][] = []
  for (const value of ORIENTATIONS) {
    for (const [how, entries] of Object.entries(HOWS)) {
      const orientations = entries(value)
      const exif = exifBlock(orientations ? { orientations } : {}, value % 2 === 0)
      for (const isLast of [false, true])
        files.push([
          `${how}-${value}-${isLast}.jpg`,
          jpegLayout(jpeg, { ...NOTHING, exif, isLast }),
        ])
    }
    const exif = exifBlock({ orientations: [{ value, type: 3 }] })
    const filled = jpegLayout(jpeg, { ...NOTHING, exif, isLast: false }, 0xff)
    files.push([`fill-${value}.jpg`, filled])
    for (const isLast of [false, true]) {
      const layout = { ...NOTHING, exif, isLast }
      files.push([`exif-${value}-${isLast}.png`, pngLayout(png, layout)])
      const picture = { picture: webp.subarray(12), ...SIDES }
      files.push([`exif-${value}-${isLast}.webp`, webpLayout(picture, layout, isLast ? 8 : 0)])
    }
    const painted = { seed: 7, ...SIDES, orientation: value }
    files.push([`turned-${value}.avif`, await paintPicture({ ...painted, format: 'avif' })])
    files.push([`turned-${value}.heic`, await paintPicture({ ...painted, format: 'heic' })])
  }
  for (const [width, height] of [
    [0, 0],
    [10, 10],
    [100, 100],
    [100, 10],
  ] as const) {
    const screen = Buffer.from(gif)
    screen.writeUInt16LE(width, 6)
    screen.writeUInt16LE(height, 8)
    files.push([`screen-${width}-${height}.gif`, screen])
  }
  files.push(['up.bmp', bitmap(SIDES.height, false)], ['down.bmp', bitmap(-SIDES.height, false)])
  files.push(['os2.bmp', bitmap(SIDES.height, true)])
  return files
}

it('tells of every kind of picture the size in which the window shows it', async () => {
  const files = await table()
  expect(files.length).toBeGreaterThanOrEqual(80)
  const url = await codeUrl(window())
  const told: { name: string; id: string; size: string }[] = []
  for (const [name, bytes] of files) {
    const answer = await fetch(new URL('api/photos', url), {
      method: 'POST',
      headers: { 'X-FileName': name },
      body: new Uint8Array(bytes),
    })
    expect(answer.status, name).toBe(201)
    const { id, width, height } = (await answer.json()) as Record<string, unknown>
    told.push({ name, id: String(id), size: `${width} x ${height}` })
  }
  // As text: the tests know no types of a page.
  const ids = JSON.stringify(told.map(({ id }) => id))
  const shown = (await window().evaluate(`(async () => {
    const sizes = []
    for (const id of ${ids}) {
      const image = new Image()
      image.src = 'photo://full/' + id
      await image.decode().catch(() => {})
      sizes.push(image.naturalWidth + ' x ' + image.naturalHeight)
    }
    return sizes
  })()`)) as string[]
  const differences = told.flatMap(({ name, size }, at) =>
    size === shown[at] ? [] : [`${name}: told ${size}, shown ${shown[at]}`],
  )
  expect(differences).toEqual([])
})

it('learns from the picture itself the size that no header tells', async () => {
  // Decoders skip stray bytes between segments, however many; we look at so many only.
  const jpeg = await plain.clone().jpeg().toBuffer()
  const stray = Buffer.concat([jpeg.subarray(0, 20), Buffer.alloc(200_000), jpeg.subarray(20)])
  const url = await codeUrl(window())
  const answer = await fetch(new URL('api/photos', url), {
    method: 'POST',
    headers: { 'X-FileName': 'stray.jpg' },
    body: new Uint8Array(stray),
  })
  expect(await answer.json()).toMatchObject({ width: null, height: null })
  await savedTileOf(window(), { name: 'stray.jpg', ...SIDES }).waitFor()
})
