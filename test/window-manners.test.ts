import { beforeAll, describe, expect, it } from 'vitest'
import { type DesktopApp, startDesktopApp } from './support/desktop-app'
import { type Home, makeHome } from './support/home'
import { type NoisePhoto, noisePhoto } from './support/noise-photo'
import { createOpened } from './support/opened'
import { sendHalf } from './support/photo-request'
import { until } from './support/until'
import { codeUrl } from './support/window-bridge'
import { closeWindow } from './support/window-presence'
import { startXDisplay, type XDisplay } from './support/x-display'

const opened = createOpened()
let display: XDisplay
let home: Home
let photo: NoisePhoto

beforeAll(async () => {
  display = opened(await startXDisplay({ width: 1600, height: 1000 }))
  home = opened(await makeHome())
  photo = await noisePhoto(1200, 800)
})

/** What the main process asks of the system, written down as it asks. */
interface Probe {
  shares: number[]
  awake: boolean
  questions: string[]
  answer: number
}
declare global {
  var probe: Probe
}

/** From now on the probe sees what is asked of the system. */
const watch = (app: DesktopApp) =>
  app.electron.evaluate(async ({ BrowserWindow, dialog, powerSaveBlocker }) => {
    const seen: Probe = { shares: [], awake: false, questions: [], answer: 0 }
    globalThis.probe = seen
    const [start, stop] = [powerSaveBlocker.start, powerSaveBlocker.stop]
    powerSaveBlocker.start = (type) => {
      seen.awake = true
      return start.call(powerSaveBlocker, type)
    }
    powerSaveBlocker.stop = (id) => {
      seen.awake = false
      return stop.call(powerSaveBlocker, id)
    }
    const ask = async (_: unknown, { message }: { message: string }) => {
      seen.questions.push(message)
      return { response: seen.answer, checkboxChecked: false }
    }
    dialog.showMessageBox = ask as typeof dialog.showMessageBox
    for (const window of BrowserWindow.getAllWindows())
      window.setProgressBar = (share) => void seen.shares.push(share)
  })
const seen = (app: DesktopApp) => app.electron.evaluate(async () => globalThis.probe)
describe('the window', () => {
  it('opens where it was, as large as it was', async () => {
    const first = await startDesktopApp({ display, home })
    const bounds = { x: 210, y: 120, width: 900, height: 640 }
    await until('it to be there', async () => {
      await first.electron.evaluate(async ({ BrowserWindow }, to) => {
        for (const window of BrowserWindow.getAllWindows())
          if (window.isVisible()) window.setBounds(to)
      }, bounds)
      return (await boundsOf(first)).width === bounds.width
    })
    await first.close()

    const second = await startDesktopApp({ display, home })
    await until('the window', async () => (await boundsOf(second)).width > 0)
    expect(await boundsOf(second)).toEqual(bounds)
    await second.close()
  })
})

describe('while a photo arrives', () => {
  it('the taskbar shows how far it is and the computer stays awake, and only then', async () => {
    const app = await startDesktopApp({ display, home })
    await watch(app)
    const upload = sendHalf(`${await codeUrl(app.window)}api/photos`, photo.name, photo.bytes)
    await until('some of it', async () =>
      (await seen(app)).shares.some((share) => share > 0 && share < 1),
    )
    expect((await seen(app)).awake).toBe(true)

    await upload.finish()
    await until('the bar to go', async () => (await seen(app)).shares.at(-1) === -1)
    expect((await seen(app)).awake).toBe(false)
    await app.close()
  })

  it('closing asks once, and the answer counts', async () => {
    const app = opened(await startDesktopApp({ display, home }))
    await watch(app)
    const upload = sendHalf(`${await codeUrl(app.window)}api/photos`, photo.name, photo.bytes)
    await until('it to arrive', async () => (await seen(app)).awake)

    await closeWindow(app)
    await until('the question', async () => (await seen(app)).questions.length === 1)
    expect((await seen(app)).questions).toEqual(['Photos are still arriving.'])
    expect(app.window.isClosed()).toBe(false)

    await app.electron.evaluate(async () => {
      globalThis.probe.answer = 1
    })
    const gone = new Promise((resolve) => app.electron.process().once('exit', resolve))
    await closeWindow(app)
    await gone
    upload.breakOff()
  })
})

function boundsOf(app: DesktopApp) {
  return app.electron.evaluate(
    async ({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()
        .find((window) => window.isVisible())
        ?.getBounds() ?? { x: 0, y: 0, width: 0, height: 0 },
  )
}
