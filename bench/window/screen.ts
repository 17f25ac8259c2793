import { open } from 'node:fs/promises'
import { setTimeout as pause } from 'node:timers/promises'
import type { XDisplay } from '../../test/support/x11/x-display'

/** Red, green and blue, 0 to 255 each. */
export type Colour = readonly [number, number, number]

/**
 * What stands on a display at this moment, in pieces small enough to be looked at every
 * millisecond.
 */
export interface Screen {
  /** Pixels of a row from the left. */
  row(y: number, from: number, to: number): Promise<Colour[]>
  pixel(x: number, y: number): Promise<Colour>
  /**
   * Looks again and again.
   * @returns when it was so, milliseconds as `performance.now()`
   * @throws Error when it is not so after a minute
   */
  when(what: string, isSo: (screen: Screen) => Promise<boolean>): Promise<number>
  close(): Promise<void>
}

const LOOK_MS = 1
const PATIENCE_MS = 60_000

/** Opens the file in which Xvfb keeps its screen; see `readXwd`. */
export async function openScreen({ frame }: XDisplay): Promise<Screen> {
  const file = await open(frame, 'r')
  const header = Buffer.alloc(100)
  await file.read(header, 0, header.length, 0)
  const word = (index: number) => header.readUInt32BE(index * 4)
  const [start, bytesPerLine] = [word(0) + word(19) * 12, word(12)]

  const screen: Screen = {
    async row(y, from, to) {
      const bytes = Buffer.alloc((to - from) * 4)
      await file.read(bytes, 0, bytes.length, start + y * bytesPerLine + from * 4)
      return Array.from({ length: to - from }, (_, at) => [
        bytes.readUInt8(at * 4 + 2),
        bytes.readUInt8(at * 4 + 1),
        bytes.readUInt8(at * 4),
      ])
    },
    pixel: async (x, y) => (await screen.row(y, x, x + 1))[0] ?? [0, 0, 0],
    async when(what, isSo) {
      for (const end = performance.now() + PATIENCE_MS; performance.now() < end; ) {
        const now = performance.now()
        if (await isSo(screen)) return now
        await pause(LOOK_MS)
      }
      throw new Error(`There was never ${what} on the screen`)
    },
    close: () => file.close(),
  }
  return screen
}

/** Whether two colours are the same to the eye. */
export const isLike = (a: Colour, b: Colour, most = 40): boolean =>
  a.every((part, at) => Math.abs(part - (b[at] ?? 0)) <= most)

/**
 * How often a row of pixels goes between nearly black and nearly white: a row through a QR code
 * does it at every few modules.
 */
export function contrasts(row: readonly Colour[]): number {
  let count = 0
  let last: boolean | null = null
  for (const [red, green, blue] of row) {
    const light = (red + green + blue) / 3
    if (light > 60 && light < 195) continue
    const isLight = light >= 195
    if (last !== null && last !== isLight) count += 1
    last = isLight
  }
  return count
}
