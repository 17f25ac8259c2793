import type { Page } from 'playwright-core'
import type { Bridge } from '../../../contract/bridge'
import type { Photo } from '../../../contract/photo'

interface WithBridge {
  bridge: Bridge
}

/** The address that the code in the window says, also where something covers the code. */
export function codeUrl(window: Page): Promise<string> {
  return window.evaluate(
    async () => (await (globalThis as unknown as WithBridge).bridge.readState()).listening.url,
  )
}

/** The photos that the window knows, the newest first. */
export async function photosOf(window: Page): Promise<Photo[]> {
  const photos = await window.evaluate(
    async () => (await (globalThis as unknown as WithBridge).bridge.readState()).photos,
  )
  return JSON.parse(photos) as Photo[]
}
