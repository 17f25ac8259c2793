import { kill } from 'node:process'
import { expect, it } from 'vitest'
import { until } from '../support/until'
import { useApp } from './use-app'

const { app, send, shown } = useApp()

it('goes on when the thumbnailer is killed at its work: the window stays and every thumbnail appears', async () => {
  const process = () =>
    app().electron.evaluate(async ({ webContents }) => {
      const thumbnailer = webContents
        .getAllWebContents()
        .find((contents) => contents.getURL().startsWith('app://thumbnailer/'))
      return thumbnailer?.getOSProcessId() ?? null
    })
  const sizes = (ids: string[]) => Promise.all(ids.map((id) => shown(`photo://thumb/${id}`)))
  expect(await sizes([await send(2400, 1600)])).toEqual(['640 x 427'])
  const before = await until('the thumbnailer', process)
  // Stopped at first, so that it cannot be done before it is killed.
  kill(before, 'SIGSTOP')
  const ids = await Promise.all([2401, 2402, 2403, 2404].map((width) => send(width, 1600)))
  const all = sizes(ids)
  kill(before, 'SIGKILL')
  expect(await all).toEqual(['640 x 426', '640 x 426', '640 x 426', '640 x 426'])
  expect(await until('another thumbnailer', process)).not.toBe(before)
  expect(await app().window.evaluate(() => document.title)).toBe('Snapland')
})

it('brings the window back when a picture shown in full has killed its page', async () => {
  // Playwright gives a crashed page up for good, so the main process is asked.
  const photos = await app().electron.evaluate(async ({ webContents }) => {
    const ours = webContents
      .getAllWebContents()
      .find((contents) => contents.getURL().startsWith('app://snapland/'))
    const back = new Promise<void>((done) => ours?.once('did-finish-load', () => done()))
    ours?.forcefullyCrashRenderer()
    await back
    return ours?.executeJavaScript(
      'bridge.readState().then(({ photos }) => JSON.parse(photos).length)',
    )
  })
  expect(photos).toBeGreaterThan(0)
})
