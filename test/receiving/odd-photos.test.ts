import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { isSavedWhole } from '../support/disk/saved-whole'
import { putPhoto } from '../support/network/photo-request'
import { newId, tusRequests } from '../support/network/tus-request'
import { createOpened, forThisTest } from '../support/opened'
import { landscape, paintAlbum } from '../support/photos/painted-photos'
import { type OpenReceiver, openReceiver } from '../support/receiver/open-receiver'

/**
 * A file's time comes from a clock that ticks this coarsely at most, milliseconds: the kernel's
 * jiffies, 100 Hz.
 */
const FILE_TICK_MS = 10
const PAINTED = { width: 640, height: 480 }

describe('photos that are not what they are called, or not whole', () => {
  const opened = createOpened()
  let laptop: OpenReceiver
  let jpeg: Buffer
  let heic: Buffer
  beforeAll(async () => {
    laptop = opened(await openReceiver())
    const album = opened(
      await paintAlbum({
        'a.jpg': landscape(1),
        'b.heic': { ...landscape(2), format: 'heic' },
      }),
    )
    const [first, second] = album.photos.map(({ bytes }) => bytes)
    jpeg = first ?? Buffer.alloc(0)
    heic = second ?? Buffer.alloc(0)
  })

  const put = (name: string, bytes: Buffer) => putPhoto(laptop.url, { name, bytes })

  it.each([
    ['half a JPEG', 'half.jpg', () => jpeg.subarray(0, jpeg.length >> 1), 'jpeg', PAINTED],
    ['a JPEG without its last byte', 'cut.jpg', () => jpeg.subarray(0, -1), 'jpeg', PAINTED],
    ['a JPEG cut before its size', 'head.jpg', () => jpeg.subarray(0, 40), 'jpeg', null],
    ['a JPEG called PNG', 'wrong.png', () => jpeg, 'jpeg', PAINTED],
    ['a HEIC renamed to .jpg', 'renamed.jpg', () => heic, 'heic', PAINTED],
    ['a HEIC in capitals', 'IMG_7.HEIC', () => heic, 'heic', PAINTED],
  ] as const)(
    '%s is kept byte by byte, with what is true of it',
    async (_, name, of, format, size) => {
      const bytes = of()
      expect(await put(name, bytes)).toMatchObject({
        status: 201,
        body: {
          name,
          format,
          bytes: bytes.length,
          width: size?.width ?? null,
          height: size?.height ?? null,
        },
      })
      expect(await isSavedWhole(laptop.folder, { name, bytes })).toBe(true)
    },
  )

  it.each([
    ['without an ending', 'DSC0001', 'DSC0001.jpg'],
    ['called a web page', 'page.html', 'page.html.jpg'],
    ['called a program', 'setup.exe', 'setup.exe.jpg'],
  ])('a JPEG %s gets the ending that is true', async (_, given, name) => {
    expect((await put(given, jpeg)).body).toMatchObject({ name, format: 'jpeg' })
    expect(await isSavedWhole(laptop.folder, { name, bytes: jpeg })).toBe(true)
  })

  it('nothing at all is refused, and reaches no parser', async () => {
    expect(await put('empty.jpg', Buffer.alloc(0))).toMatchObject({
      status: 400,
      body: { error: { code: 'EMPTY_FILE' } },
    })
    expect(await laptop.photosOnDisk()).not.toContain('empty.jpg')
  })
})

describe('a phone whose clock is wrong', () => {
  it.each([
    ['far ahead', Date.UTC(2099, 0, 1), null],
    ['a day and an hour ahead', Date.now() + 25 * 3_600_000, null],
    ['at the beginning of time', 0, null],
    ['before 1980, which no memory card knows', Date.UTC(1979, 11, 31), null],
    ['right', Date.UTC(2024, 4, 17), Date.UTC(2024, 4, 17)],
  ])('%s dates a photo no further than can be', async (_, lastModified, dated) => {
    const laptop = forThisTest(await openReceiver())
    const album = forThisTest(await paintAlbum({ 'dated.png': { ...landscape(3), format: 'png' } }))
    const bytes = album.photos[0]?.bytes ?? Buffer.alloc(0)
    const before = Date.now()
    const fields = { id: newId(), filename: 'dated.png', lastModified: `${lastModified}` }
    await tusRequests(laptop.url).create(bytes.length, fields, { body: bytes })
    const { mtimeMs } = await stat(join(laptop.folder, 'dated.png'))
    if (dated !== null) expect(mtimeMs).toBe(dated)
    else {
      expect(mtimeMs).toBeGreaterThanOrEqual(before - FILE_TICK_MS)
      expect(mtimeMs).toBeLessThanOrEqual(Date.now() + 1)
    }
  })
})
