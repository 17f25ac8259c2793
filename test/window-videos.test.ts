import { readdir, readFile, unlink } from 'node:fs/promises'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { Bridge } from '../contract/bridge'
import { exifBlock } from './fixtures/exif'
import { jpegLayout } from './fixtures/layouts'
import { appleNote, CONTENT_ID_KEY, googleMotion, samsungMotion } from './fixtures/motion'
import { paintPicture } from './fixtures/paint'
import { mp4, TURNED, webm } from './fixtures/videos'
import { sendPhotos } from './support/phone/send-photos'
import { landscape } from './support/photos/painted-photos'
import { until } from './support/until'
import { answerDialogs } from './support/window/dialogs'
import { useFilledWindow } from './support/window/use-filled-window'
import { codeUrl, photosOf } from './support/window/window-bridge'
import { shapeOfPicture } from './support/window/window-tiles'

const { window, filled } = useFilledWindow({ 'photo.jpg': landscape(1) })

const LIVE = '1A2B3C4D-0000-4000-8000-0123456789AB'
const wide = { shown: { width: 427, height: 240 } }
/** The pixels that are told, and that Chromium shows. */
const VIDEOS: [name: string, bytes: Buffer, size: string][] = [
  ['plain.mp4', mp4(), '320 × 240'],
  ['last.mov', mp4({ brand: 'qt  ', isLast: true, matrix: TURNED[90] ?? [] }), '240 × 320'],
  ['twice.mp4', mp4({ matrix: TURNED[90] ?? [], movieMatrix: TURNED[180] ?? [] }), '240 × 320'],
  ['turned.mp4', mp4({ movieMatrix: TURNED[270] ?? [] }), '240 × 320'],
  [
    'anamorphic.mp4',
    mp4({ pixelAspect: [4, 3], matrix: [2, 0, 0, 0, 1, 0, 0, 0, 1] }),
    '427 × 240',
  ],
  ['wide.mp4', mp4(wide), '427 × 240'],
  ['fragments.mp4', mp4({ isFragmented: true }), '320 × 240'],
  ['old.3gp', mp4({ brand: '3gp4', pad: 200_000 }), '320 × 240'],
  ['clip.webm', webm(), '320 × 240'],
  ['shaped.webm', webm({ display: { width: 427, height: 240 } }), '427 × 240'],
  ['clip.mkv', webm({ kind: 'matroska' }), '320 × 240'],
]

const tile = (name: string) =>
  window().getByRole('button', { name: new RegExp(`^${name.replaceAll('.', '\\.')}, `) })
const dialog = () => window().getByRole('dialog')
const video = () => dialog().locator('video')
const play = () => dialog().getByRole('button', { name: 'Play' })
const pause = () => dialog().getByRole('button', { name: 'Pause' })
const seconds = () => video().evaluate((shown: { currentTime: number }) => shown.currentTime)

function withNote(jpeg: Buffer): Buffer {
  const exif = exifBlock({ first: { 271: 'Apple' }, exif: { 37500: appleNote(LIVE) } })
  return jpegLayout(jpeg, { exif, pad: 0, isLast: false, trailer: Buffer.alloc(0) })
}

beforeAll(async () => {
  const still = await paintPicture({ ...landscape(3), width: 320, height: 240 })
  const files = [
    ...VIDEOS,
    ['hevc.mp4', mp4({ codec: 'hvc1' }), ''] as const,
    ['moving.jpg', googleMotion(still, mp4()), ''] as const,
    // Film first, and under another name; then by name alone; then what is no pair.
    ['film.mov', mp4({ brand: 'qt  ', keys: { [CONTENT_ID_KEY]: LIVE } }), ''] as const,
    ['IMG_1.jpg', withNote(still), ''] as const,
    ['IMG_2.jpg', await paintPicture({ ...landscape(4), width: 320, height: 240 }), ''] as const,
    ['IMG_2.mov', mp4({ brand: 'qt  ', seconds: 3 }), ''] as const,
    ['IMG_3.jpg', await paintPicture({ ...landscape(5), width: 320, height: 240 }), ''] as const,
    ['IMG_3.mov', mp4({ brand: 'qt  ', seconds: 5 }), ''] as const,
    ['hevc.jpg', samsungMotion(still, mp4({ codec: 'hvc1' })), ''] as const,
  ]
  const sent = files.map(([name, bytes]) => ({ name, bytes, path: '', width: 0, height: 0 }))
  await sendPhotos(await codeUrl(window()), 'Green iPhone', sent)
})
afterEach(async () => {
  if ((await dialog().count()) > 0) await window().keyboard.press('Escape')
  await dialog().waitFor({ state: 'detached' })
})

