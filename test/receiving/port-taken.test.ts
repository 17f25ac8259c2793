import { execFile } from 'node:child_process'
import { once } from 'node:events'
import { createServer, type Server } from 'node:net'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { type Home, makeHome } from '../support/home'
import { noisePhoto } from '../support/noise-photo'
import { send } from '../support/photo-request'
import { isSavedWhole } from '../support/saved-whole'
import { startTerminalReceiver, type TerminalReceiver } from '../support/terminal-receiver'
import { PROJECT } from '../support/unprivileged'

const run = promisify(execFile)

let home: Home
let laptop: TerminalReceiver
const others: Server[] = []
beforeEach(async () => {
  home = await makeHome()
  laptop = await startTerminalReceiver(home, ['--port', '0'])
})
afterEach(async () => {
  await laptop.close()
  for (const other of others.splice(0)) other.close()
  await home.close()
})

/** Another program takes the port, unless one has it already. */
async function take(port: number): Promise<void> {
  const other = createServer()
  other.listen({ port, host: '127.0.0.1', exclusive: true })
  try {
    await once(other, 'listening')
    others.push(other)
  } catch {
    // Somebody was faster: it is taken all the same.
  }
}

const expectPhotoArrives = async () => {
  const photo = await noisePhoto(60, 40)
  const answer = await send(`${laptop.listening.url}${photo.name}`, {
    method: 'PUT',
    body: photo.bytes,
  })
  expect(answer.status).toBe(201)
  expect(await isSavedWhole(home.folder, photo)).toBe(true)
}

it('where the port of the last run is taken, one of the next ten is used and told', async () => {
  const { port: first, token } = laptop.listening
  await laptop.stop('SIGTERM')
  await take(first)
  laptop = await startTerminalReceiver(home)
  const { port, url } = laptop.listening
  expect(port).not.toBe(first)
  expect(url).toBe(`http://127.0.0.1:${port}/${token}/`)
  await expectPhotoArrives()
})

it('where all of these are taken, any port is used and told', async () => {
  const { port: first, token } = laptop.listening
  await laptop.stop('SIGTERM')
  const tried = Array.from({ length: 11 }, (_, step) => first + step)
  for (const port of tried) await take(port)
  laptop = await startTerminalReceiver(home)
  const { port, url } = laptop.listening
  expect(tried).not.toContain(port)
  expect(url).toBe(`http://127.0.0.1:${port}/${token}/`)
  await expectPhotoArrives()
})

it('a second start on the same data folder ends with a sentence, and the first goes on', async () => {
  const headless = join(PROJECT, 'out/main/headless.js')
  const start = run(process.execPath, [headless, '--folder', home.folder, '--data', home.data])
  await expect(start).rejects.toMatchObject({
    code: 1,
    stdout: '',
    stderr: `Snapland is already running with the data folder ${home.data}. Stop it first, or choose another with --data.\n`,
  })
  await expectPhotoArrives()
})
