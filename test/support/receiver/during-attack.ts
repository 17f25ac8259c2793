import { spawn } from 'node:child_process'
import { setMaxListeners } from 'node:events'
import { createInterface } from 'node:readline'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { expect } from 'vitest'
import { percentile } from '../../../bench/statistics'
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

/** Rounds of the good phone before the attack, of which the first only warm up, and during it. */
const ROUNDS = 10
const WARM_UP = 8
const BEFORE = 4
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

export interface AttackOptions {
  /** How long the attack lasts, seconds. */
  seconds?: number
  /** Arguments of the receiver. */
  args?: string[]
  /** What starts the receiver, such as `prlimit --nofile=64`, before Node. */
  wrap?: string[]
  /** The network namespace's `wrap`, where the receiver and the good phone are in one. */
  inside?: string[]
  /** As `startTerminalReceiver` has it. */
  host?: string | null
}

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

/**
 * Attacks a terminal receiver (a process of its own) while a good phone sends it photos, and tells
 * what the phone felt of it. The machine's noise falls out: the phone sends each photo to a twin of
 * the receiver too, in turn, and what is told is the ratio.
 * @param attack goes on until the signal is aborted, then cleans up after itself; one that has
 *   ended before is begun again
 */
export async function duringAttack(
  attack: (receiver: Attacked, signal: AbortSignal) => Promise<void>,
  { seconds = 4, args = [], wrap = [], inside = [], host = '127.0.0.1' }: AttackOptions = {},
): Promise<Ordeal> {
  const probe = forThisTest(await createLoopProbe())
  const home = forThisTest(await makeHome())
  const twinHome = forThisTest(await makeHome())
  const start = (at: Home, before: string[]) =>
    startTerminalReceiver(at, args, [...FIRST, ...inside, ...before], host)
  const receiver = forThisTest(await start(home, [...probe.wrap, ...wrap]))
  const twin = forThisTest(await start(twinHome, wrap))
  const phone = startPhone(inside, [receiver.listening.url, twin.listening.url])
  forThisTest({ close: phone.close })

  const before = (await phone.next(WARM_UP + BEFORE)).slice(WARM_UP)
  const memoryBefore = await probe.memory(receiver.pid)
  const during: Round[] = []
  const ending = new AbortController()
  setMaxListeners(0, ending.signal)
  const begin = Date.now()
  const attacking = (async () => {
    while (!ending.signal.aborted) {
      await attack({ ...receiver, home }, ending.signal)
      await pause(0)
    }
  })()
  // Its failure is thrown below, where the attack is awaited.
  attacking.catch(() => {})
  const over = Promise.race([endOf(receiver), attacking])
  over.catch(() => {})
  phone.forget()
  while (Date.now() - begin < seconds * 1000 || during.length < ROUNDS) {
    during.push(...((await Promise.race([phone.next(1), over])) ?? []))
  }
  const end = Date.now()
  ending.abort()
  await attacking
  await phone.close()

  const grown = async () => {
    const { rss, heapUsed, external } = await probe.memory(receiver.pid)
    const heap = heapUsed + external - memoryBefore.heapUsed - memoryBefore.external
    return Math.max(rss - memoryBefore.rss, heap)
  }
  const grownBytes = await lowest(grown, MOST.grownBytes)
  await receiver.stop('SIGTERM')
  const [longestStretchMs = 0] = await probe.longestSince(begin, end, 'cpu')

  const ordeal: Ordeal = {
    slowdown: slowdownOf(during),
    photoMs: { before: photoMsOf(before), during: photoMsOf(during) },
    longestWaitMs: Math.max(...during.map(([here, { page }]) => here.page - page)),
    failures: during.flatMap(([{ failures }]) => failures),
    grownBytes,
    longestStretchMs,
    lines: receiver.lines,
  }
  tell(ordeal)
  return ordeal
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

/** Expects that the receiver goes on for the good phone as if this did not attack it. */
export async function expectHarmless(...attack: Parameters<typeof duringAttack>): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    const ordeal = await duringAttack(...attack)
    try {
      return expectUnharmed(ordeal)
    } catch (error) {
      if (tries === TRIES) throw error
    }
  }
}

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
