import { randomBytes, randomInt } from 'node:crypto'
import { readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { errnoOf } from './problem'

const FILE = 'receiver.json'

/** What lets a phone in, kept over restarts so that open pages and photographed codes find the receiver again. */
export interface Access {
  /** 128 random bits in base64url, unless the person chose it. */
  token(): string
  /** Six digits for phones without a camera. */
  code(): string
  renewCode(): void
  /** Where the last run listened. */
  savedPort: number | null
  /** Writes all of it down. */
  keep(port: number): Promise<void>
}

interface Saved {
  token: string
  code: string
  port: number
}

/** @param chosenToken takes the place of the saved one */
export async function openAccess(dataFolder: string, chosenToken: string | null): Promise<Access> {
  const path = join(dataFolder, FILE)
  const saved = await load(path)
  const token = chosenToken ?? saved?.token ?? randomBytes(16).toString('base64url')
  let code = saved?.code ?? sixDigits()

  return {
    token: () => token,
    code: () => code,
    renewCode() {
      code = sixDigits()
    },
    savedPort: saved?.port ?? null,
    async keep(port) {
      const state: Saved = { token, code, port }
      // Whole or not at all; only its owner may read the token.
      await writeFile(`${path}.new`, JSON.stringify(state), { mode: 0o600 })
      await rename(`${path}.new`, path)
    },
  }
}

export const sixDigits = (): string => String(randomInt(1_000_000)).padStart(6, '0')

/** null where nothing was saved yet, or the file is not what we wrote: then all is made anew, and nothing is lost but the code. */
async function load(path: string): Promise<Saved | null> {
  try {
    return asSaved(JSON.parse(await readFile(path, 'utf8')))
  } catch (error) {
    if (error instanceof SyntaxError || errnoOf(error) === 'ENOENT') return null
    throw error
  }
}

function asSaved(value: unknown): Saved | null {
  if (typeof value !== 'object' || value === null) return null
  const { token, code, port } = value as Partial<Record<keyof Saved, unknown>>
  const isToken = typeof token === 'string' && /^[A-Za-z0-9_-]{1,64}$/.test(token)
  const isCode = typeof code === 'string' && /^\d{6}$/.test(code)
  const isPort = Number.isInteger(port) && Number(port) > 0 && Number(port) < 65_536
  return isToken && isCode && isPort ? { token, code, port: Number(port) } : null
}
