import { PATHS, type Presence } from '../../contract/http'
import type { PageState } from '../../contract/photo'
import type { ChoiceState } from '../phone/choice'
import type { Self } from '../phone/self'
import type { Totals } from '../sending/queue'
import { jsonOf, post, type SendRequest } from '../sending/request'

export interface Report extends Pick<Presence, 'done' | 'total'> {
  state: PageState
}

/** State of the page apart from its list. */
export interface PageLook {
  choice: ChoiceState
  isVisible: boolean
  isPaused: boolean
}

/** What the phone reports to the computer. */
export function reportOf(
  { choice, isVisible, isPaused }: PageLook,
  { open, saved, failed }: Totals,
): Report {
  const stateOf = (): PageState => {
    // On some phones the picker or the camera hides the page. That counts as picking.
    if (choice === 'picking') return choice
    if (!isVisible) return 'hidden'
    if (open > 0) return isPaused ? 'paused' : 'sending'
    if (choice === 'preparing') return choice
    return saved > 0 ? 'done' : 'open'
  }
  const state = stateOf()
  const missing = open > 0 ? open : state === 'done' ? failed : 0
  return missing > 0 ? { state, done: saved, total: saved + missing } : { state, done: 0, total: 0 }
}

/** At most one report in this time, milliseconds. The last state is always reported. */
const QUIET_MS = 1000
/** The computer forgets a phone after a minute of silence. */
const HEARTBEAT_MS = 20_000

export interface PresenceDeps {
  post: (report: Report) => void
  /** Reports that the page is being closed. */
  sayGoodbye: () => void
  now: () => number
  later: (then: () => void, ms: number) => void
}

/** Reports the phone's state: changes at most once a second, and a heartbeat while visible. */
export function createPresence({ post, sayGoodbye, now, later }: PresenceDeps) {
  let latest: Report = { state: 'open', done: 0, total: 0 }
  let reported: Report | null = null
  let reportedAt = Number.NEGATIVE_INFINITY
  let isPlanned = false
  let hasLeft = false

  function send(): void {
    reported = latest
    reportedAt = now()
    post(latest)
  }

  function reportIfNew(): void {
    if (hasLeft || (reported && isSame(reported, latest))) return
    const wait = reportedAt + QUIET_MS - now()
    if (wait <= 0) send()
    else if (!isPlanned) {
      isPlanned = true
      later(() => {
        isPlanned = false
        reportIfNew()
      }, wait)
    }
  }

  function beat(): void {
    later(beat, HEARTBEAT_MS)
    if (!hasLeft && latest.state !== 'hidden' && now() - reportedAt >= HEARTBEAT_MS / 2) send()
  }

  return {
    start(): void {
      reportIfNew()
      later(beat, HEARTBEAT_MS)
    },
    update(report: Report): void {
      latest = report
      reportIfNew()
    },
    /** To be called after a change of name or colour. */
    renamed: send,
    /** Nothing is reported after this: browsers hide a page right after they close it. */
    leave(): void {
      hasLeft = true
      sayGoodbye()
    },
    /** The page came back from the back/forward cache. */
    comeBack(): void {
      hasLeft = false
      reported = null
      reportIfNew()
    },
  }
}

function isSame(a: Report, b: Report): boolean {
  return a.state === b.state && a.done === b.done && a.total === b.total
}

/** Posts reports. The next heartbeat makes up for a lost one. */
export function createPresencePost(
  send: SendRequest,
  self: () => Self,
  url: (path: string) => string,
) {
  const presenceOf = (report: Pick<Presence, 'state' | 'done' | 'total'>): Presence => {
    const { id, name, colour } = self()
    return { sender: id, name, colour, ...report }
  }
  return {
    post: (report: Report) => void post(send, PATHS.presence, presenceOf(report)).catch(() => null),
    /** A beacon is sent even while the page is being closed. */
    sayGoodbye(): void {
      const left = presenceOf({ state: 'left', done: 0, total: 0 })
      navigator.sendBeacon(url(PATHS.presence), jsonOf(left))
    },
  }
}
