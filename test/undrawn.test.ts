import { spawn } from 'node:child_process'
import { readdir, readFile } from 'node:fs/promises'
import { expect, it, onTestFailed } from 'vitest'
import { ended, endWithUs } from './support/child'
import { desktopCommand } from './support/desktop-app'
import { makeHome } from './support/home'
import { createOpened } from './support/opened'
import { readQr } from './support/qr'
import { until } from './support/until'
import { startXDisplay, type XDisplay } from './support/x-display'

const opened = createOpened()

it('a window that is not drawn is shown all the same, and drawn when it can be', async () => {
  const display = opened(await startXDisplay())
  const home = opened(await makeHome())
  const { program, args, env, cwd, sandbox } = await desktopCommand({
    ...{ display, home, args: ['--port', '0'] },
  })
  const app = spawn(program, sandbox ? args : ['--no-sandbox', ...args], {
    ...{ env, cwd, stdio: 'ignore' },
  })
  endWithUs(app)
  // Nothing is drawn while what draws for all pages stands still.
  const painter = await until('the process that draws', () => painterOf(home.data))
  process.kill(painter, 'SIGSTOP')
  const goOn = () => {
    process.kill(painter, 'SIGCONT')
  }
  onTestFailed(goOn)
  expect(await isEmpty(display)).toBe(true)

  await until('the window', async () => !(await isEmpty(display)))
  expect(readQr(await display.screenshot())).toBeNull()
  goOn()
  await until('the code', async () => readQr(await display.screenshot()))
  app.kill('SIGTERM')
  await ended(app)
})

const isEmpty = async (display: XDisplay) =>
  (await display.screenshot()).data.every((value, at) => at % 4 === 3 || value === 0)

/** The process that draws for all pages of the app whose files are in that folder (proc(5), `cmdline`). */
async function painterOf(data: string): Promise<number | undefined> {
  for (const name of await readdir('/proc')) {
    const line = await readFile(`/proc/${name}/cmdline`, 'utf8').catch(() => '')
    if (line.includes('--type=gpu-process') && line.includes(data)) return Number(name)
  }
  return undefined
}
