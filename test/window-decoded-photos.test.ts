import sharp, { type Sharp } from 'sharp'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Size } from '../contract/photo'
import { addProperties, addTurns, clapBox } from './fixtures/heif-turns'
import { paintPicture } from './fixtures/paint'
import { heicSequence, makeRaw } from './fixtures/raw-previews'
import { landscape } from './support/photos/painted-photos'
import { useFilledWindow } from './support/window/use-filled-window'
import { codeUrl } from './support/window/window-bridge'
import { savedTileOf } from './support/window/window-tiles'

const { window } = useFilledWindow({ 'first.jpg': landscape(1) })

/** A picture of which every corner has another colour, so that no turning is mistaken. */
const SIDES = { width: 240, height: 160 }
const corners = (size: Size = SIDES): Sharp => {
  const [w, h] = [size.width / 2, size.height / 2]
  const rows = ['#d33', '#3c3', '#36e', '#fd2'].map(
    (colour, at) =>
      `<rect x="${(at % 2) * w}" y="${Math.floor(at / 2) * h}" width="${w}" height="${h}" fill="${colour}"/>`,
  )
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${size.width}" height="${size.height}">${rows.join('')}</svg>`
  return sharp(Buffer.from(svg)).removeAlpha()
}

interface Case {
  name: string
  bytes: Buffer
  /** The size told. */
  told: Size
  /** The size of what the lightbox shows, where it is another one. */
  shown?: Size
  /** What it looks like, upright. */
  looks: Buffer
}

/** What cjxl makes of `corners()`, without loss. */
const CORNERS_JXL = Buffer.from(
  '/wonQUBxIQgCAQDIAEsoJMZKAwomJpiNanc3xrgXCAIAcEDAwqR+p4jU12R0T6hgUOP4jaIeLxfU2Vvn1wUt',
  'base64',
)

async function table(): Promise<Case[]> {
  const looks = await corners().png().toBuffer()
  const glass = await corners().ensureAlpha(0.5).png().toBuffer()
  const grey = await corners().greyscale().png().toBuffer()
  const bilevel = await corners().threshold(120).png().toBuffer()
  const upright = await corners({ width: 160, height: 240 }).png().toBuffer()
  const lying = await sharp(upright).rotate(270).png().toBuffer()
  const tiff = async (name: string, picture: Sharp, like = looks): Promise<Case> => ({
    name: `${name}.tif`,
    bytes: await picture.toBuffer(),
    told: SIDES,
    looks: like,
  })
  const preview = await corners({ width: 120, height: 80 }).jpeg().toBuffer()
  const raw = (name: string, layout: 'dng' | 'nef' | 'cr3'): Case => ({
    name,
    bytes: makeRaw(layout, { size: { width: 6000, height: 4000 }, orientation: 1, preview }),
    told: { width: 6000, height: 4000 },
    shown: { width: 120, height: 80 },
    looks,
  })
  const turnedPreview = await sharp(lying).jpeg().toBuffer()
  const painted = { seed: 7, width: 640, height: 480, format: 'heic', orientation: 1 } as const
  const heic = await paintPicture(painted)
  const scene = await paintPicture({ ...painted, format: 'png' })
  const crop = { left: 480, top: 0, width: 101, height: 77 }
  const clap = clapBox(101, 77, Math.round(480 + 101 / 2 - 320), Math.round(77 / 2 - 240))
  return [
    await tiff('lzw', corners().tiff({ compression: 'lzw', predictor: 'horizontal' })),
    await tiff('deflate in tiles', corners().tiff({ compression: 'deflate', tile: true })),
    await tiff('packbits', corners().tiff({ compression: 'packbits' })),
    await tiff('jpeg', corners().tiff({ compression: 'jpeg', quality: 95 })),
    await tiff('16 bit', corners().toColourspace('rgb16').tiff({ compression: 'lzw' })),
    await tiff(
      'half transparent',
      sharp(glass).tiff({ compression: 'lzw' }),
      await sharp(glass).flatten({ background: 'white' }).png().toBuffer(),
    ),
    await tiff('cmyk', corners().toColourspace('cmyk').tiff({ compression: 'deflate' })),
    await tiff('grey', corners().greyscale().toColourspace('b-w').tiff(), grey),
    await tiff(
      'fax',
      corners().threshold(120).toColourspace('b-w').tiff({ compression: 'ccittfax4', bitdepth: 1 }),
      bilevel,
    ),
    {
      name: 'turned.tif',
      bytes: await sharp(lying).withMetadata({ orientation: 6 }).tiff().toBuffer(),
      told: { width: 160, height: 240 },
      looks: upright,
    },
    { name: 'drawn.jxl', bytes: CORNERS_JXL, told: SIDES, looks },
    raw('preview.dng', 'dng'),
    raw('DSC_0001.NEF', 'nef'),
    raw('IMG_0001.CR3', 'cr3'),
    {
      name: 'upright.dng',
      bytes: makeRaw('dng', {
        size: { width: 6000, height: 4000 },
        orientation: 6,
        preview: turnedPreview,
      }),
      told: { width: 4000, height: 6000 },
      shown: { width: 160, height: 240 },
      looks: upright,
    },
    { name: 'burst.heics', bytes: heicSequence(heic, painted), told: painted, looks: scene },
    {
      name: 'cropped.heic',
      bytes: addProperties(heic, [clap]),
      told: { width: 101, height: 77 },
      looks: await sharp(scene).extract(crop).png().toBuffer(),
    },
    {
      name: 'cropped and turned.heic',
      bytes: addTurns(addProperties(heic, [clap]), [{ type: 'irot', value: 3 }]),
      told: { width: 77, height: 101 },
      looks: await sharp(await sharp(scene).extract(crop).png().toBuffer())
        .rotate(90)
        .png()
        .toBuffer(),
    },
  ]
}

