import { startAndroidPhone } from '../test/support/phone/android-phone'
import { LAPTOP } from '../test/support/phone/phone-browser'
import { startTerminalReceiver } from '../test/support/receiver/terminal-receiver'
import { makeHome } from '../test/support/window/home'

const LOADS = 15
/** A phone of the lower middle is about four times slower than the machine that measures. */
const SLOWER = 4

/**
 * What the main thread does for the page itself (Chromium's names), until its script has run to the
 * end.
 */
const OWN_WORK = ['ScriptDuration', 'LayoutDuration', 'RecalcStyleDuration']

export interface PhoneStart {
  /**
   * Milliseconds of the main thread that the page's script, styles and layout take, each load once,
   * the shortest first.
   */
  work: number[]
  /**
   * Milliseconds on the wall from the first byte until the page can be used; on a busy machine
   * mostly waiting for a turn.
   */
  wall: number[]
  /** Bytes of the page as it goes over the Wi-Fi. */
  bytes: number
}

/**
 * Loads the phone page again and again on a CPU that Chromium slows down four times. Usable is it
 * when its script has run to the end.
 */
export async function measurePhoneStart(): Promise<PhoneStart> {
  const home = await makeHome()
  const receiver = await startTerminalReceiver(home, ['--allow-host', LAPTOP])
  const { page, context, close } = await startAndroidPhone({ hosts: [LAPTOP] })
  const session = await context.newCDPSession(page)
  // Of the thread's own clock, so that what else runs here does not count.
  await session.send('Performance.enable', { timeDomain: 'threadTicks' })
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWER })

  const work: number[] = []
  const wall: number[] = []
  let bytes = 0
  for (let load = 0; load < LOADS; load += 1) {
    const url = receiver.listening.url.replace('127.0.0.1', LAPTOP)
    await page.goto(url, { waitUntil: 'domcontentloaded' })
    const { metrics } = await session.send('Performance.getMetrics')
    const own = metrics.filter(({ name }) => OWN_WORK.includes(name))
    work.push(own.reduce((sum, { value }) => sum + value * 1000, 0))
    const timing = await page.evaluate<{ start: number; end: number; bytes: number }>(
      `(([{ responseStart, domContentLoadedEventEnd, encodedBodySize }]) =>
        ({ start: responseStart, end: domContentLoadedEventEnd, bytes: encodedBodySize })
      )(performance.getEntriesByType('navigation'))`,
    )
    wall.push(timing.end - timing.start)
    bytes = timing.bytes
  }
  for (const thing of [{ close }, receiver, home]) await thing.close()
  const rising = (a: number, b: number) => a - b
  return { work: work.sort(rising), wall: wall.sort(rising), bytes }
}
