import { readdir } from 'node:fs/promises'
import { setTimeout as pause } from 'node:timers/promises'
import { beforeAll, expect, it } from 'vitest'
import { treeOf } from '../bench/process-tree'
import { paintPicture } from './fixtures/paint'
import { createOpened } from './support/opened'
import { type SendingPhone, sendingPhone } from './support/phone/sending-phone'
import { landscape } from './support/photos/painted-photos'
import { type FilledWindow, fillWindow } from './support/window/filled-window'
import { codeUrl } from './support/window/window-bridge'
import { scan } from './support/x11/scan'

/** An evening's wall; `npm run soak -- wall` is the long one. */
const opened = createOpened()
let evening: FilledWindow
const room = () => evening.desktop.window.getByRole('dialog', { name: 'Wall' })

beforeAll(async () => {
  evening = opened(await fillWindow({}))
})

it('begins with the code, large', async () => {
  const { window } = evening.desktop
  await window.getByRole('button', { name: 'Wall' }).click()
  const code = room().getByRole('img', { name: /^QR code/ })
  await code.waitFor()
  await expect.poll(async () => (await code.boundingBox())?.width).toBeGreaterThan(400)
  const url = await codeUrl(window)
  await scan(evening.display, (text) => text === url)
})

it('has thirty phones, of which two send what they should not, and one is lost; the laptop sleeps', async () => {
  const { window, electron } = evening.desktop
  const url = await codeUrl(window)
  const bytes = await paintPicture(landscape(1))
  const unlike = (name: string) => ({
    name: `${name}.jpg`,
    bytes: Buffer.concat([bytes, Buffer.from(name)]),
  })
  const phones = new Map(
    Array.from({ length: 30 }, (_, at) => {
      const name = `Phone ${at + 1}`
      return [name, sendingPhone(url, `p-${at}`, name)]
    }),
  )
  await Promise.all(
    [...phones].map(async ([name, phone]) => {
      await phone.tell('open')
      expect(await phone.send(unlike(name))).toBe(201)
    }),
  )
  await room().getByText('30 photos from 30 phones').first().waitFor()

  const caption = room().locator('.wall-caption')
  const largeOf = async () => (await caption.innerText()).split('\n')[1] ?? ''
  await window.keyboard.press('ArrowRight')
  const rude = await largeOf()
  await window.keyboard.press('Delete')
  await room().getByText('29 photos from 29 phones').first().waitFor()
  const ruder = await largeOf()
  await room().getByRole('button', { name: 'Off, and its phone' }).click()
  await room().getByText('28 photos from 28 phones').first().waitFor()
  const [[lost, leaving], [other, staying]] = [...phones].filter(
    ([name]) => name !== rude && name !== ruder,
  ) as [[string, SendingPhone], [string, SendingPhone]]
  await leaving.tell('sending', 1, 8)
  const begun = await leaving.begin(unlike('half'), 0.5)
  begun.breakOff()
  await leaving.tell('left')
  const waitedFor = room().locator('.status').getByText(`1 of 8 from ${lost}.`)
  await waitedFor.waitFor()

  const processes = await treeOf(electron.process().pid ?? 0)
  for (const pid of processes) process.kill(pid, 'SIGSTOP')
  const sent = staying.send(unlike('in its sleep'))
  await pause(2000)
  for (const pid of processes) process.kill(pid, 'SIGCONT')
  expect(await sent).toBe(201)
  await room().getByText('29 photos from 28 phones').first().waitFor()
  expect(await largeOf()).toBe(other)
  expect(await waitedFor.count()).toBe(1)
  for (const name of [rude, ruder])
    expect(
      await room()
        .getByRole('img', { name: `from ${name},` })
        .count(),
    ).toBe(0)
  expect(await phones.get(ruder)?.send(unlike('more'))).toBe(403)
  const saved = (await readdir(evening.home.folder)).filter((name) => name.endsWith('.jpg'))
  expect(saved).toHaveLength(31)
})
