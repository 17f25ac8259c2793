import { readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterEach, describe, expect, it } from 'vitest'
import { paintPicture } from './fixtures/paint'
import { sendPhotos } from './support/phone/send-photos'
import { landscape } from './support/photos/painted-photos'
import { until } from './support/until'
import { emptyFrames, filmWindow, flashes, writeContactSheet } from './support/window/film-strip'
import { useFilledWindow } from './support/window/use-filled-window'
import { codeUrl } from './support/window/window-bridge'
import { savedTileOf, tileOf } from './support/window/window-tiles'

const { filled, window, person } = useFilledWindow({
  'fourth.jpg': { ...landscape(4), width: 1200, height: 1600 },
  'third.jpg': { ...landscape(3), width: 1600, height: 1200 },
  'large.jpg': {
    ...{ ...landscape(1), width: 2400, height: 1600, orientation: 6 },
    camera: { make: 'Apple', model: 'iPhone 15' },
    takenAt: { date: '2026:05:17 18:42:10', offset: '+00:00' },
    location: { latitude: 37.5, longitude: 127 },
  },
  'plain.jpg': landscape(2),
})

const dialog = () => window().getByRole('dialog')
const level = () => dialog().getByRole('button', { name: /%$/ })
const picture = () => dialog().getByRole('img')
async function box() {
  const found = await picture().boundingBox()
  if (!found) throw new Error('No picture is drawn')
  return found
}

/** Whether the enlarged view needs scrollbars. */
const isLarger = () =>
  dialog().evaluate(
    (shown) => shown.scrollWidth > shown.clientWidth || shown.scrollHeight > shown.clientHeight,
  )

/** Larger letters, as a screen of many pixels has them. */
const zoomPage = (factor: number) =>
  filled().desktop.electron.evaluate(async ({ BrowserWindow }, wanted) => {
    for (const { webContents } of BrowserWindow.getAllWindows())
      if (webContents.getURL().startsWith('app://snapland/')) webContents.setZoomFactor(wanted)
  }, factor)

/** What a frame shows of the enlarged view. */
interface Shown {
  name: string
  what: 'nothing' | 'stand-in' | 'full'
  /** Where the picture stands, CSS pixels. */
  at: string
  isStill: boolean
}
const SHOWN = `(() => {
  const dialog = document.querySelector('dialog.lightbox')
  if (!dialog) return null
  const picture = dialog.querySelector('.picture')
  const element = picture?.querySelector('img, canvas')
  const { x, y, width, height } = (element ?? dialog).getBoundingClientRect()
  const isThere = element && width > 0 && element.checkVisibility({ opacityProperty: true }) &&
    (element.tagName === 'CANVAS' || (element.complete && element.naturalWidth > 0))
  return {
    name: dialog.querySelector('h2')?.textContent,
    what: isThere ? (element.className === 'picture-full' ? 'full' : 'stand-in') : 'nothing',
    at: [x, y, width, height].map(Math.round).join(),
    isStill: (picture?.getAnimations().length ?? 0) === 0,
  }
})()`

async function enlarge(name: string) {
  const photo = filled().photos.find((each) => each.name === name)
  if (!photo) throw new Error(`There is no ${name}`)
  await tileOf(window(), photo).dblclick()
  await picture().waitFor()
  // It comes in growing a little.
  await until('it to stand still', () =>
    window().evaluate<boolean>(
      'document.querySelector("dialog").getAnimations({ subtree: true }).length === 0',
    ),
  )
}
async function close() {
  await window().keyboard.press('Escape')
  await dialog().waitFor({ state: 'detached' })
}

// One test that fails must not leave its dialog to the others.
afterEach(async () => {
  if ((await dialog().count()) > 0) await window().keyboard.press('Escape')
})

