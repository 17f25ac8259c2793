import type { Page } from 'playwright-core'
import type { Bridge } from '../../../contract/bridge'
import type { Photo } from '../../../contract/photo'
import type { Listening } from '../../../contract/receiver-event'

interface WithBridge {
  bridge: Bridge
}

/** Where phones find the receiver, also where something covers the code. */
export function listeningOf(window: Page): Promise<Listening> {
  return window.evaluate(
    async () => (await (globalThis as unknown as WithBridge).bridge.readState()).listening,
  )
}

/** The address that the code in the window says. */
export const codeUrl = async (window: Page): Promise<string> => (await listeningOf(window)).url

/** The photos that the window knows, the newest first. */
export async function photosOf(window: Page): Promise<Photo[]> {
  const photos = await window.evaluate(
    async () => (await (globalThis as unknown as WithBridge).bridge.readState()).photos,
  )
  return JSON.parse(photos) as Photo[]
}
