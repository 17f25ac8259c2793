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
  /** Monotonic clock, milliseconds. */
  elapsed(): number
  /** Called after so many wrong codes that somebody must be guessing. */
  onGuessing(): void
}

/** Everything a phone can request, with its pages. */
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
  // Koa compares each answer with this class. Node takes 50 ms to load it, so it is loaded early.
  setImmediate(() => void globalThis.Response)
  return app.callback()
}