describe('on its tile', () => {
  it.each(VIDEOS)('%s has a picture, and its size as it is shown', async (name, _bytes, size) => {
    const [width = 0, height = 0] = size.split(' × ').map(Number)
    expect(await shapeOfPicture(tile(name))).toBeCloseTo(width / height, 1)
    const said = await tile(name).locator('.tile-size').textContent()
    // An upright one may have no room for how long it is.
    expect(width > height ? [`${size} · 0:12`] : [`${size} · 0:12`, size]).toContain(said)
    // The picture fades in.
    const greener = async () => {
      const { channels } = await sharp(await tile(name).locator('img').screenshot()).stats()
      const [red, green] = channels.map(({ mean }) => mean)
      return (green ?? 0) - (red ?? 255)
    }
    await expect.poll(greener).toBeGreaterThan(20)
  })

  it('says for who hears it that it is a video, and how long', async () => {
    await window()
      .getByRole('button', { name: 'plain.mp4, 320 × 240 pixels. Video, 12 seconds' })
      .waitFor()
  })

  it('no decoder has found another size than was told', async () => {
    const photos = await photosOf(window())
    for (const [name, , size] of VIDEOS) {
      const photo = photos.find((each) => each.name === name)
      expect(`${name} ${photo?.size?.width} × ${photo?.size?.height}`).toBe(`${name} ${size}`)
      expect(photo?.storedSize).toEqual({ width: 320, height: 240 })
    }
  })
})

it('its picture is copied as that of a photo is', async () => {
  await tile('anamorphic.mp4').click()
  await window().keyboard.press('Control+c')
  const status = window().locator('.action-status')
  await expect.poll(() => status.textContent()).toContain('Copied anamorphic.mp4')
})

describe('in the enlarged view', () => {
  it('a video stands until it is told to play, by its button, K and a click', async () => {
    await tile('plain.mp4').dblclick()
    await play().waitFor()
    expect(await seconds()).toBe(0)
    await window().keyboard.press('Space')
    await pause().waitFor()
    await until('it to go on', async () => (await seconds()) > 0)
    await window().keyboard.press('k')
    await play().waitFor()
    await video().click()
    await pause().waitFor()
  })

  it('its slider moves it, and shows no other photo', async () => {
    await tile('last.mov').dblclick()
    const slider = dialog().getByRole('slider', { name: 'Position in the video' })
    await slider.fill('6')
    await expect.poll(seconds).toBe(6)
    await slider.press('ArrowRight')
    await dialog().getByText('0:06 / 0:12').waitFor()
    expect(await video().getAttribute('aria-label')).toBe('last.mov')
  })

  it('M takes its sound away and gives it back', async () => {
    await tile('clip.webm').dblclick()
    await window().keyboard.press('m')
    await dialog().getByRole('button', { name: 'Unmute' }).click()
    await dialog().getByRole('button', { name: 'Mute' }).waitFor()
  })

  it('one that cannot be decoded says so, and keeps its size and duration', async () => {
    expect(await tile('hevc.mp4').locator('.tile-size').textContent()).toBe('320 × 240 · 0:12')
    await tile('hevc.mp4').dblclick()
    await dialog().getByText('This computer cannot play this kind of video.').waitFor()
    await dialog().getByText('320 × 240 · 0:12').waitFor()
    expect(await video().count()).toBe(0)
  })
})

describe('a motion photo', () => {
  const live = () => dialog().getByRole('button', { name: 'Live' })
  const picture = () => dialog().locator('img.picture-full')

  it('is one tile that says so, and its film plays when it is told to', async () => {
    await tile('moving.jpg').getByText('Live', { exact: true }).waitFor()
    await tile('moving.jpg').dblclick()
    await picture().waitFor()
    expect(await live().getAttribute('aria-pressed')).toBe('false')
    await live().click()
    await until('the film to play', async () => (await seconds()) > 0.2)
    expect(await live().getAttribute('aria-pressed')).toBe('true')
    await video().evaluate((shown: { currentTime: number }) => {
      shown.currentTime = 8
    })
    await until('the film to play from there', async () => (await seconds()) > 8)
    await live().click()
    await picture().waitFor()
    expect(await video().count()).toBe(0)
  })

  it('whose film this computer cannot play says so, and is seen as before', async () => {
    await tile('hevc.jpg').dblclick()
    await live().click()
    await dialog().getByText('This computer cannot play this kind of video.').waitFor()
    await picture().waitFor()
  })
})

