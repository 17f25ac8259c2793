import { PATHS, type Presence } from '../../contract/http'
import type { ChoiceState } from '../phone/choice'
import type { Self } from '../phone/self'
import type { Totals } from '../sending/queue'

export type Telling = Pick<Presence, 'state' | 'done' | 'total'>

/** What the page is doing, seen from outside the list. */
export interface PageState {
  choice: ChoiceState
  isVisible: boolean
}

/** What the computer is told of this phone. */
export function tellingOf(page: PageState, totals: Totals): Telling {
  // The picker and the camera cover the page on some phones: that is choosing, not away.
  if (page.choice === 'picking') return { state: 'picking', done: 0, total: 0 }
  if (!page.isVisible) return { state: 'hidden', done: 0, total: 0 }
  if (totals.open > 0) return { state: 'sending', done: totals.saved, total: totals.photos }
  if (page.choice === 'preparing') return { state: 'preparing', done: 0, total: 0 }
  return { state: totals.saved > 0 ? 'done' : 'open', done: 0, total: 0 }
}

/** At most one message in this time, milliseconds; the last state is always told. */
const QUIET_MS = 1000
/** The computer forgets a phone that it has not heard of for a minute. */
const HEARTBEAT_MS = 20_000

export interface PresenceDeps {
  post: (telling: Telling) => void
  /** Tells that the page is being closed. */
  sayGoodbye: () => void
  now: () => number
  later: (then: () => void, ms: number) => void
}

/** Tells the computer what this phone is doing: changes at most once a second, and a sign of life while visible. */
export function createPresence({ post, sayGoodbye, now, later }: PresenceDeps) {
  let latest: Telling = { state: 'open', done: 0, total: 0 }
  let told: Telling | null = null
  let toldAt = Number.NEGATIVE_INFINITY
  let isPlanned = false
  let hasLeft = false

  function tell(): void {
    told = latest
    toldAt = now()
    post(latest)
  }

  function tellIfNew(): void {
    if (hasLeft || (told && isSame(told, latest))) return
    const wait = toldAt + QUIET_MS - now()
    if (wait <= 0) tell()
    else if (!isPlanned) {
      isPlanned = true
      later(() => {
        isPlanned = false
        tellIfNew()
      }, wait)
    }
  }

  function beat(): void {
    later(beat, HEARTBEAT_MS)
    if (!hasLeft && latest.state !== 'hidden' && now() - toldAt >= HEARTBEAT_MS / 2) tell()
  }

  return {
    start(): void {
      tellIfNew()
      later(beat, HEARTBEAT_MS)
    },
    update(telling: Telling): void {
      latest = telling
      tellIfNew()
    },
    /** The phone has another name. */
    renamed: tell,
    /** After this nothing is told: browsers call a page hidden right after it was closed. */
    leave(): void {
      hasLeft = true
      sayGoodbye()
    },
    /** The page came back from the browser's memory of closed pages. */
    comeBack(): void {
      hasLeft = false
      told = null
      tellIfNew()
    },
  }
}

function isSame(a: Telling, b: Telling): boolean {
  return a.state === b.state && a.done === b.done && a.total === b.total
}

/** Posts what this phone is doing. Nothing waits for it: what got lost is told again by the next sign of life. */
export function createPresencePost(self: () => Self) {
  const bodyOf = (telling: Telling | { state: 'left'; done: 0; total: 0 }) => {
    const { id, name, colour } = self()
    const presence: Presence = { sender: id, name, colour, ...telling }
    return new Blob([JSON.stringify(presence)], { type: 'application/json' })
  }
  return {
    post(telling: Telling): void {
      const options = { method: 'POST', body: bodyOf(telling), keepalive: true }
      fetch(PATHS.presence, options).catch(() => null)
    },
    /** For a page that is being closed: a beacon still leaves then. */
    sayGoodbye(): void {
      navigator.sendBeacon(PATHS.presence, bodyOf({ state: 'left', done: 0, total: 0 }))
    },
  }
}
