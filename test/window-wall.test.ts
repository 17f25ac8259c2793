import { readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import { send as request } from './support/network/photo-request'
import { createOpened } from './support/opened'
import { sendPhotos } from './support/phone/send-photos'
import { sendingPhone } from './support/phone/sending-phone'
import { landscape, type PhoneAlbum, paintAlbum } from './support/photos/painted-photos'
import { until } from './support/until'
import { type FilledWindow, fillWindow } from './support/window/filled-window'
import { codeUrl, listeningOf } from './support/window/window-bridge'
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
    await button('Leave the wall').hover({ force: true })
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
    await wall().getByText('1 photo from 1 phone').first().waitFor()
    await send('Violet Pixel', 'b.jpg')
    await expect.poll(onWall).toEqual(['b.jpg', 'a.jpg'])
    await wall().getByText('2 photos from 2 phones').first().waitFor()
    const caption = wall().locator('.wall-caption')
    await expect.poll(() => caption.innerText()).toMatch(/Violet Pixel\s+640 × 480/)
    const [newest, earlier] = await wall().locator('.wall-item').all()
    const widths = async () => {
      const boxes = await Promise.all([newest?.boundingBox(), earlier?.boundingBox()])
      return boxes.map((box) => box?.width ?? 0)
    }
    await until('the new one to stand large beside the other', async () => {
      const [large = 0, small = 0] = await widths()
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
    await window.keyboard.press('ArrowDown')
    await window.keyboard.press('Enter')
    await expect.poll(onWall).toEqual(['d.jpg', 'b.jpg', 'a.jpg'])
    await window.keyboard.press('n')
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
    await wall().getByRole('button', { name: 'Show', exact: true }).click()
    await expect.poll(onWall).toEqual(['c.jpg', 'd.jpg', 'b.jpg', 'a.jpg'])
    await button('Not now').click()
    await button('e.jpg from Green iPhone, postponed').waitFor()
    await button('Hold new photos').click()
    await send('Violet Pixel', 'f.jpg')
    await expect.poll(onWall).toEqual(['f.jpg', 'c.jpg', 'd.jpg', 'b.jpg', 'a.jpg'])
    expect(await queue().count()).toBe(1)
  })
})

