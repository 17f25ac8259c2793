import { randomBytes, randomInt } from 'node:crypto'
import { join } from 'node:path'
import * as v from 'valibot'
import { putAside, readOwn } from '../base/own-file'
import { createSerial } from '../base/serial'
import { writeWhole } from '../base/write-whole'

/** In the data folder. */
export const ACCESS_FILE = 'receiver.json'

/**
 * What lets a phone in, kept over restarts so that open pages and photographed codes find the
 * receiver again.
 */
export interface Access {
  /** 128 random bits in base64url, unless the person chose it. */
  token(): string
  /** Six digits for phones without a camera. */
  code(): string
  /** New digits; the token stays. */
  renewCode(): void
  /** A new token and new digits: what was scanned or photographed before opens nothing any more. */
  renew(): void
  /** Somebody came with the right token. */
  wasUsed(): void
  /** When somebody last came with the token, or it was made; milliseconds since 1970. */
  usedAt(): number
  /** Whether the person chose the token on the command line. */
  isChosen(): boolean
  /** 256 random bits in base64url that never leave this computer: `createSenderOf`. */
  secret: string
  /** Where the last run listened. */
  savedPort: number | null
  /** Writes all of it down. */
  keep(port: number): Promise<void>
}

const SAVED = v.pipe(
  v.string(),
  v.parseJson(),
  // What a later version has written stays, for when that is back.
  v.looseObject({
    token: v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{1,64}$/)),
    code: v.pipe(v.string(), v.regex(/^\d{6}$/)),
    port: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(65_535)),
    /** Files of earlier versions have neither of these. */
    usedAt: v.fallback(v.nullable(v.number()), null),
    secret: v.fallback(v.nullable(v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{43}$/))), null),
  }),
)
type Saved = v.InferOutput<typeof SAVED>

/** @param chosenToken takes the place of the saved one */
export async function openAccess(
  dataFolder: string,
  chosenToken: string | null,
  now: () => number,
): Promise<Access> {
  const path = join(dataFolder, ACCESS_FILE)
  const saved = await load(path)
  let token = chosenToken ?? saved?.token ?? newToken()
  let isChosen = chosenToken !== null
  let code = saved?.code ?? sixDigits()
  let usedAt = saved?.usedAt ?? now()
  const secret = saved?.secret ?? randomBytes(32).toString('base64url')
  const serial = createSerial()

  return {
    token: () => token,
    code: () => code,
    renewCode() {
      code = sixDigits()
    },
    renew() {
      token = newToken()
      isChosen = false
      code = sixDigits()
      usedAt = now()
    },
    wasUsed() {
      usedAt = now()
    },
    usedAt: () => usedAt,
    isChosen: () => isChosen,
    secret,
    savedPort: saved?.port ?? null,
    keep: (port) =>
      serial(() => {
        const state: Saved = { ...saved, token, code, port, usedAt, secret }
        return writeWhole(path, JSON.stringify(state))
      }),
  }
}

const newToken = (): string => randomBytes(16).toString('base64url')
export const sixDigits = (): string => String(randomInt(1_000_000)).padStart(6, '0')

/**
 * null where nothing was saved yet, or the file is not ours or not what we wrote: then all is new,
 * and nothing is lost but the code.
 */
async function load(path: string): Promise<Saved | null> {
  const found = await readOwn(path)
  if (found === null) return null
  if (found === 'not-ours') {
    await putAside(path)
    return null
  }
  const { success, output } = v.safeParse(SAVED, found.text)
  return success ? output : null
}

/** A token that nobody has used for this long opens nothing any more, milliseconds. */
export const TOKEN_LIFETIME_MS = 12 * 60 * 60 * 1000
const LOOK_MS = 60_000
/** How often its use is written down, milliseconds: a killed process forgets at most so much. */
const KEEP_MS = 10 * 60_000

export interface TokenLifetime {
  /** The token of this moment: renewed first if it has lain unused for too long. */
  token(): string
  /** Whether it has not lain unused for too long, or is never renewed. */
  isAlive(): boolean
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

  const isAlive = () => access.isChosen() || now() - access.usedAt() < TOKEN_LIFETIME_MS

  function look(): void {
    if (access.isChosen()) return
    if (!isAlive() && !deps.hasOpenUploads()) {
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
    isAlive,
    close: () => clearInterval(timer),
  }
}
