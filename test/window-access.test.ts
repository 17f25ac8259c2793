import { beforeAll, describe, expect, it } from 'vitest'
import { openPiece } from './support/network/open-piece'
import { putPhoto, send } from './support/network/photo-request'
import { newId, tusRequests } from './support/network/tus-request'
import { closeTyping, typeDigits, wrongFor } from './support/network/typed-digits'
import { createOpened } from './support/opened'
import { type NoisePhoto, noisePhoto } from './support/photos/noise-photo'
import { until } from './support/until'
import { type DesktopApp, startDesktopApp } from './support/window/desktop-app'
import { makeHome } from './support/window/home'
import { listeningOf } from './support/window/window-bridge'
import { readQr } from './support/x11/qr'
import { scan } from './support/x11/scan'
import { startXDisplay, type XDisplay } from './support/x11/x-display'

const opened = createOpened()
let display: XDisplay
let app: DesktopApp
let photo: NoisePhoto

beforeAll(async () => {
  display = opened(await startXDisplay())
  const home = opened(await makeHome())
  app = opened(await startDesktopApp({ display, home, args: ['--port', '0'] }))
  photo = await noisePhoto(300, 200)
})

const button = (name: string | RegExp) => app.window.getByRole('button', { name, exact: true })
/** As a person without a mouse does it. */
const press = async (name: string) => {
  await button(name).focus()
  await app.window.keyboard.press('Enter')
}
const click = (name: string) => button(name).click()
const put = (url: string) => putPhoto(url, photo)
const tell = (url: string, sender: string, name: string) =>
  send(`${url}presence`, {
    body: JSON.stringify({ sender, name, state: 'open', done: 0, total: 0 }),
  })
const create = (url: string, sender: string, senderName: string) =>
  tusRequests(url).create(photo.bytes.length, { filename: photo.name, sender, senderName })

/** So long the code is shown without a phone before help comes. */
const LATE_MS = 25_000

describe('the checklist', () => {
  it('comes after 25 s without a phone and goes when one is here; its code to join Wi-Fi is what phones read', async () => {
    const { clock } = app.window
    await clock.install()
    await app.window.reload()
    await scan(display)
    await clock.fastForward(LATE_MS)
    await app.window.getByText('No phone has connected yet.').waitFor()

    // Somebody asks for the page, mistypes the digits, and stays away.
    const { url: shown, code } = await listeningOf(app.window)
    const { origin } = new URL(shown)
    await fetch(origin, { headers: { Accept: 'text/html' } })
    await app.window.getByText('No phone has connected yet.').waitFor({ state: 'detached' })
    await typeDigits(origin, wrongFor(code))
    await clock.fastForward(20_000)
    await app.window.getByText('Someone typed a wrong code.').waitFor()
    await app.window.getByText('No phone has connected yet.').waitFor()
    // Who knows them is forgiven: the tests below count wrong ones.
    expect(await typeDigits(origin, code)).toBe(303)

    await press('Show a code to join Wi-Fi')
    await app.window.getByLabel('Wi-Fi name').fill('Mina; hotspot')
    await app.window.getByLabel('Password').fill('short')
    await app.window.getByText('A Wi-Fi password has at least 8 characters.').waitFor()
    await app.window.getByLabel('Password').fill('sunny day')
    await scan(display, (text) => text === 'WIFI:T:WPA;S:Mina\\; hotspot;P:sunny day;;')
    await app.window.keyboard.press('Escape')
    const url = await scan(display, (text) => text.startsWith('http'))

    await tell(url, 'phone-0', 'Phone')
    await app.window.getByText('Photos from your phone, right here.').waitFor()
  })
})

describe('New code', () => {
  it.each([
    ['a click', click],
    ['the keyboard', press],
  ])('by %s redraws the code and leaves the old one worth nothing', async (_, by) => {
    const old = await scan(display)
    await by('New code')
    const url = await scan(display, (text) => text !== old)
    expect((await put(old)).status).toBe(404)
    expect((await fetch(old)).status).toBe(404)
    expect((await fetch(url)).status).toBe(200)
  })
})

describe('Stop', () => {
  it.each([
    ['a click', click],
    ['the keyboard', press],
  ])('by %s keeps every photo out, and Resume lets them in', async (_, by) => {
    const url = await scan(display)
    await by('Stop')
    await app.window.getByText('Stopped. No phone can send.').first().waitFor()
    await until('a screen without a code', async () => readQr(await display.screenshot()) === null)
    const refused = await put(url)
    expect(refused).toMatchObject({ status: 503, body: { error: { code: 'PAUSED' } } })
    expect(refused.headers['retry-after']).toBe('5')
    expect((await fetch(url)).status).toBe(200)

    await by('Resume')
    expect(await scan(display)).toBe(url)
    expect((await create(url, 'phone-0', 'Phone')).status).toBe(201)
    await tusRequests(url).remove('')
  })
})

