import type { Page } from 'playwright-core'
import type { Bridge } from '../../contract/bridge'

interface WithBridge {
  bridge: Bridge
}

/** The address that the code in the window says, also where something covers the code. */
export function codeUrl(window: Page): Promise<string> {
  return window.evaluate(
    async () => (await (globalThis as unknown as WithBridge).bridge.readState()).listening.url,
  )
}
