import { PATHS } from '../../contract/http'

/** A computer that has not answered by then is not there, milliseconds. */
const ANSWER_MS = 4000

export interface WayDeps {
  /** The page's own address, with the token. */
  page: string
  /** What answers there; null where nothing does. */
  ask?: (url: string) => Promise<Response | null>
  /** The computer answers at another address than before. */
  onMoved: () => void
  onMeasured: (isLost: boolean) => void
}

/**
 * The way to the computer. Where its address changes, the page stays what it is and asks at another
 * one: chosen photos live in the page alone.
 */
export function createWay({ page, ask = askShortly, onMoved, onMeasured }: WayDeps) {
  let base = page
  let others: readonly string[] = []
  let isMeasuring = false

  /** Whether the computer answers at this address; then it tells all that it has. */
  async function isThere(url: string): Promise<boolean> {
    const answer = await ask(new URL(PATHS.addresses, url).href)
    // What is no list comes from a computer that knows this page no longer, and may be another one.
    const told = answer?.ok && (await answer.json().catch(() => null))
    if (told) others = told
    return Boolean(told || (answer && url === base))
  }

  return {
    /** Where to ask for this path of the computer. */
    url: (path: string) => new URL(path, base).href,
    /** Where else it is, `http://192.168.0.12:5810`. */
    know(origins: readonly string[]) {
      others = origins
    },
    /** Asks whether it is there; where it does not answer, at all its addresses. */
    async measure(): Promise<void> {
      if (isMeasuring) return
      isMeasuring = true
      let found: string | undefined = base
      if (!(await isThere(base))) {
        const { pathname } = new URL(page)
        const all = [base, ...others.map((origin) => origin + pathname)]
        found = all[(await Promise.all(all.map(isThere))).indexOf(true)]
        if (found && found !== base) {
          base = found
          onMoved()
        }
      }
      isMeasuring = false
      onMeasured(!found)
    },
  }
}

function askShortly(url: string): Promise<Response | null> {
  const stop = new AbortController()
  // Also in the middle of the list.
  setTimeout(() => stop.abort(), ANSWER_MS)
  return fetch(url, { signal: stop.signal }).catch(() => null)
}