describe('a photo that should not be there', () => {
  const said = (text: string) => wall().locator('.wall-said').getByText(text)
  const WITHOUT_F = ['c.jpg', 'd.jpg', 'b.jpg', 'a.jpg']

  it('goes with one key, stays saved, and is put back by Ctrl+Z', async () => {
    await open()
    await window.keyboard.press('Delete')
    await expect.poll(onWall).toEqual(WITHOUT_F)
    await said('It stays saved.').waitFor()
    expect(await readdir(filled.home.folder)).toContain('f.jpg')
    for (const hold of ['true', 'false']) {
      await window.keyboard.press('h')
      await expect.poll(() => button('Hold new photos').getAttribute('aria-pressed')).toBe(hold)
      expect(await button('Undo').count()).toBe(1)
    }
    await window.keyboard.press('Control+z')
    // Long before the wall goes through what is there, which would show it too.
    await expect.poll(onWall, { timeout: 15_000 }).toEqual(['f.jpg', ...WITHOUT_F])
  })

  it('goes with one click, is gone when the wall is opened again, and is put back by Undo', async () => {
    await open()
    await button('Off the wall').click()
    await leave()
    await open()
    expect(await onWall()).toEqual(WITHOUT_F)
    await window.keyboard.press('Control+z')
    await expect.poll(onWall).toEqual(['f.jpg', ...WITHOUT_F])
  })

  it('is any that arrows make large, though it is not the newest', async () => {
    await open()
    await window.keyboard.press('ArrowRight')
    await window.keyboard.press('ArrowRight')
    const caption = wall().locator('.wall-caption')
    await expect.poll(() => caption.innerText()).toMatch(/Green iPhone/)
    await window.keyboard.press('Delete')
    // The next one is large instead of the newest.
    await expect.poll(onWall).toEqual(['c.jpg', 'b.jpg', 'a.jpg'])
    await button('Undo').click()
    await expect.poll(onWall).toEqual(WITHOUT_F)
    await wall().getByRole('img', { name: 'c.jpg from' }).click()
    await expect.poll(() => caption.innerText()).toMatch(/Green iPhone/)
    await button('Off the wall').click()
    await expect.poll(onWall).toEqual(['d.jpg', 'b.jpg', 'a.jpg'])
    await button('Undo').click()
    await expect.poll(onWall).toEqual(WITHOUT_F)
    // At the end of the row the one before it, and none more for a key that is held down.
    for (const _ of WITHOUT_F) await window.keyboard.press('ArrowRight')
    for (const _ of WITHOUT_F) await window.keyboard.down('Delete')
    await window.keyboard.up('Delete')
    await expect.poll(onWall).toEqual(['c.jpg', 'd.jpg', 'b.jpg'])
    await window.keyboard.press('Delete')
    await expect.poll(onWall).toEqual(['c.jpg', 'd.jpg'])
    for (const _ of ['a.jpg', 'b.jpg']) await window.keyboard.press('Control+z')
    await expect.poll(onWall).toEqual(WITHOUT_F)
  })

  it('goes with its phone, and Undo allows that no more than before', async () => {
    const phone = sendingPhone(await codeUrl(window), 'unasked', 'Unasked phone')
    const [photo] = album.photos
    if (!photo) throw new Error('There is no photo')
    expect(await phone.send({ ...photo, name: 'unasked.jpg' })).toBe(201)
    await window.evaluate('bridge.changeSettings({ askFirst: true })')
    await open()
    await expect.poll(onWall).toEqual(['unasked.jpg', 'f.jpg', ...WITHOUT_F])
    await button('and its phone').click()
    await said('Unasked phone').waitFor()
    await button('Undo').click()
    await said('All photos of Unasked phone are back on the wall').waitFor()
    await expect.poll(onWall).toEqual(['unasked.jpg', 'f.jpg', ...WITHOUT_F])
    await expect.poll(() => phone.send({ ...photo, name: 'more.jpg' })).toBe(503)
    await wall().getByRole('button', { name: 'Allow', exact: true }).waitFor()
    await window.evaluate('bridge.changeSettings({ askFirst: false })')
    await window.keyboard.press('Delete')
    await expect.poll(onWall).toEqual(['f.jpg', ...WITHOUT_F])
  })

  it('goes with its phone, that has left: nothing more of it comes, until Undo', async () => {
    const phone = sendingPhone(await codeUrl(window), 'rude', 'Rude phone')
    const [photo] = album.photos.filter(({ name }) => name === 'g.jpg')
    if (!photo) throw new Error('There is no g.jpg')
    await open()
    await phone.tell('open')
    expect(await phone.send(photo)).toBe(201)
    await phone.tell('left')
    await expect.poll(onWall).toEqual(['g.jpg', 'f.jpg', ...WITHOUT_F])
    await window.keyboard.press('Shift+Delete')
    await expect.poll(onWall).toEqual(['f.jpg', ...WITHOUT_F])
    await said('Rude phone').waitFor()
    await expect.poll(() => phone.send(photo)).toBe(403)
    await button('Undo').click()
    await expect.poll(onWall).toEqual(['g.jpg', 'f.jpg', ...WITHOUT_F])
    await expect.poll(() => phone.send(photo)).toBe(201)
  })

  it('has its phone removed in the menu of the photo too, though that has left', async () => {
    const phone = sendingPhone(await codeUrl(window), 'rude', 'Rude phone')
    const [photo] = album.photos.filter(({ name }) => name === 'g.jpg')
    if (!photo) throw new Error('There is no g.jpg')
    expect(await phone.send(photo)).toBe(201)
    await window.locator('[data-saved="true"]', { hasText: 'g.jpg' }).click({ button: 'right' })
    await window.getByRole('menuitem', { name: 'Remove Rude phone' }).click()
    const question = window.getByRole('dialog', { name: 'Remove Rude phone?' })
    await question.getByRole('button', { name: 'Remove', exact: true }).click()
    await question.waitFor({ state: 'detached' })
    await expect.poll(() => phone.send(photo)).toBe(403)
  })

  it('has been named by a colour that stays, though its phone has left', async () => {
    const url = await codeUrl(window)
    const tell = (state: string) =>
      request(`${url}presence`, {
        body: JSON.stringify({
          ...{ sender: 'pink-one', name: 'Pink phone', colour: 'pink', state, done: 0, total: 0 },
        }),
      })
    await open()
    await tell('open')
    const [photo] = album.photos.filter(({ name }) => name === 'e.jpg')
    if (!photo) throw new Error('There is no e.jpg')
    await sendingPhone(url, 'pink-one', 'Pink phone').send({ ...photo, name: 'pink.jpg' })
    await wall().locator('.wall-caption', { hasText: 'Pink phone' }).waitFor()
    const face = wall().locator('.wall-caption .phone-face')
    await expect.poll(() => face.getAttribute('data-colour')).toBe('pink')
    await tell('left')
    await window.locator('.phone', { hasText: 'Pink phone' }).waitFor({ state: 'detached' })
    expect(await face.getAttribute('data-colour')).toBe('pink')
    await window.keyboard.press('Delete')
    await expect.poll(onWall).not.toContain('pink.jpg')
  })
})

