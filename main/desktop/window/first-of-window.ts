import { setTimeout as pause } from 'node:timers/promises'
import type { FirstState } from '../../../contract/bridge'
import type { Language } from '../../../contract/language'
import type { FirstKnown } from '../../options'

/** What the window can show before the program is open. */
export interface FirstOfWindow {
  /** @returns waits until the page has shown it, for a moment at most */
  tell(known: FirstKnown): Promise<void>
  /** null once there is more to be had than this, or nothing will be. */
  read(): Promise<FirstState | null>
  /** The page asks for all: it has shown what it had. */
  shown(): void
}

/** Longer than any page takes, milliseconds. */
const MOST_MS = 2000

/** @param opened resolves when the whole state can be read; rejects when it never will be */
export function createFirstOfWindow(
  language: Language | null,
  opened: Promise<unknown>,
): FirstOfWindow {
  const startedAt = Date.now()
  let resolve: (first: FirstState) => void = () => {}
  const told = new Promise<FirstState>((as) => {
    resolve = as
  })
  let shown = () => {}
  const isShown = new Promise<void>((as) => {
    shown = as
  })
  let isOver = false
  const over = () => {
    isOver = true
    return null
  }
  const known = Promise.race([told, opened.then(over, over)])
  return {
    async tell({ listening, newest }) {
      const nothingYet = { uploads: [], phones: [], asking: [], handed: [] }
      const photos = JSON.stringify(newest)
      resolve({ language, state: { startedAt, listening, photos, ...nothingYet } })
      await Promise.race([isShown, pause(MOST_MS, undefined, { ref: false })])
    },
    read: async () => (isOver ? null : known),
    shown,
  }
}
