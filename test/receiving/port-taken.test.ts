import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { beforeEach, expect, it } from 'vitest'
import { isSavedWhole } from '../support/disk/saved-whole'
import { putPhoto } from '../support/network/photo-request'
import { takePort } from '../support/network/taken-port'
import { forThisTest } from '../support/opened'
import { noisePhoto } from '../support/photos/noise-photo'
import { startTerminalReceiver, type TerminalReceiver } from '../support/receiver/terminal-receiver'
import { PROJECT } from '../support/receiver/unprivileged'
import { type Home, makeHome } from '../support/window/home'

const run = promisify(execFile)

let home: Home
let laptop: TerminalReceiver
beforeEach(async () => {
  home = forThisTest(await makeHome())
  laptop = forThisTest(await startTerminalReceiver(home, ['--port', '0']))
})

/** Where somebody was faster, it is taken all the same. */
const take = (port: number) => takePort(port).catch(() => port)

const expectPhotoArrives = async () => {
  const photo = await noisePhoto(60, 40)
  expect((await putPhoto(laptop.listening.url, photo)).status).toBe(201)
  expect(await isSavedWhole(home.folder, photo)).toBe(true)
}

it('where the port of the last run is taken, one of the next ten is used and told', async () => {
  const { port: first, token } = laptop.listening
  await laptop.stop('SIGTERM')
  await take(first)
  laptop = forThisTest(await startTerminalReceiver(home))
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
  laptop = forThisTest(await startTerminalReceiver(home))
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
    stderr: `Snapland is already running with the data folder ${home.data}. Quit it first, or choose another with --data.\n`,
  })
  await expectPhotoArrives()
})
