import { createServer } from 'node:http'
import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import { createOpened, forThisTest } from './support/opened'
import type { PhoneBrowser } from './support/phone/phone-browser'
import { PHONE_BROWSERS } from './support/phone/phone-browsers'
import { type PhonesAndLaptop, passTime, startPhonesAndLaptop } from './support/phone/phone-page'
import { until } from './support/until'
import { tabTo, walkFocus } from './support/window/focus-walk'

const TARGET_PX = 44

describe.each(PHONE_BROWSERS)('the phone page by keyboard alone (%s)', (_browser, openBrowser) => {
  const opened = createOpened()
  let world: PhonesAndLaptop
  const openPage = async () => forThisTest(await world.openPage())
  const focused = (phone: PhoneBrowser) =>
    phone.evaluate<string>('return document.activeElement.id || document.activeElement.tagName')
  const stateOf = (phone: PhoneBrowser, name: string) =>
    phone.evaluate<string | undefined>(
      `return Array.from(document.querySelectorAll('li')).find((row) => row.innerText.includes('${name}'))?.dataset.state`,
    )
  const isIn = (phone: PhoneBrowser, name: string, state: string) =>
    until(`${name} to be ${state}`, async () => (await stateOf(phone, name)) === state)
  const pressAt = async (phone: PhoneBrowser, name: string, key: 'Enter' | 'Space' = 'Enter') => {
    await tabTo(phone, name)
    await phone.press(key)
  }
  const pick = async (phone: PhoneBrowser, ...names: string[]) => {
    await tabTo(phone, 'choose')
    await phone.pickByKey(await Promise.all(names.map(world.photoNamed)))
  }
  /**
   * Another program answers in the computer's place and understands nothing; waiting between tries
   * is cut short.
   */
  const failAll = async (phone: PhoneBrowser, names: readonly string[]) => {
    const { port } = world.laptop.receiver.listening()
    await world.laptop.whileClosed(async () => {
      const other = createServer((_request, response) => response.writeHead(500).end())
      await new Promise<void>((resolve) => other.listen(port, '127.0.0.1', resolve))
      try {
        await pick(phone, ...names)
        for (const name of names) {
          await until(`${name} to fail`, async () => {
            await passTime(phone, 1000)
            return (await stateOf(phone, name)) === 'failed'
          })
        }
      } finally {
        other.closeAllConnections()
        await new Promise((resolve) => other.close(resolve))
      }
    })
  }

  beforeAll(async () => {
    world = opened(await startPhonesAndLaptop(openBrowser))
  })
  afterEach(() => world.heal())

  it('gives the phone another name and another colour', async () => {
    const { phone } = await openPage()
    await pressAt(phone, 'SUMMARY')
    await tabTo(phone, 'name')
    await phone.write('Mina’s phone')
    await phone.press('Enter')
    expect(await focused(phone)).toBe('SUMMARY')
    expect(await phone.evaluate('return document.querySelector("#self-name").textContent')).toBe(
      'Mina’s phone',
    )
    expect(await phone.evaluate('return document.querySelector("#self").open')).toBe(false)
    await phone.press('Space')
    await phone.press('Tab')
    await phone.press('Tab')
    await phone.press('ArrowRight')
    const colour = 'return JSON.parse(localStorage["snapland-sender"]).colour'
    const chosen = await phone.evaluate('return document.querySelector("#colours :checked").value')
    expect(await phone.evaluate(colour)).toBe(chosen)
    expect(await focused(phone)).toBe('INPUT')
    await phone.press('Escape')
    expect(await focused(phone)).toBe('SUMMARY')
    expect(await phone.evaluate('return document.querySelector("#self").open')).toBe(false)
  })

  it('chooses, pauses, goes on, takes off the list, sends after all, and keeps the list', async () => {
    const { phone, says } = await openPage()
    await world.laptop.receiver.setStopped(true)
    await pick(phone, 'one.jpg', 'two.jpg', 'three.jpg')
    await says('three.jpg')
    expect(await focused(phone)).toBe('choose')

    await pressAt(phone, 'pause')
    await says('Paused')
    await isIn(phone, 'one.jpg', 'waiting')
    await pressAt(phone, 'Do not send two.jpg')
    await isIn(phone, 'two.jpg', 'cancelled')
    await pressAt(phone, 'Do not send three.jpg', 'Space')
    await isIn(phone, 'three.jpg', 'cancelled')
    await pressAt(phone, 'Try again: three.jpg', 'Space')
    await isIn(phone, 'three.jpg', 'waiting')
    await world.laptop.receiver.setStopped(false)
    await pressAt(phone, 'pause', 'Space')
    await says('2 photos saved on Test')
    // The button is gone; whoever pressed it is not thrown back to the top.
    await until('the focus on the count', async () => (await focused(phone)) === 'count')
    expect(await world.laptop.photosOnDisk()).toEqual(['one.jpg', 'three.jpg'])

    await phone.evaluate(
      'document.addEventListener("copy", () => { window.kept = document.activeElement.value })',
    )
    await pressAt(phone, 'keep-list')
    const kept = 'return window.kept || document.querySelector("textarea").value'
    expect(await phone.evaluate(kept)).toMatch(
      /^2 photos saved on Test\.\nSafe to delete from this phone\.\n.*one\.jpg/,
    )
  })

  it('tries one again that failed, and then all others', async () => {
    const { phone, says } = await openPage()
    await failAll(phone, ['four.jpg', 'five.jpg', 'six.jpg'])
    await says('3 photos not sent')
    await pressAt(phone, 'Try again: five.jpg')
    await until('five.jpg', async () => (await world.laptop.photosOnDisk()).includes('five.jpg'))
    await says('2 photos not sent')
    await pressAt(phone, 'retry-all')
    await says('3 photos saved on Test')
    await until('the focus on the count', async () => (await focused(phone)) === 'count')
  })

  it('goes in the order of the page, is seen wherever it is, and every target is large enough for a thumb', async () => {
    const { phone, says } = await openPage()
    const names = async () => {
      const stops = await walkFocus(phone)
      for (const { name, isSeen, isNext, width, height } of stops) {
        expect({ name, isSeen, isNext }).toEqual({ name, isSeen: true, isNext: true })
        expect(Math.min(width, height), name).toBeGreaterThanOrEqual(TARGET_PX)
      }
      return stops.map(({ name }) => name)
    }
    const camera = phone.android ? ['take'] : []
    expect(await names()).toEqual(['SUMMARY', 'choose', ...camera, 'originals'])

    await failAll(phone, ['failed.jpg'])
    await world.laptop.receiver.setStopped(true)
    await pick(phone, 'kept.jpg', 'left-out.jpg')
    await says('left-out.jpg')
    await pressAt(phone, 'Do not send left-out.jpg')
    expect(await names()).toEqual([
      ...['SUMMARY', 'pause', 'retry-all'],
      ...['Do not send kept.jpg', 'Try again: left-out.jpg', 'Try again: failed.jpg'],
      ...['choose', ...camera, 'originals'],
    ])

    // After a shot the next one is offered first, to the eye and to the keyboard.
    if (phone.android) {
      await phone.pick([await world.photoNamed('shot.jpg')], '#take')
      expect((await names()).slice(-3)).toEqual(['take', 'choose', 'originals'])
    }
    await world.laptop.receiver.setStopped(false)
    await pressAt(phone, 'retry-all')
    await says(phone.android ? '3 photos saved' : '2 photos saved')
    await expect.poll(names).toContain('keep-list')
  })
})
