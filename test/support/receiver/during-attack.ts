import { spawn } from 'node:child_process'
import { setMaxListeners } from 'node:events'
import { createInterface } from 'node:readline'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { expect } from 'vitest'
import { percentile } from '../../../bench/statistics'
import { mountSmallDisk } from '../disk/mounted-disk'
import { forThisTest } from '../opened'
import { until } from '../until'
import { type Home, makeHome } from '../window/home'
import { ended, endWithUs } from './child'
import { createLoopProbe } from './loop-probe'
import { startTerminalReceiver, type TerminalReceiver } from './terminal-receiver'

const GOOD_PHONE = fileURLToPath(new URL('good-phone.mjs', import.meta.url))
const MB = 1024 * 1024
/**
 * Receivers and good phone go before all else on the machine, also before the attacker, who has a
 * machine of his own in life. Who may not do that, not being root, measures with more noise.
 */
const FIRST = ['nice', '-n', '-15']

/**
 * Rounds of the good phone that only warm up, and those before and during an attack; more before it
 * where their ratio counts.
 */
const WARM_UP = 6
const BEFORE = 4
const BEFORE_UNLIKE = 10
const DURING = 10
/** How long an attack lasts, where nothing else is said, seconds. */
const SECONDS = 2
/** Where a busy machine makes rounds long, fewer are enough after this time, milliseconds. */
const LONG_MS = 10_000
const FEW = 3
/** How often as long a photo may take, how long a request may wait, and what may stay. */
const MOST = { slowdown: 2, waitMs: 1000, grownBytes: 30 * MB, stretchMs: 100 }

/** What one receiver did for the good phone in one round; see `good-phone.mjs`. */
interface Sent {
  page: number
  photo: number
  failures: string[]
}
/** One round: at the receiver that is attacked, and at its twin. */
type Round = [here: Sent, twin: Sent]

export interface Attacked extends TerminalReceiver {
  home: Home
}

export interface AttackedOptions {
  /** Arguments of the receiver. */
  args?: string[]
  /** What starts the receiver, such as `prlimit --nofile=64`, before Node. */
  wrap?: string[]
  /** The network namespace's `wrap`, where the receiver and the good phone are in one. */
  inside?: string[]
  /** As `startTerminalReceiver` has it. */
  host?: string | null
  /** Photos are saved on a disk of its own, of so many bytes. */
  disk?: number
}

/**
 * Goes on until the signal is aborted, then cleans up after itself; one that has ended before is
 * begun again.
 */
export type Attack = (signal: AbortSignal) => Promise<void>

/** What a good phone and the system saw of an attack. Times are milliseconds. */
export interface Ordeal {
  /**
   * The time of a photo divided by that at a twin which nobody attacks, each of the quarter of
   * rounds in which the machine did the least besides.
   */
  slowdown: number
  /** What a photo took, of the same rounds. */
  photoMs: { before: number; during: number }
  /** The longest wait for the page, less what it was at the twin in the same round. */
  longestWaitMs: number
  /** Answers and errors after which the good phone had to try again. */
  failures: string[]
  /** What the receiver holds more than before, bytes. */
  grownBytes: number
  /** The longest stretch of the receiver's own work on its main thread, by processor time. */
  longestStretchMs: number
  /** What the receiver printed. */
  lines: readonly string[]
}

/** What is attacked, and how it is looked at. */
export interface Target {
  /** Where its good phone sends to. */
  url: string
  /** Where the good phone sends to in turn: what nobody attacks. */
  twin: string
  /**
   * Whether both are of one kind. If not, the time of a photo before the attack, in the same ratio,
   * is what counts as 1.
   */
  isTwinAlike: boolean
  /** Once its garbage is collected, bytes. */
  memory(): Promise<Pick<NodeJS.MemoryUsage, 'rss' | 'heapUsed' | 'external'>>
  /** Its longest stretches of own work in this time, milliseconds, the longest first. */
  stretches(begin: number, end: number): Promise<number[]>
  /** Fails when it ends by itself. */
  over: Promise<never>
  /** What it has printed. */
  lines: readonly string[]
}

