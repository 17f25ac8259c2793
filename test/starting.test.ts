import type { ChildProcess } from 'node:child_process'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { beforeEach, describe, expect, it } from 'vitest'
import { takePort } from './support/network/taken-port'
import { forThisTest } from './support/opened'
import { noisePhoto } from './support/photos/noise-photo'
import { ended } from './support/receiver/child'
import { asRoot } from './support/receiver/privileges'
import { until } from './support/until'
import { desktopCommand, startDesktopApp, startUndriven } from './support/window/desktop-app'
import { type Home, makeHome } from './support/window/home'
import { startSessionBus } from './support/window/session-bus'
import { closeWindow } from './support/window/window-presence'
import { tileOf } from './support/window/window-tiles'
import { readQr } from './support/x11/qr'
import { scan } from './support/x11/scan'
import { startXDisplay, type XDisplay } from './support/x11/x-display'
import { xKeyboard } from './support/x11/x-keyboard'

let display: XDisplay
let home: Home

beforeEach(async () => {
  display = forThisTest(await startXDisplay())
  home = forThisTest(await makeHome())
})

it('a window that is not drawn is shown all the same, and drawn when it can be', async () => {
  // Each process of a page begins only when it is told to:
  // https://chromium.googlesource.com/chromium/src/+/HEAD/docs/linux/debugging.md
  const args = ['--port', '0', '--renderer-startup-dialog']
  const app = startUndriven(await desktopCommand({ display, home, args }))
  app.stderr.resume()
  await until('the window', async () => !(await isEmpty()))
  expect(readQr(await display.screenshot())).toBeNull()

  await until('the code', async () => {
    for (const page of await pageProcesses(home.data)) process.kill(page, 'SIGUSR1')
    return readQr(await display.screenshot())
  })
  app.kill('SIGTERM')
  await ended(app)
})

describe('a data folder that cannot be used is told, and not taken for another Snapland', () => {
  let said: Promise<string>
  let app: ChildProcess

  const start = async (more: { args?: string[]; bus?: string }) => {
    const data = join(home.path, 'no folder')
    await writeFile(data, '')
    const started = startUndriven(
      await desktopCommand({ display, home: { ...home, data }, ...more }),
    )
    said = text(started.stderr)
    app = started
  }
  const expectFailure = async () => {
    expect(await ended(app)).toEqual({ code: 1, signal: null })
    expect(await said).toContain(`Snapland cannot write to the folder ${home.path}/no folder.`)
  }

  it('on the terminal alone for a program that drives it', async () => {
    await start({ args: ['--json'] })
    await expectFailure()
  })

  it.each([
    ['a signal', async () => app.kill('SIGINT')],
    [
      'a key',
      // The box has no keyboard yet when it is drawn.
      () =>
        until('the key to be heard', async () => {
          await xKeyboard(display).press('Return')
          return app.exitCode !== null
        }),
    ],
  ])('in a box too for a person, until %s ends it', async (_what, end) => {
    await start({ bus: forThisTest(await startSessionBus()).address })
    await until('the box', async () => !(await isEmpty()))
    expect(app.exitCode).toBeNull()
    await end()
    await expectFailure()
  })
})

it('a window that has opened before the start failed says why, and can be closed', async () => {
  const port = await takePort()
  const bus = forThisTest(await startSessionBus()).address
  const app = forThisTest(
    await startDesktopApp({ display, home, bus, args: ['--port', `${port}`] }),
  )
  await app.window.getByText(`Port ${port} is in use by another program.`).waitFor()
  await closeWindow(app)
  expect(await ended(app.electron.process())).toEqual({ code: 1, signal: null })
})

describe('a photo is shown with its size though what is kept beside it', () => {
  const kept = ['photos.sqlite', 'receiver.json', 'settings.json', 'window-place.json']
  it.each([
    ['is damaged', (path: string) => writeFile(path, 'neither a database nor JSON')],
    [
      'is of root, who once started it',
      async (path: string) => {
        await writeFile(path, '', { mode: 0o600 })
        await asRoot('files of root in the data folder', 'chown', 'root', path)
      },
    ],
  ])('%s', async (_how, leave) => {
    for (const name of kept) await leave(join(home.data, name))
    const photo = await noisePhoto(90, 60)
    await writeFile(join(home.folder, photo.name), photo.bytes)
    const app = forThisTest(await startDesktopApp({ display, home, args: ['--port', '0'] }))
    await tileOf(app.window, photo).waitFor()
    await scan(display)
  })
})

const isEmpty = async () =>
  (await display.screenshot()).data.every((value, at) => at % 4 === 3 || value === 0)

/** The processes of pages of the app whose files are in that folder (proc(5), `cmdline`). */
async function pageProcesses(data: string): Promise<number[]> {
  const found: number[] = []
  for (const name of await readdir('/proc')) {
    const line = await readFile(`/proc/${name}/cmdline`, 'utf8').catch(() => '')
    if (line.includes('--type=renderer') && line.includes(data)) found.push(Number(name))
  }
  return found
}
