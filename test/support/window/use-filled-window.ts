import type { Page } from 'playwright-core'
import { beforeAll } from 'vitest'
import { createOpened } from '../opened'
import { type FilledWindow, fillWindow, type SentPicture, type Surroundings } from './filled-window'
import { driveWindow, type WindowDriver } from './window-driver'

/**
 * One window with photos for a file of tests, and a person at it; there from the first `beforeAll`
 * after this on.
 */
export function useFilledWindow(
  pictures: Record<string, SentPicture>,
  surroundings: () => Surroundings = () => ({}),
) {
  const opened = createOpened()
  let filled: FilledWindow
  let person: WindowDriver
  beforeAll(async () => {
    filled = opened(await fillWindow(pictures, surroundings()))
    person = driveWindow(filled)
  })
  return {
    filled: () => filled,
    person: () => person,
    window: (): Page => filled.desktop.window,
  }
}
