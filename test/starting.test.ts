import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { beforeEach, expect, it, onTestFailed } from 'vitest'
import { ended } from './support/child'
import { startUndriven } from './support/desktop-app'
import { type Home, makeHome } from './support/home'
import { createOpened } from './support/opened'
import { readQr } from './support/qr'
import { until } from './support/until'
import { startXDisplay, type XDisplay } from './support/x-display'
import { xKeyboard } from './support/x-keyboard'

const opened = createOpened()
let display: XDisplay
let home: Home

beforeEach(async () => {
  display = opened(await startXDisplay())
  home = opened(await makeHome())
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

it('a data folder that cannot be used is told on the screen and in the terminal', async () => {
  const data = join(home.path, 'no folder')
  await writeFile(data, '')
  const app = await startUndriven({ display, home: { ...home, data } })
  const said = text(app.stderr)
  await until('the box', async () => !(await isEmpty()))
  await until('the end', async () => {
    await xKeyboard(display).press('Return')
    return app.exitCode !== null
  })
  expect(await ended(app)).toEqual({ code: 1, signal: null })
  expect(await said).toContain(`Snapland cannot write into the folder ${data}.`)
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
