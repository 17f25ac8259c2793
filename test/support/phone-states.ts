import { setTimeout as pause } from 'node:timers/promises'
import type { CDPSession } from 'playwright-core'
import type { AndroidPhone } from './android-phone'
import { until } from './until'

export type PhoneState =
  | 'empty'
  | 'name'
  | 'preparing'
  | 'sending'
  | 'paused'
  | 'unreachable'
  | 'done'

/**
 * Brings the phone page into each of its states, one after the other, and calls `look` in each.
 * @param speed bytes a second: slow enough that photos are still on their way when they are looked at
 * @param refused whether there is also a file that is no photo
 */
export async function throughAllStates(
  { page, context }: AndroidPhone,
  photos: readonly string[],
  look: (state: PhoneState) => Promise<void>,
  { speed = 40_000, refused = true } = {},
): Promise<void> {
  const session = await context.newCDPSession(page)
  await look('empty')
  await page.click('summary')
  await look('name')
  await page.keyboard.press('Escape')

  // A picker that has closed and has not given its photos yet.
  await page.evaluate(
    'document.querySelector("#choose").addEventListener("click", (event) => event.preventDefault(), { once: true })',
  )
  await page.click('label:has(#choose)')
  await page.evaluate('window.dispatchEvent(new Event("focus"))')
  await look('preparing')

  await networkOf(session, { speed })
  const notes = { name: 'notes.txt', mimeType: 'text/plain', buffer: Buffer.alloc(9000, 'notes ') }
  if (refused) await page.setInputFiles('#originals', notes)
  await page.setInputFiles('#choose', [...photos])
  await until('photos saved, and some on their way', () =>
    page.evaluate<boolean>(
      '!!document.querySelector("[data-state=saved]") && !!document.querySelector("[data-state=sending]")',
    ),
  )
  await look('sending')
  await page.click('#pause')
  await look('paused')
  await page.click('#pause')
  await networkOf(session, { offline: true })
  await page.waitForSelector('#notice:not([hidden])')
  await look('unreachable')
  await networkOf(session, {})
  await page.waitForSelector('#keep-list:not([hidden])')
  await look('done')
}

async function networkOf(
  session: CDPSession,
  { speed = -1, offline = false }: { speed?: number; offline?: boolean },
): Promise<void> {
  await session.send('Network.emulateNetworkConditions', {
    ...{ offline, latency: 0, downloadThroughput: -1 },
    uploadThroughput: speed,
  })
  // The throttle takes hold with the next packet.
  await pause(100)
}
