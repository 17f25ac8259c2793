import { readdir, readFile, readlink } from 'node:fs/promises'
import { createInterface } from 'node:readline'
import sharp from 'sharp'
import { expect } from 'vitest'
import type { ReceiverEvent } from '../../../contract/receiver-event'
import { encodeHeic } from '../../fixtures/heic'
import { receivedFiles } from '../disk/received-files'
import { putPhoto } from '../network/photo-request'
import { ended } from '../receiver/child'
import { until } from '../until'
import { type DesktopCommand, startUndriven } from '../window/desktop-app'
import type { Home } from '../window/home'
import { scan } from '../x11/scan'
import type { XDisplay } from '../x11/x-display'
import type { Picture } from '../x11/xwd'

export type Colour = readonly [red: number, green: number, blue: number]
export const ROSE: Colour = [214, 40, 120]
const TEAL: Colour = [16, 150, 170]

export const flatPhoto = ([r, g, b]: Colour, width: number, height: number): Promise<Buffer> =>
  sharp({ create: { width, height, channels: 3, background: { r, g, b } } })
    .jpeg({ quality: 95 })
    .toBuffer()

/** How many columns of the screen hold a colour. */
export function widthOf(colour: Colour, { data, width, height }: Picture): number {
  const columns = new Set<number>()
  for (let at = 0; at < width * height; at += 1) {
    const isIt = colour.every((part, channel) => Math.abs(part - (data[at * 4 + channel] ?? 0)) < 9)
    if (isIt) columns.add(at % width)
  }
  return columns.size
}

export interface Process {
  pid: string
  /** Its program and arguments, with a zero or, where it has changed them, a space between. */
  line: string
  /** The name of the namespace that its mounts are in. */
  mounts: string
}

/** Those that run and that `isWanted`. */
export async function processes(isWanted: (process: Process) => boolean): Promise<Process[]> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name))
  const all = await Promise.all(
    pids.map(async (pid) => {
      const line = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')
      return { pid, line, mounts: await readlink(`/proc/${pid}/ns/mnt`).catch(() => '') }
    }),
  )
  return all.filter(isWanted)
}

/**
 * Starts a packaged Snapland and does what a person does: reads the code on the screen and sends a
 * JPEG and a HEIC; looks at the answers, the window, the events and the disk; ends it.
 * @param isPart tells its processes from others
 */
export async function receivesPhotos(
  command: DesktopCommand,
  { display, home }: { display: XDisplay; home: Home },
  isPart: (process: Process) => boolean,
): Promise<void> {
  const child = startUndriven(command)
  child.stderr.resume()
  const events: ReceiverEvent[] = []
  createInterface({ input: child.stdout }).on('line', (line) => events.push(JSON.parse(line)))

  const url = await scan(display)
  const rose = { name: 'rose.jpg', bytes: await flatPhoto(ROSE, 600, 400) }
  const teal = { name: 'teal.heic', bytes: await encodeHeic(await flatPhoto(TEAL, 400, 600), 1) }
  expect((await putPhoto(url, rose)).body).toMatchObject({ width: 600, height: 400 })
  expect((await putPhoto(url, teal)).body).toMatchObject({ width: 400, height: 600 })

  // Drawn by Chromium and by the one libheif in the package, in one row, each in its shape.
  await until('both pictures in the window', async () => {
    const screen = await display.screenshot()
    const [wide, high] = [ROSE, TEAL].map((colour) => widthOf(colour, screen)) as [number, number]
    return high > 40 && Math.abs(high / wide - (400 / 600) ** 2) < 0.03
  })
  const told = events.flatMap((event) => (event.type === 'saved' ? [event.photo.size] : []))
  expect(told).toEqual([
    { width: 600, height: 400 },
    { width: 400, height: 600 },
  ])
  const files = await receivedFiles(home.folder)
  for (const { name, bytes } of [rose, teal])
    expect(files.get(name)?.equals(bytes), name).toBe(true)

  const pages = (await processes(isPart)).filter(({ line }) => line.includes('--type=renderer'))
  expect(pages.length).toBeGreaterThan(0)
  for (const { pid } of pages) {
    const status = await readFile(`/proc/${pid}/status`, 'utf8')
    expect(status.includes('Seccomp:\t2')).toBe(command.sandbox)
  }

  child.kill('SIGTERM')
  expect(await ended(child)).toEqual({ code: 0, signal: null })
  await until('no process of it', async () => (await processes(isPart)).length === 0)
}
