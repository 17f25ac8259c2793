import { type AppDeps, createApp } from './app'
import { createJoin, createTries } from './join'
import type { Handle } from './listener'
import { createPages } from './page'

export interface PhoneAppDeps extends Omit<AppDeps, 'page' | 'join'> {
  /** Folder of the built phone pages. */
  pageFolder: string
  /** This computer's name as phones see it. */
  computer(): string
  /** Whether a file that is no photo is saved as well. */
  anyFile(): boolean
  /** Six digits for phones without a camera. */
  code(): string
  /** Milliseconds that only go on. */
  elapsed(): number
  /** So many wrong digits have come that somebody is guessing. */
  onGuessing(): void
}

/** All that a phone can ask for, with the pages that it gets. */
export function openPhoneApp(deps: PhoneAppDeps): Handle {
  const { code, token } = deps
  const pages = createPages(deps.pageFolder, () => ({
    computer: deps.computer(),
    accept: deps.anyFile() ? '' : 'image/*',
    scheme: deps.scheme(),
  }))
  const tries = createTries(deps.elapsed, deps.onGuessing)
  const join = createJoin({ code, token, page: pages.join, tries })
  const app = createApp({ ...deps, join, page: pages.phone })
  // Koa compares each answer with this class, which Node loads when it is first asked for: 50 ms
  // that the first phone shall not wait for.
  setImmediate(() => void globalThis.Response)
  return app.callback()
}
