import type { AndroidPhone } from './android-phone'

/** How a phone is set before it opens the page. */
export interface PhoneSettings {
  /** As in navigator.languages. */
  language?: string
  colorScheme?: 'light' | 'dark'
  /** CSS pixels across. */
  width?: number
  /** The person wants no motion. */
  isCalm?: boolean
  /**
   * The system has colours of its own for all programs, as Windows' contrast themes are; only
   * Chromium can be told so.
   */
  forcesColours?: boolean
  deniesStorage?: boolean
  runsNoScript?: boolean
  /** What the browser calls itself; only Chromium can be told so. */
  userAgent?: string
}

export type Key = 'Tab' | 'Enter' | 'Space' | 'Escape' | 'ArrowRight'

/**
 * The phone page in a browser, as far as the same suite drives it in every browser. Each knows the
 * computer as `LAPTOP` at `WIFI`, which is no secure context, as a laptop's address is none for a
 * phone.
 */
export interface PhoneBrowser {
  /** @param path of the page, on the laptop's port */
  open(path: string): Promise<void>
  /** Loads the page again, whatever it warns of. */
  reload(): Promise<void>
  /** @param width CSS pixels across, at most those that it was opened with */
  resize(width: number): Promise<void>
  /** Gives the field these files, as its picker does. */
  pick(paths: readonly string[], field?: string): Promise<void>
  /** Clicks as a person does: some browsers copy and play only then. */
  click(selector: string): Promise<void>
  press(key: Key): Promise<void>
  /** Types in place of what stands in the focused field. */
  write(text: string): Promise<void>
  /** Presses the space bar on the focused file field and gives it these files. */
  pickByKey(paths: readonly string[]): Promise<void>
  /** Runs the body of a function, which may be `await`ed, and returns what it returns. */
  evaluate<T>(body: string): Promise<T>
  /**
   * Another program is in front, or the page is again; null where a browser without a screen counts
   * every page as seen.
   */
  setHidden: ((isHidden: boolean) => Promise<void>) | null
  /** The phone stops the page where it is, or lets it go on. */
  setFrozen(isFrozen: boolean): Promise<void>
  /** Sets text size and such that only Chromium can change under an open page. */
  android: AndroidPhone | null
  /** PNG bytes. */
  screenshot(): Promise<Buffer>
  close(): Promise<void>
}

export type OpenPhone = (port: number, settings?: PhoneSettings) => Promise<PhoneBrowser>

/** By a name that is no secure context, as a laptop's address is none for a phone. */
export const LAPTOP = 'laptop.test'
/** Where the bad network listens, with the laptop's own port. */
export const WIFI = '127.0.0.2'
