import { readdir } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import { createOpened } from './support/opened'
import { sendPhotos } from './support/phone/send-photos'
import { landscape, type PhoneAlbum, paintAlbum } from './support/photos/painted-photos'
import { until } from './support/until'
import { type FilledWindow, fillWindow } from './support/window/filled-window'
import { codeUrl } from './support/window/window-bridge'
import { scan } from './support/x11/scan'

const opened = createOpened()
let filled: FilledWindow
let window: Page
let album: PhoneAlbum

const wall = () => window.getByRole('dialog', { name: 'Wall' })
const button = (name: string) => wall().getByRole('button', { name })
const queue = () => wall().getByRole('group', { name: 'Waiting photos' }).getByRole('button')
/** The photos on the wall by their names, the newest first. */
const onWall = () =>
  wall()
    .getByRole('img', { name: / from / })
    .evaluateAll((photos: { ariaLabel: string | null }[]) =>
      photos.map(({ ariaLabel }) => ariaLabel?.split(' from ')[0]),
    )
const fillsScreen = () =>
  filled.desktop.electron.evaluate(async ({ BrowserWindow }) =>
    BrowserWindow.getAllWindows().some((each) => each.isFullScreen()),
  )
async function open() {
  await window.keyboard.press('F11')
  await wall().waitFor()
}
async function leave() {
  await window.keyboard.press('Escape')
  await wall().waitFor({ state: 'detached' })
  // Keys that come while the window still changes its size may be lost, as for any program.
  await until('the window again', async () => !(await fillsScreen()))
}
/** A phone sends these of the painted photos, one after the other. */
async function send(phone: string, ...names: string[]) {
  for (const name of names) {
    const photo = album.photos.find((each) => each.name === name)
    if (!photo) throw new Error(`There is no ${name}`)
    await sendPhotos(await codeUrl(window), phone, [photo])
  }
}

beforeAll(async () => {
  const names = ['b', 'c', 'd', 'e', 'f', 'g']
  album = opened(
    await paintAlbum(
      Object.fromEntries(names.map((name, at) => [`${name}.jpg`, landscape(at + 2)])),
    ),
  )
  filled = opened(await fillWindow({ 'a.jpg': landscape(1) }))
  window = filled.desktop.window
})

// One test that fails must not leave its wall to the others.
afterEach(async () => {
  if ((await wall().count()) > 0) await leave()
})

describe('the wall', () => {
  it('fills the screen, with a code that phones read; by mouse', async () => {
    await window.getByRole('button', { name: 'Wall', exact: true }).click()
    await wall().waitFor()
    await until('the whole screen', fillsScreen)
    const url = await codeUrl(window)
    await scan(filled.display, (text) => text === url)
    // The controls have gone while nobody used them.
    await window.mouse.move(200, 200)
    await window.mouse.move(210, 200)
    await button('Leave the wall').click()
    await wall().waitFor({ state: 'detached' })
    await until('the window again', async () => !(await fillsScreen()))
  })

  it('is opened and left by F11, and left by Escape', async () => {
    await open()
    await until('the whole screen', fillsScreen)
    await window.keyboard.press('F11')
    await wall().waitFor({ state: 'detached' })
    await until('the window again', async () => !(await fillsScreen()))
    await open()
    await leave()
  })

  it('shows what lands large, with its sender, its size and how many there are', async () => {
    await open()
    expect(await onWall()).toEqual(['a.jpg'])
    await wall().getByText('1 photo from 1 phone').waitFor()
    await send('Violet Pixel', 'b.jpg')
    await expect.poll(onWall).toEqual(['b.jpg', 'a.jpg'])
    await wall().getByText('2 photos from 2 phones').waitFor()
    const caption = wall().locator('.wall-caption')
    await expect.poll(() => caption.innerText()).toMatch(/Violet Pixel\s+640 × 480/)
    const [newest, earlier] = await wall().locator('.wall-item').all()
    const heights = async () => {
      const boxes = await Promise.all([newest?.boundingBox(), earlier?.boundingBox()])
      return boxes.map((box) => box?.height ?? 0)
    }
    await until('the new one to stand large above the other', async () => {
      const [large = 0, small = 0] = await heights()
      return large > 1.5 * small
    })
  })

  it('hides the pointer and the controls when nobody uses them', async () => {
    await open()
    await window.mouse.move(200, 200)
    await window.mouse.move(210, 200)
    const style = (selector: string, property: string) =>
      window.evaluate<string>(`getComputedStyle(document.querySelector('${selector}')).${property}`)
    const cursor = () => style('.wall', 'cursor')
    expect(await cursor()).not.toBe('none')
    await until('the pointer to hide', async () => (await cursor()) === 'none')
    await expect.poll(() => style('.wall-bar', 'opacity')).toBe('0')
    await window.mouse.move(220, 200)
    await until('the pointer to be back', async () => (await cursor()) !== 'none')
  })
})

describe('a wall that holds new photos', () => {
  it('shows each only after the person has let it in, by keyboard; it is saved all the same', async () => {
    await open()
    await window.keyboard.press('h')
    await send('Green iPhone', 'c.jpg', 'd.jpg')
    await wall().getByText('2 photos waiting').waitFor()
    expect(await readdir(filled.home.folder)).toEqual(expect.arrayContaining(['c.jpg', 'd.jpg']))
    expect(await onWall()).toEqual(['b.jpg', 'a.jpg'])
    await window.keyboard.press('ArrowRight')
    await window.keyboard.press('Enter')
    await expect.poll(onWall).toEqual(['d.jpg', 'b.jpg', 'a.jpg'])
    await window.keyboard.press('Backspace')
    await button('c.jpg from Green iPhone, postponed').waitFor()
    expect(await onWall()).toEqual(['d.jpg', 'b.jpg', 'a.jpg'])
  })

  it('goes on holding when it is left, or its page is lost', async () => {
    await send('Green iPhone', 'e.jpg')
    await window.reload()
    await window.locator('[data-tile]').first().waitFor()
    await open()
    expect(await onWall()).toEqual(['d.jpg', 'b.jpg', 'a.jpg'])
    await expect.poll(() => queue().count()).toBe(2)
  })

  it('is worked by mouse, and lets in at once what comes after holding has ended', async () => {
    await open()
    await button('c.jpg from').click()
    await button('Show').click()
    await expect.poll(onWall).toEqual(['c.jpg', 'd.jpg', 'b.jpg', 'a.jpg'])
    await button('Not now').click()
    await button('e.jpg from Green iPhone, postponed').waitFor()
    await button('Hold new photos').click()
    await send('Violet Pixel', 'f.jpg')
    await expect.poll(onWall).toEqual(['f.jpg', 'c.jpg', 'd.jpg', 'b.jpg', 'a.jpg'])
    expect(await queue().count()).toBe(1)
  })
})

describe('a wall without photos', () => {
  it('is the code, large', async () => {
    const empty = opened(await fillWindow({}))
    const { window } = empty.desktop
    await window.getByRole('button', { name: 'Wall' }).click()
    const code = window.getByRole('dialog').getByRole('img', { name: /^QR code/ })
    await code.waitFor()
    await expect.poll(async () => (await code.boundingBox())?.width).toBeGreaterThan(400)
    const url = await codeUrl(window)
    await scan(empty.display, (text) => text === url)
  })
})
