import { stat, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { FaultProxy } from '../network/fault-proxy'
import { until } from '../until'
import type { PhoneBrowser } from './phone-browser'
import { passTime, wake } from './phone-page'

export type PhoneState =
  | 'empty'
  | 'name'
  | 'preparing'
  | 'sending'
  | 'paused'
  | 'unreachable'
  | 'done'

/** Photos on their way at the same time, and the most bytes that their requests have besides. */
const AT_ONCE = 3
const HEADERS = 16 * 1024
const sum = (all: readonly number[]) => all.reduce((total, each) => total + each, 0)

/**
 * Brings the phone page into each of its states, one after the other, and calls `look` in each.
 * @param speed bytes a second
 * @param refused whether there is also a file that is no photo
 */
export async function throughAllStates(
  phone: PhoneBrowser,
  wifi: FaultProxy,
  photos: readonly string[],
  look: (state: PhoneState) => Promise<void>,
  { speed = Number.POSITIVE_INFINITY, refused = true } = {},
): Promise<void> {
  const isThere = (selector: string) => () =>
    phone.evaluate<boolean>(`return !!document.querySelector('${selector}')`)
  await look('empty')
  await phone.click('summary')
  await look('name')
  await phone.press('Escape')

  // A picker that has closed and has not given its photos yet.
  await phone.evaluate(
    'document.querySelector("#choose").addEventListener("click", (event) => event.preventDefault(), { once: true })',
  )
  await phone.click('.primary')
  await phone.evaluate('window.dispatchEvent(new Event("focus"))')
  await look('preparing')

  if (refused) {
    const notes = join(dirname(photos[0] ?? ''), 'notes.txt')
    await writeFile(notes, Buffer.alloc(9000, 'notes '))
    await phone.pick([notes], '#originals')
    await until('the file that is no photo to be refused', isThere('[data-state=failed]'))
  }
  // So much passes that one of the photos that go at once, the smallest, is saved; the rest is on
  // its way for as long as it is looked at.
  const sizes = await Promise.all(photos.map(async (path) => (await stat(path)).size))
  const first = sizes.sort((a, b) => a - b).slice(0, AT_ONCE)
  wifi.slowTo(speed)
  wifi.holdAfter(Math.max(sum(sizes) / 2, sum(first) + HEADERS))
  await phone.pick(photos)
  await until('a photo to be saved', isThere('[data-state=saved]'))
  await until('a photo on its way', isThere('[data-state=sending]'))
  await look('sending')
  await phone.click('#pause')
  // The button does what it shows, and it is drawn a moment after it was pressed.
  await until('the pause to be seen', isThere('[data-state=paused]'))
  await look('paused')
  await phone.click('#pause')
  await until('its end to be seen', isThere('.total:not([data-state=paused])'))
  wifi.swallowEverything()
  await until('the phone to find the computer out of reach', async () => {
    await passTime(phone, 21_000)
    return await isThere('#notice:not([hidden])')()
  })
  await look('unreachable')
  wifi.heal()
  // What was lost on the way is given up once; what is sent after that has its time.
  await passTime(phone, 21_000)
  await until('all to be saved', async () => {
    await wake(phone)
    return await isThere('#keep-list:not([hidden])')()
  })
  await look('done')
}
