import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { sendHalf } from './support/network/photo-request'
import { createOpened, forThisTest } from './support/opened'
import { sendingPhone } from './support/phone/sending-phone'
import { type NoisePhoto, noisePhoto } from './support/photos/noise-photo'
import { until } from './support/until'
import { type DesktopApp, startDesktopApp } from './support/window/desktop-app'
import { type Home, makeHome } from './support/window/home'
import { codeUrl } from './support/window/window-bridge'
import { closeWindow, placeOf, placeWindow } from './support/window/window-presence'
import { startXDisplay, type XDisplay } from './support/x11/x-display'

const opened = createOpened()
let display: XDisplay
let home: Home
let photo: NoisePhoto

beforeAll(async () => {
  display = opened(await startXDisplay({ width: 1600, height: 1000 }))
  photo = await noisePhoto(1200, 800)
})
beforeEach(async () => {
  home = forThisTest(await makeHome())
})

/** What the main process asks of the system, written down as it asks. */
interface Probe {
  shares: number[]
  awake: boolean
  questions: string[]
  detail: string
  answer: number
}
declare global {
  var probe: Probe
}

/** From now on the probe sees what is asked of the system. */
const watch = (app: DesktopApp) =>
  app.electron.evaluate(async ({ BrowserWindow, dialog, powerSaveBlocker }) => {
    const seen: Probe = { shares: [], awake: false, questions: [], detail: '', answer: 0 }
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
    const ask = async (_: unknown, { message, detail }: { message: string; detail: string }) => {
      seen.questions.push(message)
      seen.detail = detail
      return { response: seen.answer, checkboxChecked: false }
    }
    dialog.showMessageBox = ask as typeof dialog.showMessageBox
    for (const window of BrowserWindow.getAllWindows())
      window.setProgressBar = (share) => void seen.shares.push(share)
  })
const seen = (app: DesktopApp) => app.electron.evaluate(async () => globalThis.probe)
describe('the window', () => {
  it('opens where it was, as large as it was', async () => {
    const place = { x: 210, y: 120, width: 900, height: 640 }
    const first = forThisTest(await startDesktopApp({ display, home }))
    await placeWindow(first, display, place)
    await first.close()

    const second = forThisTest(await startDesktopApp({ display, home }))
    expect(await until('the window', () => placeOf(second))).toEqual(place)
  })
})

describe('while a photo arrives', () => {
  it('the taskbar shows how far it is and the computer stays awake, and only then', async () => {
    const app = forThisTest(await startDesktopApp({ display, home }))
    await watch(app)
    const upload = sendHalf(`${await codeUrl(app.window)}api/photos`, photo.name, photo.bytes)
    await until('some of it', async () =>
      (await seen(app)).shares.some((share) => share > 0 && share < 1),
    )
    expect((await seen(app)).awake).toBe(true)

    await upload.finish()
    await until('the bar to go', async () => (await seen(app)).shares.at(-1) === -1)
    expect((await seen(app)).awake).toBe(false)
  })

  it('closing asks once about all that is still to come, and the answer counts', async () => {
    const app = forThisTest(await startDesktopApp({ display, home }))
    await watch(app)
    const url = await codeUrl(app.window)
    await sendingPhone(url, 'mina', 'Mina’s iPhone').tell('sending', 3, 15)
    const upload = sendHalf(`${url}api/photos`, photo.name, photo.bytes)
    await until('it to arrive', async () => (await seen(app)).awake)

    await closeWindow(app)
    await until('the question', async () => (await seen(app)).questions.length === 1)
    expect((await seen(app)).questions).toEqual(['Photos are still arriving.'])
    // Twelve of the phone, and one of a program.
    expect((await seen(app)).detail).toContain('13 photos stop arriving')
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