/** Something that is attacked while a good phone sends it photos. */
export interface Besieged {
  /** Attacks it, and tells what the phone felt of it. */
  during(attack: Attack, seconds?: number): Promise<Ordeal>
  /** Expects that it goes on for the good phone as if this did not attack it. */
  expectHarmless(attack: Attack, seconds?: number): Promise<void>
  close(): Promise<void>
}

/**
 * The machine's noise falls out: the phone sends each photo to a twin too, in turn, and what is
 * told is the ratio.
 * @param inside the network namespace's `wrap`, where the phone is in one
 */
export async function besiege(target: Target, inside: readonly string[] = []): Promise<Besieged> {
  const phone = startPhone(inside, [target.url, target.twin])
  const warm = await phone.next(WARM_UP).catch(async (error: unknown) => {
    await phone.close()
    throw error
  })
  const rested = photoMsOf(warm)

  async function during(attack: Attack, seconds = SECONDS): Promise<Ordeal> {
    phone.forget()
    const before = await phone.next(target.isTwinAlike ? BEFORE : BEFORE_UNLIKE)
    const memoryBefore = await target.memory()
    const rounds: Round[] = []
    const ending = new AbortController()
    setMaxListeners(0, ending.signal)
    const begin = Date.now()
    const attacking = (async () => {
      while (!ending.signal.aborted) {
        await attack(ending.signal)
        await pause(0)
      }
    })()
    // Its failure is thrown below, where the attack is awaited.
    attacking.catch(() => {})
    const over = Promise.race([target.over, attacking])
    over.catch(() => {})
    phone.forget()
    const enough = () => (Date.now() - begin < LONG_MS ? DURING : FEW)
    while (Date.now() - begin < seconds * 1000 || rounds.length < enough())
      rounds.push(...((await Promise.race([phone.next(1), over])) ?? []))
    const end = Date.now()
    ending.abort()
    await attacking

    const grown = async () => {
      const { rss, heapUsed, external } = await target.memory()
      const heap = heapUsed + external - memoryBefore.heapUsed - memoryBefore.external
      return Math.max(rss - memoryBefore.rss, heap)
    }
    const grownBytes = await lowest(grown, MOST.grownBytes)
    const [longestStretchMs = 0] = await target.stretches(begin, end)
    const fair = target.isTwinAlike ? 1 : slowdownOf(before)
    const ordeal: Ordeal = {
      slowdown: slowdownOf(rounds) / fair,
      photoMs: { before: Math.min(rested, photoMsOf(before)), during: photoMsOf(rounds) },
      longestWaitMs: Math.max(...rounds.map(([here, { page }]) => here.page - page)),
      failures: rounds.flatMap(([{ failures }]) => failures),
      grownBytes,
      longestStretchMs,
      lines: target.lines,
    }
    tell(ordeal)
    return ordeal
  }

  return {
    during,
    async expectHarmless(attack, seconds) {
      for (let tries = 1; ; tries += 1) {
        const ordeal = await during(attack, seconds)
        try {
          return expectUnharmed(ordeal)
        } catch (error) {
          if (tries === TRIES) throw error
        }
      }
    },
    close: phone.close,
  }
}

/** A terminal receiver (a process of its own), to be attacked, with its twin and a good phone. */
export interface BesiegedReceiver extends Besieged {
  receiver: Attacked
}

export async function besiegeReceiver({
  args = [],
  wrap = [],
  inside = [],
  host = '127.0.0.1',
  disk,
}: AttackedOptions = {}): Promise<BesiegedReceiver> {
  const things: { close(): Promise<void> }[] = []
  const open = <T extends { close(): Promise<void> }>(thing: T): T => {
    things.push(thing)
    return thing
  }
  const close = async () => {
    for (const thing of things.reverse()) await thing.close()
  }
  const start = async (before: string[]) => {
    const { folder, ...rest } = open(await makeHome())
    const home = { ...rest, folder: disk ? open(await mountSmallDisk(disk)).folder : folder }
    const command = [...FIRST, ...inside, ...before]
    return { ...open(await startTerminalReceiver(home, args, command, host)), home }
  }
  try {
    const probe = open(await createLoopProbe())
    const receiver = await start([...probe.wrap, ...wrap])
    const twin = await start(wrap)
    const over = endOf(receiver)
    over.catch(() => {})
    const target: Target = {
      url: receiver.listening.url,
      twin: twin.listening.url,
      isTwinAlike: true,
      memory: () => probe.memory(receiver.pid),
      stretches: (begin, end) => probe.longestSince(begin, end, 'cpu'),
      over,
      lines: receiver.lines,
    }
    return { ...open(await besiege(target, inside)), receiver, close }
  } catch (error) {
    await close()
    throw error
  }
}

