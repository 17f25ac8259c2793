import { setTimeout as pause } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { endlessPng } from '../fixtures/endless'
import { putPhoto } from '../support/network/photo-request'
import { forThisTest } from '../support/opened'
import { until } from '../support/until'
import { besiegeWindow } from '../support/window/besieged-window'
import { useApp } from './use-app'

const { app, send, shown } = useApp()

/** 2^28 pixels, the most that are decoded at all, in 66 kB. */
const SIDE = 16_384

it('decodes an ordinary photo while three bombs are being decoded, not after one of them', async () => {
  // The page is there, so that nobody waits for it.
  expect(await shown(`photo://thumb/${await send(1200, 801)}`)).toBe('640 x 427')
  const { listening } = await app().window.evaluate(() => window.bridge.readState())
  const bomb = endlessPng(SIDE, SIDE)
  expect(bomb.length).toBeLessThan(70_000)
  const done: string[] = []
  for (const at of [1, 2, 3]) {
    // Each is another file, or it would be the same photo.
    const { status, body } = await putPhoto(listening.url, {
      name: `bomb-${at}.png`,
      bytes: Buffer.concat([bomb, Buffer.from([at])]),
    })
    expect(status).toBe(201)
    // The last ones may still be decoded when the window closes.
    void shown(`photo://thumb/${(body as { id: string }).id}`).then(
      () => done.push('bomb'),
      () => {},
    )
  }
  const pages = () =>
    app().electron.evaluate(
      async ({ webContents }) =>
        webContents
          .getAllWebContents()
          .filter((contents) => contents.getURL().startsWith('app://thumbnailer/')).length,
    )
  await until('the second page', async () => (await pages()) === 2)
  for (const width of [1201, 1202])
    expect(await shown(`photo://thumb/${await send(width, 800)}`)).toBe('640 x 426')
  expect(done).toEqual([])
})

it('a good phone feels nothing of the bombs that are decoded meanwhile', async () => {
  const { expectHarmless } = forThisTest(await besiegeWindow(app()))
  const { listening } = await app().window.evaluate(() => window.bridge.readState())
  const bomb = endlessPng(SIDE, SIDE)
  let at = 0
  await expectHarmless(async () => {
    at += 1
    const bytes = Buffer.concat([bomb, Buffer.from(`again ${at}`)])
    const { body } = await putPhoto(listening.url, { name: 'bomb.png', bytes })
    void shown(`photo://thumb/${(body as { id: string }).id}`).catch(() => {})
    await pause(300)
  })
})
