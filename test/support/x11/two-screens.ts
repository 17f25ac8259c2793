import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { ended, endWithUs } from '../receiver/child'
import type { XDisplay } from './x-display'

const run = promisify(execFile)

/** Of each screen, pixels. */
const SIZE = { width: 1400, height: 1050 }

/** Xvfb has one output alone; the X server itself has sixteen with its driver without a card. */
const CONFIGURATION = `
Section "Device"
  Identifier "card"
  Driver "dummy"
  VideoRam 65536
EndSection
Section "Monitor"
  Identifier "monitor"
  HorizSync 5.0-1000.0
  VertRefresh 5.0-200.0
EndSection
Section "Screen"
  Identifier "screen"
  Device "card"
  Monitor "monitor"
  DefaultDepth 24
EndSection
Section "ServerFlags"
  Option "AutoAddDevices" "false"
EndSection
`

export interface TwoScreens extends Pick<XDisplay, 'name' | 'close'> {
  /** Plugs the screen on the right out or in again. */
  plug(isIn: boolean): Promise<void>
}

/** A display of two screens side by side, 1400 x 1050 pixels each. Root alone may start it. */
export async function startTwoScreens(): Promise<TwoScreens> {
  const folder = await mkdtemp(join(tmpdir(), 'snapland-screens-'))
  const configuration = join(folder, 'xorg.conf')
  await writeFile(configuration, CONFIGURATION)
  const child = spawn(
    'Xorg',
    [
      ...['-displayfd', '3', '-config', configuration, '-logfile', join(folder, 'log')],
      ...['-nolisten', 'tcp', '-noreset', '-novtswitch', '-sharevts'],
    ],
    { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] },
  )
  endWithUs(child)
  const told = child.stdio[3]
  if (!told) throw new Error('The X server has no channel to tell its display on')
  const [number] = await Promise.race([
    once(told, 'data'),
    ended(child).then(() => Promise.reject(new Error('The X server did not start'))),
  ])
  const name = `:${String(number).trim()}`
  const xrandr = (...args: string[]) =>
    run('xrandr', args, { env: { ...process.env, DISPLAY: name } })
  const mode = `${SIZE.width}x${SIZE.height}`
  await xrandr('--addmode', 'DUMMY1', mode)
  const plug = async (isIn: boolean) => {
    const change = isIn ? ['--mode', mode, '--right-of', 'DUMMY0'] : ['--off']
    await xrandr(
      '--output',
      'DUMMY0',
      '--mode',
      mode,
      '--pos',
      '0x0',
      '--output',
      'DUMMY1',
      ...change,
    )
    // The server looks whether an output is connected only when it is asked for all of them.
    await xrandr('--query')
  }
  await plug(true)
  return {
    name,
    plug,
    async close() {
      child.kill()
      await ended(child)
      await rm(folder, { recursive: true, force: true })
    },
  }
}