/** Colours of a picture, in a grid of 6 x 6, as one text of numbers. */
const gridOf = async (picture: Buffer): Promise<number[]> => [
  ...(await sharp(picture)
    .resize(6, 6, { fit: 'fill', kernel: 'nearest' })
    .removeAlpha()
    .toColourspace('srgb')
    .raw()
    .toBuffer()),
]

/** What the window shows at an address: its size, and the same grid of its colours, on white. */
const shownAt = (address: string) =>
  window().evaluate(`(async () => {
    const image = new Image()
    image.crossOrigin = 'anonymous'
    image.src = ${JSON.stringify(address)}
    await image.decode().catch(() => {})
    const { naturalWidth: width, naturalHeight: height } = image
    const canvas = new OffscreenCanvas(6, 6)
    const context = canvas.getContext('2d')
    context.imageSmoothingEnabled = false
    context.fillStyle = 'white'
    context.fillRect(0, 0, 6, 6)
    if (width > 0) context.drawImage(image, 0, 0, 6, 6)
    const { data } = context.getImageData(0, 0, 6, 6)
    return { width, height, grid: [...data].filter((_, at) => at % 4 < 3) }
  })()`) as Promise<Size & { grid: number[] }>

const difference = (one: number[], other: number[]): number =>
  one.reduce((sum, value, at) => sum + Math.abs(value - (other[at] ?? 999)), 0) / one.length

async function send(name: string, bytes: Buffer): Promise<Record<string, unknown>> {
  const answer = await fetch(new URL('api/photos', await codeUrl(window())), {
    method: 'POST',
    headers: { 'X-FileName': encodeURIComponent(name) },
    body: new Uint8Array(bytes),
  })
  expect(answer.status, name).toBe(201)
  return (await answer.json()) as Record<string, unknown>
}

describe('a picture of every kind of photo', () => {
  let cases: (Case & { id: string })[]
  beforeAll(async () => {
    cases = []
    for (const each of await table()) {
      const { id, width, height } = await send(each.name, each.bytes)
      expect({ width, height }, each.name).toEqual({
        width: each.told.width,
        height: each.told.height,
      })
      cases.push({ ...each, id: String(id) })
    }
  })

  it.each(['thumb', 'full'] as const)('is what the photo looks like: %s', async (kind) => {
    const wrong: string[] = []
    for (const { name, id, told, shown, looks } of cases) {
      const picture = await shownAt(`photo://${kind}/${id}`)
      const { width, height } = shown ?? told
      if (picture.width !== width || picture.height !== height)
        wrong.push(`${name} has ${picture.width} x ${picture.height}`)
      const far = difference(picture.grid, await gridOf(looks))
      // CMYK has no profile, so its colours are a guess.
      if (far > (name === 'cmyk.tif' ? 45 : 16)) wrong.push(`${name} differs by ${far}`)
    }
    expect(wrong).toEqual([])
  })

  it('leaves the size that was told, and says where a preview is shown', async () => {
    const photo = { name: 'DSC_0001.NEF', width: 6000, height: 4000 }
    await savedTileOf(window(), photo).dblclick()
    const dialog = window().getByRole('dialog')
    await dialog.locator('.picture-full[data-state="shown"]').waitFor()
    await dialog.getByText('Shown from a preview of 120 × 80').waitFor()
    await dialog.getByText('6000 × 4000').first().waitFor()
    await window().keyboard.press('Escape')
    await dialog.waitFor({ state: 'detached' })
    await savedTileOf(window(), { name: 'drawn.jxl', ...SIDES }).dblclick()
    await dialog.locator('.picture-full[data-state="shown"]').waitFor()
    expect(await dialog.getByText('Shown from a preview').count()).toBe(0)
    expect(await dialog.locator('.zoom-level').count()).toBe(1)
    await window().keyboard.press('Escape')
    await dialog.waitFor({ state: 'detached' })
  })

  it('says that there is none, and at no percent, of a RAW that holds no preview', async () => {
    const size = { width: 6000, height: 4000 }
    const bytes = makeRaw('dng', { size, orientation: 1, preview: Buffer.alloc(100) })
    await send('nothing.dng', bytes)
    await savedTileOf(window(), { name: 'nothing.dng', ...size }).dblclick()
    const dialog = window().getByRole('dialog')
    await dialog.getByRole('alert').getByText('No preview of DNG').waitFor()
    expect(await dialog.locator('.zoom-level').count()).toBe(0)
    await window().keyboard.press('Escape')
    await dialog.waitFor({ state: 'detached' })
  })
})
