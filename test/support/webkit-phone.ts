import { spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ended } from './child'
import { until } from './until'
import { openSession, type WebDriver } from './web-driver'
import type { XDisplay } from './x-display'

/** WebKitGTK's own small browser: of all that runs here, the nearest relative of Safari on an iPhone. */
export async function startWebKitPhone(display: XDisplay): Promise<WebDriver> {
  const home = await mkdtemp(join(tmpdir(), 'snapland-webkit-'))
  const port = await freePort()
  const child = spawn('WebKitWebDriver', [`--port=${port}`, '--host=127.0.0.1'], {
    stdio: 'ignore',
    // A process group of its own: the browser that it starts ends with it.
    detached: true,
    env: { PATH: process.env.PATH ?? '', HOME: home, DISPLAY: display.name, LANG: 'C.UTF-8' },
  })
  const url = `http://127.0.0.1:${port}`
  await until('WebKitWebDriver', () =>
    fetch(`${url}/status`).then(
      (response) => response.ok,
      () => false,
    ),
  )
  const session = await openSession(url)
  return {
    ...session,
    async close() {
      await session.close()
      if (child.pid !== undefined) process.kill(-child.pid)
      await ended(child)
      await rm(home, { recursive: true, force: true })
    },
  }
}

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  await new Promise((resolve) => server.close(resolve))
  if (address === null || typeof address === 'string') throw new Error('No port is free')
  return address.port
}
