import { writeFile } from 'node:fs/promises'
import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import { createOpened, forThisTest } from './support/opened'
import type { PhoneBrowser, PhoneSettings } from './support/phone/phone-browser'
import { PHONE_BROWSERS } from './support/phone/phone-browsers'
import {
  loadedBesides,
  type PhonesAndLaptop,
  startPhonesAndLaptop,
} from './support/phone/phone-page'
import { noisePhoto } from './support/photos/noise-photo'
import { until } from './support/until'

const MB = 1024 * 1024

/** What cannot be seen and touched at the top, in the middle and at the end of the page. */
const IN_SIGHT = `
  const isTouched = (selector) => {
    const one = document.querySelector(selector)
    const { left, top, width, height } = one.getBoundingClientRect()
    const found = document.elementFromPoint(left + width / 2, top + height / 2)
    return one === found || one.contains(found)
  }
  const height = document.documentElement.scrollHeight
  return [0, height / 2, height].map((top) => {
    scrollTo(0, top)
    return ['#count', '#total-bar', '#pause', '.primary'].filter((one) => !isTouched(one))
  })`

describe.each(PHONE_BROWSERS)('the manners of the phone page (%s)', (_browser, openBrowser) => {
  const opened = createOpened()
  let world: PhonesAndLaptop
  const openPage = async (settings?: PhoneSettings) => forThisTest(await world.openPage(settings))
  /** Taps the button as a finger does: what may only be done after a tap is done then. */
  const pickByHand = async (phone: PhoneBrowser, name: string) => {
    await phone.evaluate('document.querySelector("#choose").focus()')
    await phone.pickByKey([await world.photoNamed(name)])
  }

  beforeAll(async () => {
    world = opened(await startPhonesAndLaptop(openBrowser))
  })
  afterEach(() => world.heal())

  it('is one request of at most 23 KB, and works where nothing is allowed that only https allows', async () => {
    const response = await fetch(world.laptop.url, {
      headers: { 'Accept-Encoding': 'gzip', 'Accept-Language': 'ko' },
    })
    expect(response.headers.get('Content-Encoding')).toBe('gzip')
    expect(Number(response.headers.get('Content-Length'))).toBeLessThan(23_050)
    const { phone, choose, says } = await openPage()
    expect(await loadedBesides(phone)).toEqual([])
    expect(await phone.evaluate('return isSecureContext')).toBe(false)
    await choose('plain.jpg')
    await says('1 photo saved on Test')
  })

  it('takes more while it sends, leaves out what is taken off the list, and sends it after all', async () => {
    const { phone, choose, says } = await openPage()
    await world.laptop.receiver.setStopped(true)
    // Three are under way, and the computer may take them whenever it receives again; the others
    // wait.
    for (const name of ['1.jpg', '2.jpg', '3.jpg', '4.jpg', '5.jpg']) await choose(name)
    await says('5.jpg')
    await phone.click('[aria-label="Do not send 4.jpg"]')
    await phone.click('[aria-label="Do not send 5.jpg"]')
    await world.laptop.receiver.setStopped(false)
    await says('3 photos saved on Test')
    expect(await world.laptop.photosOnDisk()).not.toContain('4.jpg')
    // The computer hears that the queue is empty, and again after more of it.
    const sent = world.laptop.events.find(
      (event) => event.type === 'saved' && event.photo.name === '1.jpg',
    )
    const phoneId = sent?.type === 'saved' ? sent.photo.sender.id : ''
    const batches = () =>
      world.laptop.events.filter((event) => event.type === 'batch' && event.sender.id === phoneId)
    await until('the first batch', () => batches().length === 1)
    await phone.click('[aria-label="Try again: 4.jpg"]')
    await says('4 photos saved on Test')
    expect(await world.laptop.photosOnDisk()).toContain('4.jpg')
    // What was taken off the list did not fail.
    await until('the second batch', () => batches().length === 2)
    expect(batches()).toMatchObject([
      { photos: 3, duplicates: 0, failed: 0 },
      { photos: 1, duplicates: 0, failed: 0 },
    ])
  })

  it('warns before leaving while photos are on their way, and not after', async () => {
    const { phone, choose, says } = await openPage()
    // What the browser asks before it leaves: whether anybody minds. (A driver sees no more of it
    // in WebKit.)
    const minds = () =>
      phone.evaluate<boolean>(
        'return !dispatchEvent(new Event("beforeunload", { cancelable: true }))',
      )
    expect(await minds()).toBe(false)
    await world.laptop.receiver.setStopped(true)
    await choose('leaving.jpg')
    await says('Test has stopped receiving.')
    expect(await minds()).toBe(true)
    await world.laptop.receiver.setStopped(false)
    await says('1 photo saved on Test')
    await expect.poll(minds).toBe(false)
  })

  it('plays a film from the tap until all is saved, where there is no wake lock (whether a phone stays awake of it, only a phone can tell)', async () => {
    const { phone, says } = await openPage()
    expect(await phone.evaluate('return "wakeLock" in navigator')).toBe(false)
    const film = () =>
      phone.evaluate<{ paused: boolean; time: number } | null>(
        'const film = document.querySelector("video"); return film && { paused: film.paused, time: film.currentTime }',
      )
    expect(await film()).toBeNull()
    await world.laptop.receiver.setStopped(true)
    await pickByHand(phone, 'film.jpg')
    await says('Test has stopped receiving.')
    const before = await film()
    expect(before?.paused).toBe(false)
    await until('the film to move', async () => ((await film())?.time ?? 0) > (before?.time ?? 0))
    await world.laptop.receiver.setStopped(false)
    await says('1 photo saved on Test')
    await until('the film to end', async () => (await film())?.paused)
  })

  it('says where the screen has to be kept on by hand, as long as that matters', async () => {
    const { phone, choose, says } = await openPage()
    await phone.evaluate('delete HTMLCanvasElement.prototype.captureStream')
    await world.laptop.receiver.setStopped(true)
    await pickByHand(phone, 'dark.jpg')
    await says('Keep the screen on')
    await world.laptop.receiver.setStopped(false)
    await says('1 photo saved on Test')
    // The saved photo is announced a frame before it is drawn.
    const isUnsaid = 'return !document.body.innerText.includes("Keep the screen on")'
    await until('it to be said no more', () => phone.evaluate(isUnsaid))
    await choose('dark.jpg')
    await says('Already there: 1.')
  })

  it('loaded again, shows the receipts, and what was not finished goes on where it stopped', async () => {
    const { phone, choose, says } = await openPage()
    await choose('kept.jpg')
    await says('1 photo saved on Test')
    const large = await world.photoNamed('large.jpg')
    await writeFile(large, Buffer.concat([world.photo.bytes, Buffer.alloc(20 * MB, 'tail')]))
    const before = world.wifi.passed()
    world.wifi.slowTo(4 * MB)
    await phone.pick([large])
    await until('its first piece', () => world.wifi.passed() > before + 9 * MB)
    await phone.reload()
    await says('1 photo was not finished. Choose it again; it goes on where it stopped.')
    await says('Saved earlier: 1')
    await says('600 × 400')
    await says('saved as kept.jpg')
    world.wifi.heal()
    await phone.pick([large])
    await says('1 photo saved on Test')
    expect(await phone.evaluate('return document.querySelector("#note").hidden')).toBe(true)
    expect(world.wifi.passed() - before).toBeLessThan(29 * MB)
    await phone.reload()
    await says('Saved earlier: 2')
    expect(await phone.evaluate('return document.querySelector("#note").hidden')).toBe(true)
  })

  it('keeps total and Pause in sight above two hundred rows, folds what is saved, and a refusal can be dismissed', async () => {
    const { phone, says } = await openPage({ width: 430 })
    const { bytes } = await noisePhoto(20, 15)
    const paths = await Promise.all(
      Array.from({ length: 200 }, async (_, at) => {
        const path = await world.photoNamed(`row-${at}.jpg`)
        await writeFile(path, Buffer.concat([bytes, Buffer.from(path)]))
        return path
      }),
    )
    await world.laptop.receiver.setStopped(true)
    await phone.pick(paths)
    await says('0 of 200 saved')
    for (const width of [430, 320]) {
      await phone.resize(width)
      await until('the width', () => phone.evaluate(`return innerWidth === ${width}`))
      expect(await phone.evaluate(IN_SIGHT)).toEqual([[], [], []])
    }
    await phone.reload()
    await says('200 photos were not finished.')
    const notes = await world.photoNamed('notes.txt')
    await writeFile(notes, Buffer.alloc(9000, 'notes '))
    await phone.pick(paths.slice(0, 12))
    await phone.pick([notes], '#originals')
    await world.laptop.receiver.setStopped(false)
    await says('All that can be saved is saved.')
    const rows = () =>
      phone.evaluate(`
        const { open, firstElementChild } = document.querySelector('#saved')
        return [open, firstElementChild.innerText, document.querySelectorAll('#rows li').length]`)
    await expect.poll(rows).toEqual([false, '12 saved', 1])
    await phone.click('#dismiss')
    await expect.poll(rows).toEqual([false, '12 saved', 0])
    await says('Safe to delete from this phone.')
  })

  it('works where the browser denies storage, under a name of its own', async () => {
    const { phone, choose, says } = await openPage({ deniesStorage: true })
    const denied = 'try { localStorage.setItem("a", "b"); return false } catch { return true }'
    expect(await phone.evaluate(denied)).toBe(true)
    await choose('denied.jpg')
    await says('1 photo saved on Test')
    const name = await phone.evaluate('return document.querySelector("#self-name").textContent')
    expect(name).toMatch(/^\w+ (Android|device)$/)
  })

  it('tells the computer what it is doing, with the name and the colour that it was given', async () => {
    const { phone, choose, says } = await openPage()
    await phone.click('summary')
    await phone.click('[value=pink]')
    await phone.click('#name')
    await phone.write('Mina')
    await phone.press('Enter')
    const mina = () => world.laptop.receiver.phones().find(({ name }) => name === 'Mina')
    const is = (state: string) =>
      until(`the phone to be ${state}`, () => (mina()?.state ?? 'left') === state)
    await is('open')
    expect(mina()?.colour).toBe('pink')
    await phone.evaluate(
      'document.querySelector("#choose").addEventListener("click", (event) => event.preventDefault(), { once: true })',
    )
    await phone.click('.primary')
    await is('picking')
    await phone.evaluate('window.dispatchEvent(new Event("focus"))')
    await is('preparing')
    await world.laptop.receiver.setStopped(true)
    await choose('present.jpg')
    await is('held')
    expect(mina()).toMatchObject({ heldBy: 'PAUSED', done: 0, total: 1 })
    await world.laptop.receiver.setStopped(false)
    await says('1 photo saved on Test')
    await is('done')
    // Only WebKit can be put away here.
    if (phone.setHidden) {
      await phone.setHidden(true)
      await is('hidden')
      await phone.setHidden(false)
      await is('done')
    }
    await phone.open('/')
    // It says so: of a page that says nothing the computer finds out after a minute.
    await expect.poll(mina, { timeout: 30_000 }).toBeUndefined()
  })

  it('keeps still for who wants no motion', async () => {
    const motions = async (isCalm: boolean) => {
      const { phone } = await openPage({ isCalm })
      await phone.evaluate(
        'document.querySelector("#choose").addEventListener("click", (event) => event.preventDefault(), { once: true })',
      )
      await phone.click('.primary')
      await phone.evaluate('window.dispatchEvent(new Event("focus"))')
      return phone.evaluate<number>('return document.getAnimations().length')
    }
    expect(await motions(false)).toBeGreaterThan(0)
    expect(await motions(true)).toBe(0)
  })

  it('sends photos by a plain form without script, and shows no button that could only disappoint', async () => {
    const { laptop, photoNamed } = world
    const { phone, says } = await openPage({ runsNoScript: true, language: 'ko-KR', width: 320 })
    await says('JavaScript가 꺼져 있어')
    const shown = `return Array.from(document.querySelectorAll('.actions, footer .link, form button'))
      .map((one) => one.getClientRects().length > 0)`
    expect(await phone.evaluate(shown)).toEqual([true, false, false])
    const paths = [await photoNamed('하나.jpg'), await photoNamed('둘.jpg')]
    await phone.pick(paths, '#files')
    await phone.click('form button')
    await says('사진 2장을 Test에 저장했습니다.')
    for (const name of ['하나.jpg', '둘.jpg']) {
      await says(name)
      expect(await laptop.photosOnDisk()).toContain(name)
    }
    await says('600 × 400')
    await says('kB')
    await phone.click('a')
    await says('JavaScript가 꺼져 있어')
  })
})
