import { rename } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import { createOpened } from './support/opened'
import { type SendingPhone, sendingPhone } from './support/phone/sending-phone'
import {
  landscape,
  type PaintedPhoto,
  type PhoneAlbum,
  paintAlbum,
} from './support/photos/painted-photos'
import { until } from './support/until'
import { type FilledWindow, fillWindow } from './support/window/filled-window'
import { codeUrl } from './support/window/window-bridge'

/**
 * The wall as those in the room have it: on a screen that stays on, with what concerns them and
 * nothing else.
 */
const opened = createOpened()
let filled: FilledWindow
let window: Page
let album: PhoneAlbum
let phone: SendingPhone

const wall = () => window.getByRole('dialog', { name: 'Wall' })
const photo = (name: string): PaintedPhoto => {
  const found = album.photos.find((each) => each.name === name)
  if (!found) throw new Error(`There is no ${name}`)
  return found
}
/** As the menu's mouse click does it. */
const chooseFromMenu = (id: string) =>
  until(`${id} in the menu`, () =>
    filled.desktop.electron.evaluate(async ({ Menu }, wanted) => {
      const item = Menu.getApplicationMenu()?.getMenuItemById(wanted)
      item?.click({ triggeredByAccelerator: false })
      return item?.enabled
    }, id),
  )
/** Whether something keeps the display from sleeping. The system numbers what does from 0 up. */
const staysOn = () =>
  filled.desktop.electron.evaluate(async ({ powerSaveBlocker }) =>
    Array.from({ length: 100 }, (_, id) => powerSaveBlocker.isStarted(id)).includes(true),
  )
async function open() {
  await window.keyboard.press('F11')
  await wall().waitFor()
}
async function leave() {
  await window.keyboard.press('Escape')
  await wall().waitFor({ state: 'detached' })
  await until('the window again', () =>
    filled.desktop.electron.evaluate(async ({ BrowserWindow }) =>
      BrowserWindow.getAllWindows().every((each) => !each.isFullScreen()),
    ),
  )
}

beforeAll(async () => {
  const names = ['b.jpg', 'c.jpg', 'd.jpg', 'e.jpg', 'f.jpg', 'g.jpg']
  album = opened(
    await paintAlbum(Object.fromEntries(names.map((name, at) => [name, landscape(at + 2)]))),
  )
  filled = opened(await fillWindow({ 'a.jpg': landscape(1) }))
  window = filled.desktop.window
  phone = sendingPhone(await codeUrl(window), 'mina', 'Mina')
  await until('the computer to be free to sleep', async () => !(await staysOn()))
})
afterEach(async () => {
  if ((await wall().count()) > 0) await leave()
})

it('keeps the display on while it is open, and no longer; from the menu too', async () => {
  await chooseFromMenu('wall')
  await wall().waitFor()
  await until('the display to stay on', staysOn)
  await leave()
  await until('the display to be free to sleep', async () => !(await staysOn()))
})

describe('what concerns the room', () => {
  const GONE = 'The receiving folder is missing.'
  const gone = () => wall().getByText(GONE)

  it('is a folder that takes nothing from anybody, until it takes photos again', async () => {
    await open()
    await rename(filled.home.folder, `${filled.home.folder}-away`)
    await phone.send(photo('b.jpg'))
    await gone().waitFor()
    // What to do about it, and whose photo it was, is for the person at the computer.
    expect(await wall().getByText('b.jpg').count()).toBe(0)
    expect(await wall().getByRole('status').filter({ hasText: GONE }).count()).toBe(1)
    await rename(`${filled.home.folder}-away`, filled.home.folder)
    await until('photos to be taken again', async () => (await phone.send(photo('b.jpg'))) === 201)
    await gone().waitFor({ state: 'detached' })
    await leave()
    await window.getByText(GONE).waitFor()
    await window.getByRole('button', { name: 'Dismiss' }).click()
  })

  it('is not what happens to one photo: that waits behind the wall', async () => {
    await open()
    await phone.send({ name: 'list.jpg', bytes: Buffer.from('No photo. '.repeat(800)) })
    const refused = window.getByText('This is not a photo or video, so it was not saved.')
    await refused.waitFor({ state: 'attached' })
    expect(await wall().getByText('not a photo or video').count()).toBe(0)
    await leave()
    await refused.waitFor()
    await window.getByRole('button', { name: 'Dismiss' }).click()
  })

  it('is a phone that asks: the answer is given on the wall', async () => {
    await window.evaluate('bridge.changeSettings({ askFirst: true })')
    await open()
    const stranger = sendingPhone(await codeUrl(window), 'noah', 'Noah')
    await stranger.send(photo('c.jpg'))
    const ask = wall().locator('.ask').filter({ hasText: 'Noah' })
    await ask.getByRole('button', { name: 'Allow' }).click()
    await ask.waitFor({ state: 'detached' })
    expect(await stranger.send(photo('c.jpg'))).toBe(201)
    await wall().getByRole('img', { name: 'c.jpg from Noah' }).waitFor()
    await window.evaluate('bridge.changeSettings({ askFirst: false })')
  })
})

it('moves nothing where no motion is wanted', async () => {
  const COUNT = `
    globalThis.moved = []
    for (const kind of ['animationstart', 'transitionrun'])
      document.addEventListener(kind, (event) => moved.push(event.target.className), true)`
  await window.evaluate(COUNT)
  /** What has begun to move by the next frame but one. */
  const moved = () =>
    window.evaluate<string[]>(`new Promise((told) =>
      requestAnimationFrame(() => requestAnimationFrame(() => told(moved.splice(0)))))`)
  const land = async (name: string) => {
    await phone.send(photo(name))
    const shown = wall().getByRole('img', { name: `${name} from Mina` })
    await shown.locator('img[data-state="shown"]').first().waitFor()
  }
  await open()
  await land('d.jpg')
  await until('it to fly in', async () => (await moved()).includes('tile wall-photo'))
  await until('it to lie still', () => window.evaluate('document.getAnimations().length === 0'))
  await window.emulateMedia({ reducedMotion: 'reduce' })
  await moved()
  await land('e.jpg')
  expect(await moved()).toEqual([])
  expect(await window.evaluate('document.getAnimations().length')).toBe(0)
  await window.emulateMedia({ reducedMotion: null })
})

it('is announced every 15 seconds at most, however many photos come', async () => {
  await window.clock.install()
  await window.clock.pauseAt(Date.now() + 60_000)
  let passed = 0
  const pass = async (ms: number) => {
    passed += ms
    await window.clock.runFor(ms)
  }
  const passUntil = (what: string, ask: () => Promise<boolean>) =>
    until(what, async () => {
      await pass(20)
      return ask()
    })
  const isThere = async (text: string) =>
    (await wall().getByText(text, { exact: true }).count()) > 0
  const said = () => wall().locator('p.visually-hidden').textContent()

  await window.keyboard.press('F11')
  await passUntil('the wall', async () => (await wall().count()) > 0)
  passed = 0
  await phone.send(photo('f.jpg'))
  await passUntil('the photo', () => isThere('6 photos from 3 phones'))
  expect(passed).toBeLessThan(15_000)
  expect(await said()).toBe('')
  await pass(15_000 - passed)
  expect(await said()).toBe('6 photos from 3 phones')
  passed = 0
  await phone.send(photo('g.jpg'))
  await passUntil('the next photo', () => isThere('7 photos from 3 phones'))
  await pass(14_900 - passed)
  expect(await said()).toBe('6 photos from 3 phones')
  await pass(200)
  expect(await said()).toBe('7 photos from 3 phones')
  await window.clock.resume()
})
