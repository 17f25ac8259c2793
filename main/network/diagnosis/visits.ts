/** Who came and could not come in, in the last minutes. */
export interface Visits {
  oldCode: boolean
  wrongDigits: boolean
  /** The name by which somebody came, as it can be shown; null: nobody. */
  wrongHost: string | null
  /** The address that was asked with TLS while encryption is off; null: none. */
  https: string | null
  noHttp: boolean
}

export type Visit =
  | { type: 'old-code' | 'wrong-digits' | 'no-http' }
  | { type: 'wrong-host'; host: string }
  | { type: 'https'; address: string }

export interface VisitLog {
  note(visit: Visit): void
  /** A phone has come in: what went wrong before is over. */
  clear(): void
  recent(): Visits
}

/** They tell nothing of what is wrong now after this long, milliseconds. */
const AGE_MS = 10 * 60_000
const HOST_LENGTH = 60

/** Keeps the last visit of each kind. @param elapsed monotonic clock, milliseconds */
export function createVisitLog(elapsed: () => number): VisitLog {
  const last = new Map<Visit['type'], { visit: Visit; at: number }>()
  const find = (type: Visit['type']): Visit | null => {
    const found = last.get(type)
    return found && elapsed() - found.at < AGE_MS ? found.visit : null
  }
  return {
    note: (visit) => void last.set(visit.type, { visit, at: elapsed() }),
    clear: () => last.clear(),
    recent() {
      const [host, https] = [find('wrong-host'), find('https')]
      return {
        oldCode: find('old-code') !== null,
        wrongDigits: find('wrong-digits') !== null,
        wrongHost: host?.type === 'wrong-host' ? shownHost(host.host) : null,
        https: https?.type === 'https' ? https.address : null,
        noHttp: find('no-http') !== null,
      }
    },
  }
}

/** A header is whatever somebody sends: only what a host can be made of is shown. */
const shownHost = (host: string): string => host.replace(/[^\w.:[\]-]/g, '').slice(0, HOST_LENGTH)

/** What kind of connection it is that spoke no HTTP, by its first bytes. */
export const isTls = (bytes: Uint8Array | undefined): boolean =>
  bytes?.[0] === 0x16 && bytes[1] === 0x03

/** Whether a path begins with something as long as a token, so that it was one once. */
export const isLikeToken = (path: string): boolean => /^\/[\w-]{16,64}(\/|$)/.test(path)
