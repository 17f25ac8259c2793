import { rename } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { beforeAll, expect, it } from 'vitest'
import { createOpened } from './support/opened'
import { sendingPhone } from './support/phone/sending-phone'
import { landscape, type PhoneAlbum, paintAlbum } from './support/photos/painted-photos'
import { until } from './support/until'
import { type FilledWindow, fillWindow } from './support/window/filled-window'
import { codeUrl } from './support/window/window-bridge'

/** What a screen reader hears of the window: the texts of its live regions, one after the other. */
const opened = createOpened()
let filled: FilledWindow
let window: Page
let album: PhoneAlbum

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

beforeAll(async () => {
  const names = ['b.jpg', 'c.jpg', 'd.jpg', 'e.jpg']
  album = opened(
    await paintAlbum(Object.fromEntries(names.map((name, at) => [name, landscape(at + 2)]))),
  )
  filled = opened(await fillWindow({ 'a.jpg': landscape(1) }))
  window = filled.desktop.window
  // The photo that came first is still being told of.
  await until('it to be told', () =>
    window.evaluate<boolean>(`document.querySelector('p.visually-hidden').textContent !== ''`),
  )
  await window.evaluate(LISTEN)
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

it('tells of a phone that drops out, until it comes back or nobody waits for it any longer', async () => {
  const url = await codeUrl(window)
  const [blue, mina] = [
    sendingPhone(url, 'blue', 'Blue Android'),
    sendingPhone(url, 'mina', 'Mina’s iPhone'),
  ]
  const light = window.locator('.panel .status')
  const says = (sentence: string, tone: string) =>
    until(`the light to say "${sentence}"`, async () => {
      const now = [await light.innerText(), await light.getAttribute('data-tone')]
      return now[0] === sentence && now[1] === tone
    })
  const title = () =>
    filled.desktop.electron.evaluate(async ({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()
        .map((each) => each.getTitle())
        .find((each) => each.includes('Snapland')),
    )
  await blue.tell('open')
  await blue.tell('sending', 0, 3)
  await blue.send(noise(1))
  await blue.tell('sending', 1, 3)
  const begun = await blue.begin(noise(2), 0.5)
  await says('Blue Android is sending 2 of 3', 'busy')
  begun.breakOff()
  await mina.tell('done')
  const lost = '1 of 3 from Blue Android. Waiting for it to come back.'
  await says(lost, 'warn')
  await hears(lost)
  await until('the title to say it', async () => (await title()) === `${lost} – Snapland`)
  // That its page is still open brings no photo.
  await blue.tell('sending', 1, 3)
  await says(lost, 'warn')

  await blue.send(noise(3))
  await says('Blue Android is sending 3 of 3', 'busy')
  await blue.tell('left')
  await says('2 of 3 from Blue Android. Waiting for it to come back.', 'warn')
  await press('Stop waiting')
  await says('1 photo paused, waiting for the phone', 'warn')
  await press('Give up unfinished files from Blue Android')
  await says('Everything from Mina’s iPhone is saved', 'here')
  await until('the title to be calm', async () => (await title()) === 'Snapland')
})

it('tells of a folder that has gone where it is heard', async () => {
  const messages = window.locator('section[aria-live="polite"]')
  // A region that came together with its message would not be heard.
  expect(await messages.count()).toBe(1)
  await rename(filled.home.folder, `${filled.home.folder}-away`)
  const phone = sendingPhone(await codeUrl(window), 'mina', 'Mina’s iPhone')
  await phone.tell('sending', 0, 2)
  await phone.send({ name: 'f.jpg', bytes: Buffer.alloc(2000, 1) })
  await messages.getByText('The receiving folder is missing.').waitFor()
  await window
    .locator('.panel .status[data-tone="warn"]')
    .getByText('0 of 2 from Mina’s iPhone. The receiving folder is missing.')
    .waitFor()
  await rename(`${filled.home.folder}-away`, filled.home.folder)
})
