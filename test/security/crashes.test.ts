import { kill } from 'node:process'
import { expect, it } from 'vitest'
import { until } from '../support/until'
import { useApp } from './use-app'

const { app, send, shown } = useApp()

it('goes on when the darkroom is killed at its work: the window stays and every thumbnail appears', async () => {
  const process = () =>
    app().electron.evaluate(({ webContents }) => {
      const darkroom = webContents
        .getAllWebContents()
        .find((contents) => contents.getURL().startsWith('app://darkroom/'))
      return darkroom?.getOSProcessId() ?? null
    })
  const ids = await Promise.all(Array.from({ length: 12 }, (_, at) => send(2400 + at, 1600)))
  const all = ids.map((id) => shown(`photo://thumb/${id}`))
  // One is there, so the darkroom works on one of the others.
  await Promise.race(all)
  const before = await process()
  kill(before ?? 0, 'SIGKILL')
  for (const [at, size] of (await Promise.all(all)).entries())
    expect(size).toBe(`640 x ${Math.round((1600 * 640) / (2400 + at))}`)
  expect(await until('another darkroom', process)).not.toBe(before)
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