describe('what is not for the room', () => {
  it('is what no phone has sent: it is neither shown nor counted', async () => {
    const [photo] = album.photos.filter(({ name }) => name === 'b.jpg')
    if (!photo) throw new Error('There is no b.jpg')
    await writeFile(join(filled.home.folder, 'of-a-program.jpg'), photo.bytes)
    await window.locator('[data-tile]', { hasText: 'of-a-program.jpg' }).waitFor()
    await open()
    const names = await onWall()
    await wall().getByText(`${names.length} photos from`).first().waitFor()
    expect(names).not.toContain('of-a-program.jpg')
  })

  it('is what waits to be judged: on the one screen it is blurred', async () => {
    await open()
    const filter = () =>
      window.evaluate<string>(`getComputedStyle(document.querySelector('.hold-photo img')).filter`)
    await expect.poll(filter).toMatch(/^blur/)
    await button('Don’t show').click()
    await expect.poll(() => queue().count()).toBe(0)
    await window.keyboard.press('Control+z')
    await expect.poll(() => queue().count()).toBe(1)
  })
})

it('fills the screen with the code at Q, for the back rows; Escape takes only that away', async () => {
  await open()
  const before = await onWall()
  await window.keyboard.press('q')
  const code = wall().locator('.wall-large-code')
  await code.waitFor()
  const height = await window.evaluate<number>('innerHeight')
  const qr = code.getByRole('img', { name: /^QR code/ })
  await expect.poll(async () => (await qr.boundingBox())?.height).toBeGreaterThan(height * 0.8)
  const { code: digits } = await listeningOf(window)
  await expect.poll(async () => (await code.innerText()).replaceAll(/\s/g, '')).toContain(digits)
  const url = await codeUrl(window)
  await scan(filled.display, (text) => text === url)
  // What is covered is not taken off.
  await window.keyboard.press('Delete')
  expect(await button('Off the wall').count()).toBe(0)
  await window.keyboard.press('Escape')
  await code.waitFor({ state: 'detached' })
  await expect.poll(onWall).toEqual(before)
  expect(await wall().count()).toBe(1)
})

describe('a wall to which nothing comes', () => {
  const large = () => wall().locator('.wall-caption').innerText()
  async function sendOne(name: string) {
    const [photo] = album.photos
    if (!photo) throw new Error('There is no photo')
    const phone = sendingPhone(await codeUrl(window), name, `Phone ${name}`)
    expect(await phone.send({ ...photo, name: `${name}.jpg` })).toBe(201)
  }
  const pass = async (ms: number) => {
    await window.clock.runFor(ms)
    return large()
  }

  it('goes through what is there after 20 seconds, unless no motion is wanted', async () => {
    await window.clock.install()
    await open()
    const before = await onWall()
    await window.clock.pauseAt(Date.now() + 60_000)
    await window.keyboard.press('ArrowLeft')
    const first = await large()
    await window.clock.runFor(19_000)
    expect(await large()).toBe(first)
    await window.clock.runFor(1500)
    await expect.poll(large).not.toBe(first)
    const second = await large()
    await window.clock.runFor(8000)
    await expect.poll(large).not.toBe(second)
    // All stay where they are.
    await expect.poll(onWall).toEqual(before.slice(1))
    await window.keyboard.press('ArrowLeft')
    const chosen = await large()
    await window.emulateMedia({ reducedMotion: 'reduce' })
    await window.clock.runFor(30_000)
    expect(await large()).toBe(chosen)
    await window.emulateMedia({ reducedMotion: null })

    // What was chosen stays large though another comes, until nobody has moved for some time.
    await window.keyboard.press('ArrowRight')
    const picked = await large()
    await sendOne('late')
    for (let second = 0; second < 12; second += 1) expect(await pass(1000)).toBe(picked)
    await until('the late one', async () => (await pass(500)).includes('Phone late'))
    // So does what stands there when somebody begins to move: they hit no other phone.
    await window.mouse.move(300, 300)
    await sendOne('later')
    for (let tenth = 0; tenth < 25; tenth += 1) expect(await pass(100)).toContain('Phone late')
    await button('and its phone').click()
    await until('the later one', async () => (await pass(500)).includes('Phone later'))
    expect(await onWall()).not.toContain('late.jpg')
    // Whoever moves on and on keeps nothing off the wall for ever, and still has what they see.
    const count = () => wall().locator('.wall-count').innerText()
    const counted = await count()
    await sendOne('last')
    for (let second = 0; second < 24; second += 1) {
      await window.mouse.move(300 + second, 300)
      expect(await pass(1000)).toContain('Phone later')
    }
    await until('the last one', async () => {
      await window.mouse.move(290, 300)
      expect(await pass(500)).toContain('Phone later')
      return (await count()) !== counted
    })
    await until('it to be large', async () => (await pass(1000)).includes('Phone last'))
    await window.clock.resume()
  })
})