/** `expectHarmless` of a receiver for this test alone. */
export async function expectHarmless(
  attack: (receiver: Attacked, signal: AbortSignal) => Promise<void>,
  { seconds, ...options }: AttackedOptions & { seconds?: number } = {},
): Promise<void> {
  const besieged = forThisTest(await besiegeReceiver(options))
  await besieged.expectHarmless((signal) => attack(besieged.receiver, signal), seconds)
}

/** The receiver goes on for the good phone as if nobody attacked it. */
export function expectUnharmed(ordeal: Ordeal): void {
  const { slowdown, longestWaitMs, failures, grownBytes, longestStretchMs } = ordeal
  expect(failures).toEqual([])
  expect(slowdown).toBeLessThanOrEqual(MOST.slowdown)
  expect(longestWaitMs).toBeLessThanOrEqual(MOST.waitMs)
  expect(grownBytes).toBeLessThanOrEqual(MOST.grownBytes)
  expect(longestStretchMs).toBeLessThanOrEqual(MOST.stretchMs)
}

/** An attack that harms does so each time; a machine that is busy besides does not. */
const TRIES = 3

const QUARTER = 1 / 4
const photoMsOf = (rounds: readonly Round[], at: 0 | 1 = 0): number =>
  percentile(
    rounds.map((round) => round[at].photo),
    QUARTER,
  )
const slowdownOf = (rounds: readonly Round[]): number => photoMsOf(rounds) / photoMsOf(rounds, 1)

function startPhone(inside: readonly string[], urls: readonly string[]) {
  const [program = '', ...rest] = [...FIRST, ...inside, process.execPath, GOOD_PHONE, ...urls]
  const child = spawn(program, rest, { stdio: ['pipe', 'pipe', 'inherit'] })
  endWithUs(child)
  let rounds: Round[] = []
  createInterface({ input: child.stdout }).on('line', (line) => rounds.push(JSON.parse(line)))
  return {
    /** The next rounds, once they are over. */
    next: (count: number) =>
      until(`${count} photos of the good phone`, () =>
        rounds.length < count ? null : rounds.splice(0, count),
      ),
    /** Those that are over do not count. */
    forget() {
      rounds = []
    },
    async close() {
      child.kill()
      await ended(child)
    },
  }
}

async function endOf(receiver: TerminalReceiver): Promise<never> {
  const { code, signal } = await receiver.ended()
  throw new Error(`The receiver ended under the attack with ${code ?? signal}`)
}

/** Asks for some seconds, until the value is small enough, for the lowest. */
async function lowest(ask: () => Promise<number>, enough: number): Promise<number> {
  let least = await ask()
  for (let tries = 0; tries < 20 && least > enough; tries += 1) {
    await pause(500)
    least = Math.min(least, await ask())
  }
  return least
}

function tell({
  slowdown,
  photoMs,
  longestWaitMs,
  grownBytes,
  longestStretchMs,
  failures,
}: Ordeal) {
  const photo = `${Math.round(photoMs.before)} > ${Math.round(photoMs.during)} ms`
  const ratio = `${slowdown.toFixed(2)} x`
  const grown = `${Math.round(grownBytes / MB)} MB`
  console.log(
    `photo ${photo} (${ratio}), longest wait ${Math.round(longestWaitMs)} ms, grown ${grown}, ` +
      `longest stretch ${longestStretchMs} ms, ${failures.length} failures ${failures.slice(0, 3)}`,
  )
}
