import type { Access } from './access'

/** A token that nobody has used for this long opens nothing any more, milliseconds. */
export const TOKEN_LIFETIME_MS = 12 * 60 * 60 * 1000
const LOOK_MS = 60_000
/** How often its use is written down, milliseconds: a killed process forgets at most so much. */
const KEEP_MS = 10 * 60_000

export interface TokenLifetime {
  /** The token of this moment: renewed first if it has lain unused for too long. */
  token(): string
  close(): void
}

export interface TokenLifetimeDeps {
  access: Pick<Access, 'token' | 'usedAt' | 'isChosen' | 'renew'>
  /** An unfinished upload may go on; its phone has no other way in. */
  hasOpenUploads(): boolean
  now(): number
  /** The old token has died. */
  onRenewed(): void
  /** The time of its last use should be written down. */
  onUsed(): void
}

/**
 * Lets the token die of disuse, so that a code photographed long ago is worthless. One that the
 * person chose on the command line stays. A computer that slept through the end renews it before
 * the first request after waking.
 */
export function createTokenLifetime(deps: TokenLifetimeDeps): TokenLifetime {
  const { access, now } = deps
  let keptAt = access.usedAt()

  function look(): void {
    if (access.isChosen()) return
    if (now() - access.usedAt() >= TOKEN_LIFETIME_MS && !deps.hasOpenUploads()) {
      access.renew()
      keptAt = access.usedAt()
      deps.onRenewed()
    } else if (access.usedAt() - keptAt >= KEEP_MS) {
      keptAt = access.usedAt()
      deps.onUsed()
    }
  }

  const timer = setInterval(look, LOOK_MS).unref()
  return {
    token() {
      look()
      return access.token()
    },
    close: () => clearInterval(timer),
  }
}
