import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeEach, describe, expect, it, onTestFailed } from 'vitest'
import { ended } from './support/child'
import { startDesktopApp, startUndriven } from './support/desktop-app'
import { type Home, makeHome } from './support/home'
import { noisePhoto } from './support/noise-photo'
import { forThisTest } from './support/opened'
import { asRoot } from './support/privileges'
import { readQr } from './support/qr'
import { until } from './support/until'
import { tileOf } from './support/window-tiles'
import { startXDisplay, type XDisplay } from './support/x-display'

let display: XDisplay
let home: Home

beforeEach(async () => {
  display = forThisTest(await startXDisplay())
  home = forThisTest(await makeHome())
})

it('a window that is not drawn is shown all the same, and drawn when it can be', async () => {
  const app = await startUndriven({ display, home, args: ['--port', '0'] })
  app.stderr.resume()
  // Nothing is drawn while what draws for all pages stands still.
  const painter = await until('the process that draws', () => painterOf(home.data))
  const goOn = () => {
    process.kill(painter, 'SIGCONT')
  }
  process.kill(painter, 'SIGSTOP')
  onTestFailed(goOn)
  expect(await isEmpty()).toBe(true)

  await until('the window', async () => !(await isEmpty()))
  expect(readQr(await display.screenshot())).toBeNull()
  goOn()
  await until('the code', async () => readQr(await display.screenshot()))
  app.kill('SIGTERM')
  await ended(app)
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
    expect(readQr(await display.screenshot())).not.toBeNull()
  })
})

const isEmpty = async () =>
  (await display.screenshot()).data.every((value, at) => at % 4 === 3 || value === 0)

/** The process that draws for all pages of the app whose files are in that folder (proc(5), `cmdline`). */
async function painterOf(data: string): Promise<number | undefined> {
  for (const name of await readdir('/proc')) {
    const line = await readFile(`/proc/${name}/cmdline`, 'utf8').catch(() => '')
    if (line.includes('--type=gpu-process') && line.includes(data)) return Number(name)
  }
  return undefined
}