describe('the enlarged view', () => {
  it('shows a photo whole at first, and pixel by pixel with 1 and with the mouse', async () => {
    await enlarge('large.jpg')
    const whole = await box()
    expect(whole.width).toBeLessThan(1200)
    expect(whole.width / whole.height).toBeCloseTo(1.5, 2)
    await window().keyboard.press('1')
    await expect.poll(() => level().textContent()).toBe('100%')
    expect(await box()).toMatchObject({ width: 2400, height: 1600 })
    await window().keyboard.press('0')
    expect(await box()).toEqual(whole)
    await level().click()
    expect((await box()).width).toBe(2400)
    await level().click()
    expect(await box()).toEqual(whole)
    await close()
  })

  it('goes nearer around the pointer with the wheel, and moves with a drag', async () => {
    await enlarge('large.jpg')
    const whole = await box()
    const pointer = { x: whole.x + whole.width / 4, y: whole.y + whole.height / 4 }
    const { mouse } = window()
    await mouse.move(pointer.x, pointer.y)
    await mouse.wheel(0, -600)
    await expect.poll(async () => (await box()).width).toBeGreaterThan(2 * whole.width)
    const near = await box()
    expect((pointer.x - near.x) / near.width).toBeCloseTo(0.25, 2)
    expect((pointer.y - near.y) / near.height).toBeCloseTo(0.25, 2)
    await mouse.down()
    await mouse.move(pointer.x + 60, pointer.y + 40, { steps: 3 })
    await mouse.up()
    await expect.poll(async () => (await box()).x - near.x).toBeCloseTo(60, 0)
    expect((await box()).y - near.y).toBeCloseTo(40, 0)
    await close()
  })

  it('goes nearer and farther around the pointer with a pinch, faster than with the wheel', async () => {
    await enlarge('large.jpg')
    const whole = await box()
    const pointer = { x: whole.x + whole.width / 4, y: whole.y + whole.height / 2 }
    await window().mouse.move(pointer.x, pointer.y)
    // Chromium tells of a trackpad's pinch as of a wheel with Ctrl.
    await window().keyboard.down('Control')
    await window().mouse.wheel(0, -100)
    await expect.poll(async () => (await box()).width / whole.width).toBeCloseTo(Math.E, 1)
    const near = await box()
    expect((pointer.x - near.x) / near.width).toBeCloseTo(0.25, 2)
    await window().mouse.wheel(0, 200)
    await window().keyboard.up('Control')
    await expect.poll(box).toEqual(whole)
    // The page itself is as large as before.
    expect(await window().evaluate<number>('visualViewport.scale')).toBe(1)
    await close()
  })

  it('goes nearer and farther with + and -, and starts whole at the next photo', async () => {
    await enlarge('large.jpg')
    const whole = await box()
    await window().keyboard.press('+')
    expect((await box()).width / whole.width).toBeCloseTo(1.5, 1)
    await window().keyboard.press('-')
    expect((await box()).width).toBeCloseTo(whole.width, 0)
    await window().keyboard.press('1')
    await window().keyboard.press('ArrowLeft')
    await dialog().getByRole('heading', { name: 'plain.jpg' }).waitFor()
    await window().keyboard.press('ArrowRight')
    await dialog().getByRole('heading', { name: 'large.jpg' }).waitFor()
    expect(await box()).toEqual(whole)
    await close()
  })

  it('tells all that is known of a photo, by key and by button', async () => {
    await enlarge('large.jpg')
    await window().keyboard.press('i')
    const details = dialog().getByRole('complementary', { name: 'Details' })
    const text = (await details.innerText()).replaceAll(/\s+/g, ' ')
    expect(text).toContain('Size 2400 × 1600')
    expect(text).toContain('In the file stored as 1600 × 2400, orientation 6')
    expect(text).toContain('Camera Apple iPhone 15')
    expect(text).toContain('Location in the file')
    await dialog().getByRole('button', { name: 'Details' }).click()
    expect(await details.count()).toBe(0)
    await close()
  })

  it('has something of the photo in every frame, from its tile to two photos on', async () => {
    const film = await filmWindow<Shown | null>(window(), SHOWN)
    await person().tile('plain.jpg').dblclick()
    const untilWhole = (name: string) =>
      until(`all of ${name}`, async () => {
        const facts = await film.facts()
        return facts?.name === name && facts.what === 'full' && facts.isStill
      })
    await untilWhole('plain.jpg')
    for (const name of ['large.jpg', 'third.jpg']) {
      await window().keyboard.press('ArrowRight')
      await untilWhole(name)
    }
    // For the next step, which then takes no longer than a frame.
    const beside = window().locator('.picture-beside img')
    await until('its neighbours, painted', async () => (await beside.count()) === 2)
    const strip = await film.stop()
    await close()
    await writeContactSheet(strip, 'out/film-strips/enlarged.png')
    expect(await emptyFrames(strip)).toEqual([])
    const scenes = strip.scenes.filter(({ facts }) => facts !== null)
    expect(scenes.filter(({ facts }) => facts?.what === 'nothing')).toEqual([])
    expect(flashes({ scenes }, (facts) => `${facts?.name} ${facts?.what}`)).toEqual([])
    expect(scenes[0]?.facts?.isStill, 'it grows out of its tile').toBe(false)
    // Once it has grown, the picture stays where it is.
    const places = new Set(scenes.map(({ facts }) => facts?.isStill && `${facts.name} ${facts.at}`))
    places.delete(false)
    expect([...places].map((place) => String(place).split(' ')[0])).toEqual([
      'plain.jpg',
      'large.jpg',
      'third.jpg',
    ])
  })

  it('is in its place at once where less motion is wanted', async () => {
    await window().emulateMedia({ reducedMotion: 'reduce' })
    const film = await filmWindow<Shown | null>(window(), SHOWN)
    await person().tile('plain.jpg').dblclick()
    await until('all of it', async () => (await film.facts())?.what === 'full')
    const { scenes } = await film.stop()
    await window().emulateMedia({ reducedMotion: null })
    await close()
    const shown = scenes.flatMap(({ facts }) => facts ?? [])
    expect(shown.filter(({ isStill }) => !isStill)).toEqual([])
    expect(new Set(shown.map(({ at }) => at)).size).toBe(1)
  })

  it('is left with Space, and goes to the first and the last, by keys and in the strip', async () => {
    await person().tile('large.jpg').click()
    await window().keyboard.press('Space')
    const heading = (name: string) => dialog().getByRole('heading', { name }).waitFor()
    await heading('large.jpg')
    await window().keyboard.press('End')
    await heading('fourth.jpg')
    await window().keyboard.press('Home')
    await heading('plain.jpg')
    const strip = dialog().getByRole('group', { name: 'Photos before and after' })
    await strip.getByRole('button', { name: 'third.jpg' }).click()
    await heading('third.jpg')
    await window().keyboard.press('Escape')
    await person().tile('large.jpg').click()
    await window().keyboard.press('Space')
    await heading('large.jpg')
    await window().keyboard.press('Space')
    await dialog().waitFor({ state: 'detached' })
  })

  it('stars a photo, by key and by button', async () => {
    await enlarge('third.jpg')
    const star = () => dialog().getByRole('button', { name: 'Star' })
    const isStarred = () => star().getAttribute('aria-pressed')
    await window().keyboard.press('s')
    await expect.poll(isStarred).toBe('true')
    await close()
    await person().tile('third.jpg').locator('[data-remark="starred"]').waitFor()
    await enlarge('third.jpg')
    await star().click()
    await expect.poll(isStarred).toBe('false')
    await close()
    expect(await person().tile('third.jpg').locator('[data-remark="starred"]').count()).toBe(0)
  })

  it('throws a photo away: the next slides in, and Undo brings it back', async () => {
    const heading = (name: string) => dialog().getByRole('heading', { name }).waitFor()
    await enlarge('third.jpg')
    const film = await filmWindow<Shown | null>(window(), SHOWN, 0.2)
    await window().keyboard.press('Delete')
    await until('the next one in its place', async () => {
      const facts = await film.facts()
      return facts?.name === 'fourth.jpg' && facts.what === 'full' && facts.isStill
    })
    const { scenes } = await film.stop()
    const shown = scenes.flatMap(({ facts }) => facts ?? [])
    expect(shown.filter(({ what }) => what === 'nothing')).toEqual([])
    const next = shown.filter(({ name }) => name === 'fourth.jpg')
    const lefts = next.map(({ at }) => Number.parseInt(at, 10))
    // From the right, and never back.
    expect(lefts[0]).toBeGreaterThan(lefts.at(-1) ?? 0)
    expect(lefts).toEqual(lefts.toSorted((one, other) => other - one))
    await dialog().getByRole('button', { name: 'Undo' }).click()
    await heading('third.jpg')
    await dialog().getByRole('button', { name: 'Move to trash' }).click()
    await heading('fourth.jpg')
    await window().keyboard.press('Control+z')
    await heading('third.jpg')
    await close()
  })

  it('throws one away however long the key is held, and the next one can be undone too', async () => {
    const bytes = await paintPicture(landscape(9))
    const spare = { name: 'spare.jpg', path: '', bytes, width: 640, height: 480 }
    await sendPhotos(await codeUrl(window()), 'Green iPhone', [spare])
    await savedTileOf(window(), spare).dblclick()
    const heading = (name: string) => dialog().getByRole('heading', { name }).waitFor()
    await heading('spare.jpg')
    await window().keyboard.down('Delete')
    await heading('plain.jpg')
    // What a key that is held down says again and again.
    for (let again = 0; again < 3; again += 1) await window().keyboard.down('Delete')
    await window().keyboard.up('Delete')
    expect(await dialog().getByRole('heading').textContent()).toBe('plain.jpg')
    await window().keyboard.press('Delete')
    await heading('large.jpg')
    const isThere = async () => (await readdir(filled().home.folder)).includes('spare.jpg')
    await until('the first to be in the trash', async () => !(await isThere()))
    await dialog().getByRole('button', { name: 'Undo' }).click()
    await heading('plain.jpg')
    await close()
  })

  it('turns a photo on the screen, and saves a JPEG so as a copy', async () => {
    const folder = filled().home.folder
    const before = await readFile(join(folder, 'third.jpg'))
    await enlarge('third.jpg')
    const whole = await box()
    await window().keyboard.press('r')
    await expect.poll(async () => (await box()).height > (await box()).width).toBe(true)
    expect(whole.width).toBeGreaterThan(whole.height)
    await dialog().getByRole('button', { name: 'Save turned copy' }).click()
    await dialog().getByText('Saved third (2).jpg').waitFor()
    const copy = await readFile(join(folder, 'third (2).jpg'))
    expect(await sharp(copy).autoOrient().toBuffer({ resolveWithObject: true })).toMatchObject({
      info: { width: 1200, height: 1600 },
    })
    expect((await readFile(join(folder, 'third.jpg'))).equals(before)).toBe(true)
    await close()
    const { tiles } = { tiles: window().locator('[data-tile] .tile-name') }
    await tiles.filter({ hasText: 'third (2).jpg' }).first().waitFor({ state: 'attached' })
    // The others expect to be alone.
    await rm(join(folder, 'third (2).jpg'))
    await tiles.filter({ hasText: 'third (2).jpg' }).first().waitFor({ state: 'detached' })
  })

  it.each([
    { width: 30_000, height: 1 },
    { width: 1, height: 30_000 },
  ])('draws a line that is thinner than a pixel: $width x $height', async (size) => {
    const painted = sharp({ create: { ...size, channels: 3, background: '#3a7' } })
    const name = `line ${size.width}.png`
    const line = { name, path: '', bytes: await painted.png().toBuffer(), ...size }
    await sendPhotos(await codeUrl(window()), 'Green iPhone', [line])
    await savedTileOf(window(), line).dblclick()
    await dialog().locator('.picture-full').waitFor()
    // It grows out of its tile.
    const thin = async () => {
      const { width, height } = await box()
      return Math.min(width, height)
    }
    await expect.poll(thin).toBe(1)
    expect(await isLarger()).toBe(false)
    // Also where it is the next one, painted beforehand.
    await window().keyboard.press('ArrowRight')
    await dialog().locator('.picture-beside[data-line="true"] img').waitFor({ state: 'attached' })
    expect(await isLarger()).toBe(false)
    await window().keyboard.press('ArrowLeft')
    await dialog().getByRole('heading', { name }).waitFor()
    await window().keyboard.press('Delete')
    await close()
  })

  it('has all its tools, and Undo, in a small window that is enlarged', async () => {
    await enlarge('third.jpg')
    await zoomPage(3)
    await until('it to be small', () => window().evaluate('innerWidth < 430'))
    const tools = await dialog().locator('.lightbox-head button, .zoom-level').all()
    expect(tools.length).toBe(13)
    for (const tool of tools) await tool.click({ trial: true })
    expect(await isLarger()).toBe(false)
    await close()
    await window().keyboard.press('Delete')
    const undo = window().locator('.action-offer')
    await undo.waitFor()
    // The bar of what was selected goes with the photo.
    const foot = () => window().locator('.photos-foot').boundingBox()
    await expect.poll(async () => (await foot())?.height).toBeLessThan(80)
    expect((await foot())?.y).toBeGreaterThan(0)
    await undo.click()
    await zoomPage(1)
    await until('it to be large', () => window().evaluate('innerWidth > 1000'))
  })

  it('explains a photo that cannot be shown', async () => {
    const [plain] = filled().photos
    const path = join(filled().home.folder, plain?.name ?? '')
    const bytes = await readFile(path)
    // Still known, but no longer a picture.
    await writeFile(path, Buffer.alloc(bytes.length))
    const photo = filled().photos[0]
    if (!photo) throw new Error('There is no photo')
    await tileOf(window(), photo).dblclick()
    await dialog().getByRole('alert').getByText('This picture cannot be shown here.').waitFor()
    await close()
  })
})
