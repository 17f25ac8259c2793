import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import sharp from 'sharp'
import { expect, it } from 'vitest'
import { exifBlock } from './fixtures/exif'
import { heifLayout, jpegLayout, pngLayout, webpLayout } from './fixtures/layouts'
import { paintPicture } from './fixtures/paint'
import { RAW_FILES, tiffRaw } from './fixtures/raw'
import { tempFolder } from './support/disk/temp-folder'
import { forThisTest } from './support/opened'
import { startAndroidPhone } from './support/phone/android-phone'
import { pickFiles } from './support/phone/pick-files'
import { openReceiver } from './support/receiver/open-receiver'

const SIDES = { width: 66, height: 48 }
const TAKEN = '2026-05-17T18:42:10+09:00'
const exif = exifBlock({ exif: { 36867: '2026:05:17 18:42:10', 36881: '+09:00' } })
const turning = exifBlock({ orientations: [{ value: 6, type: 3 }] })

/** One made file of each odd kind: its size in pixels as it is seen, and when it was taken. */
async function table(): Promise<
  [name: string, bytes: Buffer, size: string, taken: string | null][]
> {
  const plain = sharp({ create: { ...SIDES, channels: 3, background: '#a48' } })
  const [jpeg, png, webp, gif] = await Promise.all([
    plain.clone().jpeg().toBuffer(),
    plain.clone().png().toBuffer(),
    plain.clone().webp().toBuffer(),
    plain.clone().gif().toBuffer(),
  ])
  const layout = { exif, pad: 70_000, isLast: true, trailer: Buffer.alloc(100) }
  const upright = '66 × 48'
  const heic = await paintPicture({
    ...{
      seed: 3,
      ...SIDES,
      format: 'heic',
      takenAt: { date: '2026:05:17 18:42:10', offset: '+09:00' },
    },
  })
  const zeros = Buffer.alloc(3000)
  return [
    ['date-last.jpg', jpegLayout(jpeg, layout), upright, TAKEN],
    ['fill.jpg', jpegLayout(jpeg, { ...layout, exif: turning }, 0xff), '48 × 66', null],
    ['no-end.jpg', Buffer.concat([jpeg.subarray(0, -2), zeros]), upright, null],
    ['insta.insp', jpeg, upright, null],
    ['tail.png', pngLayout(png, layout), upright, TAKEN],
    ['moving.apng', png, upright, null],
    [
      'riff.webp',
      webpLayout(
        { picture: webp.subarray(12), ...SIDES },
        { ...layout, trailer: Buffer.alloc(0) },
        8,
      ),
      ...([upright, TAKEN] as const),
    ],
    ['zeros.gif', Buffer.concat([gif, zeros]), upright, null],
    ['galaxy.heic', heifLayout(heic, layout), upright, TAKEN],
    ['adobe.dng', tiffRaw({ isDng: true, saysZero: false }), '40 × 60', null],
    ...RAW_FILES.map(
      ({ name, bytes }) =>
        [
          `camera.${name}`,
          bytes(),
          '40 × 60',
          /cr3|raf|x3f/.test(name) ? TAKEN.slice(0, 19) : null,
        ] as [string, Buffer, string, string | null],
    ),
  ]
}

it('the phone page tells of every odd kind what is true, and keeps its name', async () => {
  const laptop = forThisTest(await openReceiver())
  const folder = join(await tempFolder(), 'phone')
  await mkdir(folder)
  const files = await table()
  for (const [name, bytes] of files) await writeFile(join(folder, name), bytes)
  const { page } = forThisTest(await startAndroidPhone())
  await page.goto(laptop.url)
  await pickFiles(
    page,
    'Choose photos',
    files.map(([name]) => join(folder, name)),
  )
  await page.getByRole('heading', { name: `${files.length} photos saved` }).waitFor()
  const told = laptop.receiver.photos().map(({ name, size, capturedLocal, isDamaged }) => ({
    ...{ name, size: size && `${size.width} × ${size.height}`, capturedLocal, isDamaged },
  }))
  const byName = (one: { name: string }, other: { name: string }) =>
    one.name < other.name ? -1 : 1
  const right = files.map(([name, , size, capturedLocal]) => ({
    ...{ name, size, capturedLocal, isDamaged: false },
  }))
  expect(told.sort(byName)).toEqual(right.sort(byName))
  await page.locator('#saved summary').click()
  for (const { name, size } of right)
    await page.getByRole('listitem').filter({ hasText: name }).getByText(size).waitFor()
})
