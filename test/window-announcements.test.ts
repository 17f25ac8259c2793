import { chmod, mkdir, rename, rm, statfs, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { beforeAll, expect, it } from 'vitest'
import { type MountedDisk, mountSmallDisk } from './support/disk/mounted-disk'
import { putPhoto } from './support/network/photo-request'
import { createOpened } from './support/opened'
import { sendingPhone } from './support/phone/sending-phone'
import { landscape, type PhoneAlbum, paintAlbum } from './support/photos/painted-photos'
import { until } from './support/until'
import { type DesktopSession, startDesktopSession } from './support/window/desktop-session'
import { type FilledWindow, fillWindow } from './support/window/filled-window'
import { codeUrl } from './support/window/window-bridge'

declare global {
  /** What the taskbar was told last: a part from 0 to 1, less for no bar, and its mode. */
  var bar: readonly [share: number, mode: string | undefined]
}

const MB = 1024 * 1024
const RESERVE = 16 * MB

/** What a screen reader hears of the window: the texts of its live regions, one after the other. */
const opened = createOpened()
let filled: FilledWindow
let window: Page
let album: PhoneAlbum
let disk: MountedDisk
let session: DesktopSession
const folder = () => join(disk.folder, 'photos')

const LISTEN = `
  globalThis.heard = []
  for (const region of document.querySelectorAll('p.visually-hidden[role="status"]'))
    new MutationObserver(() => heard.push(region.textContent))
      .observe(region, { childList: true, characterData: true, subtree: true })`
const heard = () => window.evaluate<string[]>('heard')
const hears = (sentence: string) =>
  until(`"${sentence}" to be said`, async () => (await heard()).at(-1) === sentence)
/** A photo that was not sent before. */
const noise = (at: number) => {
  const photo = album.photos[at % album.photos.length]
  if (!photo) throw new Error('Not painted')
  return { name: `noise-${at}.jpg`, bytes: Buffer.concat([photo.bytes, Buffer.of(at)]) }
}
const press = (name: string) => window.getByRole('button', { name, exact: true }).click()

/** What the light, the window's title, the icon in the tray and the taskbar say. */
async function allThatIsTold() {
  const light = window.locator('.panel .status')
  const [title, bar] = await filled.desktop.electron.evaluate(async ({ BrowserWindow }) => {
    const titles = BrowserWindow.getAllWindows().map((each) => each.getTitle())
    return [titles.find((each) => each.includes('Snapland')), globalThis.bar]
  })
  return {
    light: await light.innerText(),
    tone: await light.getAttribute('data-tone'),
    title,
    tray: await session.tooltip(),
    bar,
  }
}
const all = () => expect.poll(allThatIsTold, { timeout: 60_000 })
/** Amber everywhere, with how much of it is here. */
const warnsOf = (light: string, share: number) =>
  all().toEqual({
    ...{ light, tone: 'warn', bar: [share, 'paused'] },
    ...{ title: `${light} – Snapland`, tray: `${light} – Snapland` },
  })

beforeAll(async () => {
  const names = ['b.jpg', 'c.jpg', 'd.jpg', 'e.jpg']
  album = opened(
    await paintAlbum(Object.fromEntries(names.map((name, at) => [name, landscape(at + 2)]))),
  )
  disk = opened(await mountSmallDisk(64 * MB))
  await mkdir(folder())
  await chmod(folder(), 0o777)
  session = opened(await startDesktopSession())
  filled = opened(
    await fillWindow(
      { 'a.jpg': landscape(1) },
      { bus: session.bus, args: ['--folder', folder(), '--reserve', `${RESERVE}`] },
    ),
  )
  window = filled.desktop.window
  // The photo that came first is still being told of.
  await until('it to be told', () =>
    window.evaluate<boolean>(`document.querySelector('p.visually-hidden').textContent !== ''`),
  )
  await window.evaluate(LISTEN)
  await window.evaluate('bridge.changeSettings({ keepReceiving: true })')
  await session.told('tray')
  await filled.desktop.electron.evaluate(async ({ BrowserWindow }) => {
    for (const each of BrowserWindow.getAllWindows()) {
      const set = each.setProgressBar
      each.setProgressBar = (share, options) => {
        globalThis.bar = [share, options?.mode]
        set.call(each, share, options)
      }
    }
  })
})

it('says what the person does: stopped, and on again', async () => {
  await press('Stop')
  await hears('Stopped. No phone can send.')
  await press('Resume')
  // The tests listen on this machine alone.
  await hears('This computer is not connected to a network, so no phone can reach it.')
})

it('tells of a phone and its photos in a few sentences, however many photos there are', async () => {
  const before = (await heard()).length
  const phone = sendingPhone(await codeUrl(window), 'mina', 'Mina’s iPhone')
  await phone.tell('open')
  await hears('Mina’s iPhone has the page open')
  const [first, ...others] = album.photos
  if (!first) throw new Error('Not painted')
  await phone.tell('sending', 0, 4)
  await hears('Mina’s iPhone is sending 1 of 4')
  expect(await phone.send(first)).toBe(201)
  for (const [at, photo] of others.entries()) {
    await phone.tell('sending', at + 1, 4)
    await phone.send(photo)
  }
  await phone.tell('done', 4, 4)
  await until('the end to be said', async () =>
    (await heard()).includes('Everything from Mina’s iPhone is saved'),
  )
  const light = (await heard())
    .slice(before)
    .filter((text) => text.startsWith('Mina') || text.startsWith('Everything'))
  expect(light).toEqual([
    'Mina’s iPhone has the page open',
    'Mina’s iPhone is sending 1 of 4',
    'Everything from Mina’s iPhone is saved',
  ])
})

it('is amber everywhere while a phone that dropped out is waited for, until it comes back or nobody waits any longer', async () => {
  const url = await codeUrl(window)
  const [blue, mina] = [
    sendingPhone(url, 'blue', 'Blue Android'),
    sendingPhone(url, 'mina', 'Mina’s iPhone'),
  ]
  await blue.tell('open')
  await blue.tell('sending', 0, 4)
  await blue.send(noise(1))
  await blue.tell('sending', 1, 4)
  const begun = await blue.begin(noise(2), 0.5)
  await all().toMatchObject({ light: 'Blue Android is sending 2 of 4', tone: 'busy' })
  expect((await allThatIsTold()).bar[1]).toBe('normal')
  begun.breakOff()
  await mina.tell('done')
  const lost = '1 of 4 from Blue Android. Waiting for it to come back.'
  await warnsOf(lost, 0.25)
  await hears(lost)
  // That its page is still open brings no photo.
  await blue.tell('sending', 1, 4)
  await warnsOf(lost, 0.25)

  await blue.send(noise(3))
  await all().toMatchObject({
    ...{ light: 'Blue Android is sending 3 of 4', tone: 'busy' },
    title: 'Blue Android is sending 3 of 4 – Snapland',
    tray: 'Blue Android is sending 3 of 4 – Snapland',
  })
  await window.evaluate('bridge.setStopped(true)')
  await warnsOf('Stopped. No phone can send.', 0.5)
  await window.evaluate('bridge.setStopped(false)')
  await blue.tell('left')
  await warnsOf('2 of 4 from Blue Android. Waiting for it to come back.', 0.5)
  await press('Stop waiting')
  await all().toMatchObject({ light: '1 photo paused, waiting for the phone', tone: 'warn' })
  await press('Give up unfinished files from Blue Android')
  await all().toMatchObject({
    ...{ light: 'Everything from Mina’s iPhone is saved', tone: 'here' },
    ...{ title: 'Snapland', tray: 'Snapland', bar: [-1, 'normal'] },
  })
})

it('is amber everywhere while a phone waits for Allow, and while the disk is full', async () => {
  const phone = sendingPhone(await codeUrl(window), 'yumi', 'Yumi’s iPhone')
  await window.evaluate('bridge.changeSettings({ askFirst: true })')
  await phone.tell('sending', 0, 2)
  expect(await phone.send(noise(4))).toBe(503)
  await warnsOf('Yumi’s iPhone is waiting to be allowed', 0)
  await press('Allow')
  await window.evaluate('bridge.changeSettings({ askFirst: false })')
  expect(await phone.send(noise(4))).toBe(201)

  const film = join(disk.folder, '.somebody-elses.film')
  const { bavail, bsize } = await statfs(disk.folder)
  await writeFile(film, Buffer.alloc(bavail * bsize - RESERVE + MB, 'film'))
  await phone.tell('sending', 1, 2)
  expect(await phone.send(noise(5))).toBe(507)
  await warnsOf('1 of 2 from Yumi’s iPhone. This computer’s disk is full.', 0.5)
  await rm(film)
  expect(await phone.send(noise(5))).toBe(201)
  await phone.tell('done')
  await all().toMatchObject({ title: 'Snapland', tray: 'Snapland', bar: [-1, 'normal'] })
})

it('says of what a program sent that it is where it was, and not on a phone', async () => {
  const list = { name: 'list.jpg', bytes: Buffer.from('No photo. '.repeat(800)) }
  expect((await putPhoto(await codeUrl(window), list)).status).toBe(415)
  const notice = window.locator('.notice').filter({ hasText: 'This is not a photo' })
  await notice.getByText('the file is still where it was sent from').waitFor()
  expect(await notice.innerText()).not.toMatch(/phone/)
})

it('tells of a folder that has gone where it is heard, and is amber everywhere', async () => {
  const messages = window.locator('section[aria-live="polite"]')
  // A region that came together with its message would not be heard.
  expect(await messages.count()).toBe(1)
  await rename(folder(), `${folder()}-away`)
  const phone = sendingPhone(await codeUrl(window), 'mina', 'Mina’s iPhone')
  await phone.tell('sending', 0, 2)
  await phone.send({ name: 'f.jpg', bytes: Buffer.alloc(2000, 1) })
  await messages.getByText('The receiving folder is missing.').waitFor()
  await warnsOf('0 of 2 from Mina’s iPhone. The receiving folder is missing.', 0)
})