describe('a Live Photo of two files', () => {
  const live = () => dialog().getByRole('button', { name: 'Live' })
  const said = (text: string) => window().getByRole('status').getByText(text).waitFor()

  it('is one tile, by its identifier or its name; a long film of the same name is a video', async () => {
    for (const name of ['IMG_1.jpg', 'IMG_2.jpg'])
      await tile(name).getByText('Live', { exact: true }).waitFor()
    for (const name of ['film.mov', 'IMG_2.mov']) expect(await tile(name).count()).toBe(0)
    await tile('IMG_3.mov').waitFor()
    expect(await tile('IMG_3.jpg').getByText('Live', { exact: true }).count()).toBe(0)
    const photos = await photosOf(window())
    expect(photos.find(({ name }) => name === 'IMG_1.jpg')?.contentId).toBe(LIVE)
  })

  it('counts once, and is no video', async () => {
    const heading = window().locator('.group-facts')
    expect(await heading.textContent()).toContain('6 photos · 13 videos')
    await window().getByRole('combobox', { name: 'Kind' }).selectOption('videos')
    await expect.poll(() => heading.textContent()).toContain('13 videos')
    expect(await heading.textContent()).not.toContain('photo')
    await window().getByRole('combobox', { name: 'Kind' }).selectOption('all')
  })

  it('plays the film of the other file, and names both', async () => {
    await tile('IMG_1.jpg').dblclick()
    await dialog().getByRole('heading', { name: 'IMG_1.jpg + film.mov' }).waitFor()
    await live().click()
    await until('the film to play', async () => (await seconds()) > 0.2)
    await live().click()
    await dialog().locator('img.picture-full').waitFor()
  })

  it('is copied with both files, and is two rows of the list', async () => {
    const { desktop, home, makeFolder } = filled()
    const copies = join(home.path, 'copies')
    await makeFolder(copies)
    await answerDialogs(desktop, copies)
    await tile('IMG_2.jpg').click()
    await window().keyboard.press('Control+s')
    await said('2 copies saved in copies')
    expect((await readdir(copies)).sort()).toEqual(['IMG_2.jpg', 'IMG_2.mov'])
    await answerDialogs(desktop, join(copies, 'list.csv'))
    await window().keyboard.press('Control+Shift+e')
    await said('Saved list.csv')
    const rows = (await readFile(join(copies, 'list.csv'), 'utf8')).trim().split('\r\n').slice(1)
    expect(rows.map((row) => row.split(',')[0]).sort()).toEqual(['IMG_2.jpg', 'IMG_2.mov'])
  })

  it('goes to the trash and comes back with both files', async () => {
    const files = () => photosOf(window()).then((photos) => photos.map(({ name }) => name))
    await tile('IMG_2.jpg').click()
    await window().keyboard.press('Delete')
    await said('2 files moved to trash')
    await tile('IMG_2.jpg').waitFor({ state: 'detached' })
    expect((await files()).filter((name) => name.startsWith('IMG_2'))).toEqual([])
    await window().keyboard.press('Control+z')
    await tile('IMG_2.jpg').getByText('Live', { exact: true }).waitFor()
    expect((await files()).filter((name) => name.startsWith('IMG_2'))).toHaveLength(2)
  })

  it('whose picture leaves the folder leaves a video, which keeps its place', async () => {
    await unlink(join(filled().home.folder, 'IMG_2.jpg'))
    await tile('IMG_2.mov').waitFor()
    await tile('IMG_2.jpg').waitFor({ state: 'detached' })
  })
})

it('one that is refused because only photos are received is accepted with one click', async () => {
  await window().evaluate(() =>
    (globalThis as unknown as { bridge: Bridge }).bridge.changeSettings({ accept: 'photos' }),
  )
  const late = { name: 'late.mp4', bytes: mp4({ seconds: 7 }), path: '', width: 0, height: 0 }
  const url = await codeUrl(window())
  await expect(sendPhotos(url, 'Green iPhone', [late])).rejects.toThrow('late.mp4 was refused')
  const accept = window().getByRole('button', { name: 'Accept videos' })
  await accept.click()
  await accept.waitFor({ state: 'detached' })
  await sendPhotos(url, 'Green iPhone', [late])
  await tile('late.mp4').waitFor()
})
