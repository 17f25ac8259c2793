import { mkdir } from 'node:fs/promises'
import { setTimeout as pause } from 'node:timers/promises'
import { startDesktopApp } from '../test/support/window/desktop-app'
import { makeHome } from '../test/support/window/home'
import { startXDisplay } from '../test/support/x11/x-display'
import { startReceiver } from './peers/snapland'
import { useOf } from './process-tree'
import { untilQuiet } from './quiet'

// Behind the checklist, which opens after 25 s without a phone.
const SETTLE_MS = 30_000
const WATCH_SECONDS = 30

export interface Idle {
  name: string
  processes: string
  /** Of one processor, 0 to 100. */
  cpuPercent: number
  waitsPerSecond: number
  residentBytes: number
}

/** The terminal receiver with nobody there. */
export async function measureIdleReceiver(home: string): Promise<Idle> {
  await mkdir(home)
  const receiver = await startReceiver(home)
  const idle = await watch('terminal receiver', 'one process', receiver.pid)
  await receiver.close()
  return idle
}

/** The desktop app with its window open and the code on it, on a display without a screen. */
export async function measureIdleDesktop(): Promise<Idle> {
  const [display, home] = [await startXDisplay(), await makeHome()]
  const desktop = await startDesktopApp({ display, home })
  await desktop.window.waitForLoadState()
  const idle = await watch(
    'desktop app, window open',
    'all of Electron’s processes',
    desktop.electron.process().pid ?? 0,
  )
  for (const thing of [desktop, display, home]) await thing.close()
  return idle
}

async function watch(name: string, processes: string, pid: number): Promise<Idle> {
  await pause(SETTLE_MS)
  await untilQuiet()
  const before = await useOf(pid)
  await pause(WATCH_SECONDS * 1000)
  const after = await useOf(pid)
  return {
    name,
    processes,
    cpuPercent: ((after.cpuSeconds - before.cpuSeconds) / WATCH_SECONDS) * 100,
    waitsPerSecond: (after.waits - before.waits) / WATCH_SECONDS,
    residentBytes: after.residentBytes,
  }
}