describe('the digits', () => {
  it.each([
    ['a click', click],
    ['the keyboard', press],
  ])('say that too many wrong ones closed typing, and by %s are typed again', async (_, by) => {
    const { url, code } = await listeningOf(app.window)
    const { origin } = new URL(url)
    await closeTyping(origin, code)
    const told = app.window.getByRole('status').getByText('Too many wrong codes were typed.')
    await told.waitFor()
    await expect.poll(() => app.window.locator('.code-digits').count()).toBe(0)

    await by('Allow again')
    await told.waitFor({ state: 'detached' })
    const digits = await app.window.locator('.code-digits').first().textContent()
    expect(digits).not.toBe(code)
    expect(await typeDigits(origin, digits ?? '')).toBe(303)
    // Another token would have thrown out the phones that are there.
    expect((await listeningOf(app.window)).url).toBe(url)
  })
})

describe('unfinished photos', () => {
  const unfinished = () => app.window.getByRole('region', { name: 'Unfinished' })
  const giveUp = 'Give up unfinished files from Old phone'
  /** A piece whose phone goes in the middle of it. */
  async function abandon(url: string, sender: string, senderName: string) {
    const id = newId()
    const { length } = photo.bytes
    await tusRequests(url).create(length, { id, filename: photo.name, sender, senderName })
    const piece = openPiece(`${url}uploads/${id}`, 0, length)
    await piece.write(photo.bytes.subarray(0, length >> 1))
    const came = async () => (await tusRequests(url).head(id)).headers.get('Upload-Offset') !== '0'
    await until('its bytes', came)
    piece.breakOff()
    return id
  }

  it('are listed by phone, and given up for good by keyboard or mouse, which can be undone', async () => {
    const url = await scan(display)
    const uploads = [await abandon(url, 'old', 'Old phone'), await abandon(url, 'old', 'Old phone')]
    const row = unfinished().getByRole('listitem')
    await row.getByText('2 photos · since').waitFor()
    expect(await row.innerText()).toMatch(
      /^O\nOld phone\nGive up\n.*\n[\d.]+ kB of [\d.]+ kB received$/,
    )
    await press(giveUp)
    await app.window.getByText('2 unfinished files given up').waitFor()
    await unfinished().waitFor({ state: 'detached' })
    await press('Undo')
    await app.window.getByText('2 files restored').waitFor()
    await row.getByText('2 photos · since').waitFor()
    const statuses = async () =>
      Promise.all(uploads.map(async (upload) => (await tusRequests(url).head(upload)).status))
    expect(await statuses()).toEqual([200, 200])

    await click(giveUp)
    await expect.poll(statuses).toEqual([410, 410])
    expect(await unfinished().count()).toBe(0)
  })
})

describe('the phones', () => {
  it.each([
    ['a click', click, 'phone-1', 'Green iPhone'],
    ['the keyboard', press, 'phone-2', 'Violet Pixel'],
  ])('are removed by %s, and refused from then on', async (_, by, id, name) => {
    const url = await scan(display)
    await put(url)
    await tell(url, id, name)
    expect((await create(url, id, name)).status).toBe(201)
    if (by === click) await app.window.getByText(name, { exact: true }).hover()
    await by(`Remove ${name}`)
    await by('Remove')
    await until('the row to go', async () => (await button(`Remove ${name}`).count()) === 0)
    expect((await create(url, id, name)).status).toBe(403)
    expect((await tell(url, id, name)).status).toBe(403)
    await app.window.getByText(`${name} can send nothing more until`).waitFor()
    await by('Undo')
    await app.window.getByText(`${name} can send again, once its page is loaded`).waitFor()
    expect((await create(url, id, name)).status).toBe(201)
  })

  it.each([
    ['a click', click, 'phone-3', 'Red iPhone'],
    ['the keyboard', press, 'phone-4', 'Blue Pixel'],
  ])('are refused by %s, and asked about again after Undo', async (_, by, id, name) => {
    const url = await scan(display)
    await put(url)
    await app.window.evaluate('bridge.changeSettings({ askFirst: true })')
    expect((await create(url, id, name)).status).toBe(503)
    await by('Refuse')
    await app.window.getByText(`${name} can send nothing more until`).waitFor()
    expect((await create(url, id, name)).status).toBe(403)
    await by('Undo')
    await app.window.getByText(`${name} can send again`).waitFor()
    expect((await create(url, id, name)).status).toBe(503)
    await app.window.evaluate('bridge.changeSettings({ askFirst: false })')
  })
})
