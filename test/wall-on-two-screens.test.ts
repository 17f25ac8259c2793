import type { Page } from 'playwright-core'
import { afterEach, beforeAll, expect, it } from 'vitest'
import { createOpened } from './support/opened'
import { type SendingPhone, sendingPhone } from './support/phone/sending-phone'
import { landscape, type PhoneAlbum, paintAlbum } from './support/photos/painted-photos'
import { until } from './support/until'
import { axeFinds } from './support/window/axe'
import { type DesktopApp, startDesktopApp } from './support/window/desktop-app'
import { makeHome } from './support/window/home'
import { codeUrl } from './support/window/window-bridge'
import { startTwoScreens, type TwoScreens } from './support/x11/two-screens'

/** The laptop beside the projector: the room sees the wall alone, and photos are judged apart. */
const opened = createOpened()
let screens: TwoScreens
let app: DesktopApp
let window: Page
let album: PhoneAlbum
let phone: SendingPhone

const desk = () => window.getByRole('dialog', { name: 'Wall' })
const button = (name: string) => desk().getByRole('button', { name, exact: true })
/** The window on the other screen. */
const room = () => app.electron.windows().find((each) => each.url() === 'about:blank')
const roomOpened = () => until('the room', async () => room() ?? false)
const roomGone = () => until('the room to be gone', async () => room() === undefined)
const onWall = async () =>
  (await roomOpened())
    .getByRole('img', { name: / from / })
    .evaluateAll((photos: { ariaLabel: string | null }[]) =>
      photos.map(({ ariaLabel }) => ariaLabel?.split(' from ')[0]),
    )
/** Where the wall is, by its left edge, and whether the window fills its own screen. */
const places = () =>
  app.electron.evaluate(async ({ BrowserWindow }) => {
    const shown = BrowserWindow.getAllWindows().filter((each) => each.isVisible())
    const [wall, own] = ['Wall', 'Snapland'].map((title) =>
      shown.find((each) => each.getTitle() === title),
    )
    return { wall: wall?.getBounds(), isFull: own?.isFullScreen() }
  })
async function open() {
  await window.keyboard.press('F11')
  await desk().waitFor()
  return roomOpened()
}
async function send(...names: string[]) {
  for (const name of names) {
    const photo = album.photos.find((each) => each.name === name)
    if (!photo) throw new Error(`There is no ${name}`)
    expect(await phone.send(photo)).toBe(201)
  }
}

beforeAll(async () => {
  screens = opened(await startTwoScreens())
  const names = ['a', 'b', 'c', 'd', 'e'].map((name) => `${name}.jpg`)
  album = opened(
    await paintAlbum(Object.fromEntries(names.map((name, at) => [name, landscape(at + 1)]))),
  )
  const home = opened(await makeHome())
  app = opened(await startDesktopApp({ display: screens, home, args: ['--port', '0'] }))
  window = app.window
  phone = sendingPhone(await codeUrl(window), 'mina', 'Mina')
  await window.locator('.qr svg').waitFor()
})
afterEach(async () => {
  if ((await desk().count()) === 0) return
  await window.keyboard.press('Escape')
  await desk().waitFor({ state: 'detached' })
  await roomGone()
})

it('fills the other screen, where there is nothing but the wall, and leaves this one', async () => {
  const shown = await open()
  await until('the whole of the other screen', async () => {
    const { wall, isFull } = await places()
    return wall?.x === 1400 && wall.width === 1400 && wall.height === 1050 && isFull === false
  })
  await send('a.jpg')
  await expect.poll(onWall).toEqual(['a.jpg'])
  await shown.locator('.wall-photo img[data-state="shown"]').first().waitFor()
  expect(await shown.getByRole('button').count()).toBe(0)
  expect(await shown.evaluate<string>('typeof bridge')).toBe('undefined')
  expect(await axeFinds(window)).toEqual([])
})

it('has what waits judged at the desk, in full, by mouse and by keyboard', async () => {
  await open()
  await button('Hold new photos').click()
  await send('b.jpg', 'c.jpg')
  await desk().getByText('2 photos waiting').waitFor()
  expect(await onWall()).toEqual(['a.jpg'])
  const picture = desk().getByRole('region', { name: '2 photos waiting' }).locator('.tile-picture')
  await expect.poll(() => picture.getAttribute('data-state')).toBe('shown')
  expect((await picture.boundingBox())?.width).toBeGreaterThan(300)
  await button('Show').click()
  await expect.poll(onWall).toEqual(['b.jpg', 'a.jpg'])
  await window.keyboard.press('x')
  await desk().getByText('No photo is waiting.').waitFor()
  expect(await onWall()).toEqual(['b.jpg', 'a.jpg'])
  await window.keyboard.press('h')
})

it('hears the same keys on either screen', async () => {
  const shown = await open()
  await shown.keyboard.press('Delete')
  await expect.poll(onWall).toEqual(['a.jpg'])
  await button('Undo').click()
  await expect.poll(onWall).toEqual(['b.jpg', 'a.jpg'])
  await window.keyboard.press('q')
  await shown.locator('.wall-large-code').waitFor()
  await shown.keyboard.press('Escape')
  await shown.locator('.wall-large-code').waitFor({ state: 'detached' })
  // The window is gone before the key is up.
  await shown.keyboard.press('Escape').catch(() => {})
  await desk().waitFor({ state: 'detached' })
  await roomGone()
})

it('comes to this screen when the other is plugged out, and goes back', async () => {
  await open()
  await screens.plug(false)
  await roomGone()
  await until('this screen to be filled', async () => (await places()).isFull === true)
  await desk().getByRole('img', { name: 'b.jpg from Mina' }).waitFor()
  await screens.plug(true)
  await roomOpened()
  await until('the window again', async () => (await places()).isFull === false)
  await expect.poll(onWall).toEqual(['b.jpg', 'a.jpg'])
})

it('lets the page open no other window, and none when it is over', async () => {
  const isRefused = (address: string, name: string) =>
    window.evaluate<boolean>(`open('${address}', '${name}') === null`)
  expect(await isRefused('', 'wall')).toBe(true)
  await open()
  expect(await isRefused('', 'another')).toBe(true)
  expect(await isRefused('https://example.com/', 'another')).toBe(true)
})
