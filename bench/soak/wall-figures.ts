import { median } from '../statistics'
import type { Result } from './run'

/** Resident bytes of the page and of all processes, bytes of its heap, and its elements. */
export interface Sample {
  page: number
  all: number
  heap: number
  nodes: number
}

/** What a person at the wall would see: see `WATCH`. */
export interface Watch {
  frames: number
  /** When a frame was due, milliseconds since 1970, and how long after the one before it came. */
  late: { at: number; ms: number }[]
  pictures: number
  /** By kind: how often none was given. */
  refused: Record<string, number>
  /** By the id of a photo: when it was on the wall last, milliseconds since 1970. */
  seen: Record<string, number>
}

/**
 * Runs in the window's page and writes down, in `wallWatch`, frames that came more than 200 ms
 * after the one before, pictures that were refused, and every photo that was shown.
 */
export const WATCH = `(() => {
  const watch = { frames: 0, late: [], pictures: 0, refused: {}, seen: {} }
  globalThis.wallWatch = watch
  let last = performance.now()
  const frame = (now) => {
    watch.frames += 1
    if (now - last > 200)
      watch.late.push({ at: performance.timeOrigin + last, ms: Math.round(now - last) })
    last = now
    requestAnimationFrame(frame)
  }
  requestAnimationFrame(frame)
  const kindOf = ({ target }) => /^photo:\\/\\/(\\w+)/.exec(target.currentSrc ?? '')?.[1]
  document.addEventListener('load', (event) => void (kindOf(event) && watch.pictures++), true)
  document.addEventListener(
    'error',
    (event) => {
      const kind = kindOf(event)
      if (kind) watch.refused[kind] = (watch.refused[kind] ?? 0) + 1
    },
    true,
  )
  setInterval(() => {
    for (const { src } of document.querySelectorAll('.wall-room img'))
      watch.seen[src.split('/').at(-1)] = Date.now()
  }, 250)
})()`

const MIB = 1024 * 1024
/** What a computer does when it wakes up is counted apart, milliseconds. */
const WAKING_MS = 5000

/** Prints the figures. @returns those that have to be as they are */
export function figuresOf(
  { frames, late, pictures, refused }: Watch,
  samples: readonly Sample[],
  { slept, woke }: { slept: number; woke: number },
  say: (line: string) => void,
): Result[] {
  const isAsleep = ({ at, ms }: Watch['late'][number]) => at + ms > slept && at < woke + WAKING_MS
  const awake = late.filter((each) => !isAsleep(each))
  const worst = Math.max(0, ...awake.map(({ ms }) => ms))
  const asleep = late.length - awake.length
  say(`${frames} frames, ${awake.length} of them late, the worst ${worst} ms; ${asleep} in sleep`)

  const part = (from: number, to: number, of: keyof Sample) =>
    median(
      samples.slice(from * samples.length, Math.ceil(to * samples.length)).map((each) => each[of]),
    )
  const parts = { begin: [0, 0.1], middle: [0.4, 0.6], end: [0.85, 1] } as const
  for (const [name, [from, to]] of Object.entries(parts)) {
    const mib = (of: keyof Sample) => `${(part(from, to, of) / MIB).toFixed(0)} MiB`
    say(
      `${name}: page ${mib('page')} (heap ${mib('heap')}), all ${mib('all')}, ${part(from, to, 'nodes')} elements`,
    )
  }
  const growth = part(0.85, 1, 'page') / part(0.4, 0.6, 'page')
  const refusals = Object.values(refused).reduce((sum, count) => sum + count, 0)
  return [
    [`${refusals} of ${pictures} pictures refused ${JSON.stringify(refused)}`, refusals === 0],
    [`the page at the end ${growth.toFixed(2)}x its memory in the middle (1.2)`, growth <= 1.2],
    [`${awake.length} late frames in ${frames} (1 in 1000)`, awake.length <= frames / 1000],
  ]
}
