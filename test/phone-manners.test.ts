import { beforeAll, describe, expect, it } from 'vitest'
import { createOpened } from './support/opened'
import { type PhonesAndLaptop, startPhonesAndLaptop } from './support/phone-page'
import { until } from './support/until'

const DENY_STORAGE = `Object.defineProperty(window, 'localStorage', {
  get() { throw new DOMException('denied', 'SecurityError') },
})`

describe('the manners of the phone page', () => {
  const opened = createOpened()
  let world: PhonesAndLaptop
  const openPage = async (prepare?: Parameters<PhonesAndLaptop['openPage']>[0]) =>
    opened(await world.openPage(prepare))

  beforeAll(async () => {
    world = opened(await startPhonesAndLaptop())
  })

  it('takes more while it sends, leaves out what is taken off the list, and sends it after all', async () => {
    const { page, choose, says } = await openPage()
    await world.laptop.receiver.setStopped(true)
    for (const name of ['one.jpg', 'two.jpg', 'three.jpg', 'four.jpg']) await choose(name)
    await page.getByLabel('Do not send two.jpg').click()
    await page.getByLabel('Do not send four.jpg').click()
    await world.laptop.receiver.setStopped(false)
    await says('2 photos saved on Test')
    expect(await world.laptop.photosOnDisk()).not.toContain('two.jpg')
    await page.getByLabel('Try again: two.jpg').click()
    await says('3 photos saved on Test')
    expect(await world.laptop.photosOnDisk()).toContain('two.jpg')
  })

  it('warns before leaving while photos are on their way, and not after', async () => {
    const { page, choose, says } = await openPage()
    await world.laptop.receiver.setStopped(true)
    await page.click('#computer')
    await choose('leaving.jpg')
    await says('Test has stopped receiving.')
    const [dialog] = await Promise.all([
      page.waitForEvent('dialog'),
      page.close({ runBeforeUnload: true }),
    ])
    expect(dialog.type()).toBe('beforeunload')
    await dialog.dismiss()
    await world.laptop.receiver.setStopped(false)
    await says('1 photo saved on Test')
    await Promise.all([page.waitForEvent('close'), page.close({ runBeforeUnload: true })])
  })

  it('keeps the screen on by a film while photos are on their way, where there is no wake lock', async () => {
    const { page, says } = await openPage()
    const isPlaying = () =>
      page.evaluate<boolean>(
        '!!document.querySelector("video") && !document.querySelector("video").paused',
      )
    await world.laptop.receiver.setStopped(true)
    const [chooser] = await Promise.all([
      page.waitForEvent('filechooser'),
      page.getByLabel('Choose photos', { exact: true }).click(),
    ])
    await chooser.setFiles({ name: 'film.jpg', mimeType: 'image/jpeg', buffer: world.photo.bytes })
    await says('Test has stopped receiving.')
    await until('the film to play', isPlaying)
    await world.laptop.receiver.setStopped(false)
    await says('1 photo saved on Test')
    expect(await isPlaying()).toBe(false)
  })

  it('works where the browser denies storage, under a name of its own', async () => {
    const { page, choose, says } = await openPage((page) => page.addInitScript(DENY_STORAGE))
    await choose('denied.jpg')
    await says('1 photo saved on Test')
    expect(await page.textContent('#self-name')).toMatch(/^\w+ Android$/)
  })

  it('tells the computer what it is doing, with the name that it was given', async () => {
    const { page, choose, says } = await openPage()
    await page.click('summary')
    await page.fill('#name', 'Mina')
    await page.keyboard.press('Enter')
    const state = () => world.laptop.receiver.phones().find(({ name }) => name === 'Mina')?.state
    await until('the phone to be open', () => state() === 'open')
    await page.evaluate(
      'document.querySelector("#choose").addEventListener("click", (event) => event.preventDefault(), { once: true })',
    )
    await page.click('label:has(#choose)')
    await until('the phone to choose', () => state() === 'picking')
    await page.evaluate('window.dispatchEvent(new Event("focus"))')
    await until('the phone to prepare', () => state() === 'preparing')
    await choose('present.jpg')
    await says('1 photo saved on Test')
    await until('the phone to be done', () => state() === 'done')
  })

  it('is one request of at most 24 KB, all languages in it', async () => {
    const response = await fetch(world.laptop.url, { headers: { 'Accept-Encoding': 'gzip' } })
    expect(response.headers.get('Content-Encoding')).toBe('gzip')
    expect(Number(response.headers.get('Content-Length'))).toBeLessThanOrEqual(24 * 1024)
    const { page } = await openPage()
    expect(
      await page.evaluate(
        'performance.getEntriesByType("resource").filter(({ initiatorType }) => initiatorType !== "fetch").length',
      ),
    ).toBe(0)
  })
})
