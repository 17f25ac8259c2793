import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { expect, it } from 'vitest'
import { sendHalf } from './support/network/photo-request'
import { forThisTest } from './support/opened'
import { noisePhoto } from './support/photos/noise-photo'
import { ended, endWithUs } from './support/receiver/child'
import { FEW, isAnswering, knownAddress, MANY, sendNoise } from './support/receiver/known-address'
import { desktopCommand } from './support/window/desktop-app'
import { makeHome } from './support/window/home'
import { startXDisplay } from './support/x11/x-display'

it('the window goes on receiving when its events are not read, and ends when its terminal does', async () => {
  const display = forThisTest(await startXDisplay())
  const home = forThisTest(await makeHome())
  const { url, options } = await knownAddress()
  const told = ['--json', '--log-level', 'debug', ...options]
  const { program, sandbox, args, env, cwd } = await desktopCommand({ display, home, args: told })
  const child = spawn(program, sandbox ? args : ['--no-sandbox', ...args], { env, cwd })
  endWithUs(child)
  // The reader takes a line, sleeps, and leaves.
  await once(child.stdout, 'data')
  child.stdout.pause()
  child.stderr.pause()
  await isAnswering(url)
  await sendNoise(url, MANY)
  child.stdout.destroy()
  child.stderr.destroy()
  await sendNoise(url, FEW)
  // A question about photos that are arriving would hold it up.
  const { bytes, name } = await noisePhoto(90, 60)
  const half = sendHalf(`${url}api/photos`, name, bytes)
  await sendNoise(url, 1)
  child.kill('SIGHUP')
  expect(await ended(child)).toEqual({ code: 0, signal: null })
  half.breakOff()
})
