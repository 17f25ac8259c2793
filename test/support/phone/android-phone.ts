import { type Browser, type BrowserContext, chromium, devices, type Page } from 'playwright-core'
import { chromiumPath } from './chromium-path'

export interface AndroidPhone {
  context: BrowserContext
  page: Page
  close(): Promise<void>
}

/**
 * By program and the host names that they know: a browser takes a second to start, a profile of its
 * own in one that runs much less. They end with this process.
 */
const browsers = new Map<string, Promise<Browser>>()

function browserFor(rules: string, executablePath: string): Promise<Browser> {
  const args = rules === '' ? [] : [`--host-resolver-rules=${rules}`]
  const key = `${executablePath} ${rules}`
  const browser = browsers.get(key) ?? chromium.launch({ executablePath, args })
  browsers.set(key, browser)
  return browser
}

/**
 * Chromium that looks, touches and names itself as an Android phone.
 * @param language what the phone speaks, as in navigator.languages
 * @param hosts host names that lead to `address`, on this machine. Unlike 127.0.0.1 they are no
 * secure context, and neither is a laptop's address on a phone.
 * @param bypassCSP lets a test put a script of its own into a page whose policy allows none
 */
export async function startAndroidPhone({
  language = 'en-US',
  hosts = [],
  address = '127.0.0.1',
  colorScheme = 'light',
  bypassCSP = false,
  trusting = false,
  isCalm = false,
  forcesColours = false,
  runsNoScript = false,
  width = devices['Pixel 7'].viewport.width,
  userAgent = devices['Pixel 7'].userAgent,
  program = chromiumPath(),
}: {
  language?: string
  hosts?: string[]
  address?: string
  colorScheme?: 'light' | 'dark'
  /** CSS pixels across. */
  width?: number
  bypassCSP?: boolean
  /** Whether the person goes on behind the warning of a certificate that nobody vouches for. */
  trusting?: boolean
  /** The person wants no motion. */
  isCalm?: boolean
  /** The system has colours of its own for all programs. */
  forcesColours?: boolean
  runsNoScript?: boolean
  /** What the browser calls itself. */
  userAgent?: string
  /** Chromium, or what starts it elsewhere. */
  program?: string
} = {}): Promise<AndroidPhone> {
  const rules = hosts.map((host) => `MAP ${host} ${address}`).join(', ')
  const browser = await browserFor(rules, program)
  const pixel = devices['Pixel 7']
  const phone = { ...pixel, userAgent, viewport: { ...pixel.viewport, width } }
  const context = await browser.newContext({
    ...phone,
    ...{ locale: language, colorScheme, bypassCSP, ignoreHTTPSErrors: trusting },
    reducedMotion: isCalm ? 'reduce' : 'no-preference',
    forcedColors: forcesColours ? 'active' : 'none',
    javaScriptEnabled: !runsNoScript,
  })
  context.setDefaultTimeout(60_000)
  return { context, page: await context.newPage(), close: () => context.close() }
}
