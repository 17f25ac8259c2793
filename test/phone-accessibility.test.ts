import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { PNG } from 'pngjs'
import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import { createOpened, forThisTest } from './support/opened'
import { openChromium } from './support/phone/chromium-phone-browser'
import type { PhoneBrowser, PhoneSettings } from './support/phone/phone-browser'
import { PHONE_BROWSERS } from './support/phone/phone-browsers'
import { type PhonesAndLaptop, startPhonesAndLaptop } from './support/phone/phone-page'
import { type PhoneState, throughAllStates } from './support/phone/phone-states'
import { EVERY_KIND, type PaintedPhoto, paintAlbum } from './support/photos/painted-photos'
import { until } from './support/until'

describe.each(PHONE_BROWSERS)('the phone page for everybody (%s)', (_browser, openBrowser) => {
  const opened = createOpened()
  let world: PhonesAndLaptop
  let photos: PaintedPhoto[]
  let axe: string

  beforeAll(async () => {
    photos = opened(await paintAlbum(EVERY_KIND)).photos
    axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
    world = opened(await startPhonesAndLaptop(openBrowser))
  })
  afterEach(() => world.wifi.heal())

  /** @param prepare once the page is there */
  const inAllStates = async (
    settings: PhoneSettings,
    prepare: string,
    look: (phone: PhoneBrowser, state: PhoneState) => Promise<void>,
  ) => {
    const { phone } = opened(await world.openPage(settings))
    await phone.evaluate(prepare)
    const paths = photos.map(({ path }) => path)
    await throughAllStates(phone, world.wifi, paths, (state) => look(phone, state))
  }

  it.each(['light', 'dark'] as const)(
    'axe finds nothing in any state (%s)',
    async (colorScheme) => {
      const found: string[] = []
      await inAllStates({ colorScheme }, axe, async (phone, state) => {
        const violations = await phone.evaluate<string[]>(VIOLATIONS)
        found.push(...violations.map((violation) => `${state}: ${violation}`))
      })
      expect(found).toEqual([])
    },
  )

  it('speaks the person’s language in every state, from right to left, and puts nothing else on the screen', async () => {
    const foreign = new Map<string, string>()
    await inAllStates({ language: 'ar-EG' }, '', async (phone, state) => {
      for (const word of await latinWords(phone)) foreign.set(word, state)
      expect(await phone.evaluate('return document.dir')).toBe('rtl')
    })
    expect(Object.fromEntries(foreign)).toEqual({})
  })

  it('comes in the phone’s language with one request, and its script changes nothing of that', async () => {
    const { phone } = opened(await world.openPage({ language: 'ko-KR' }))
    const texts = `return ['html', '#choose-text', '#take-text'].map((selector) => {
      const { lang, textContent } = document.querySelector(selector)
      return lang || textContent
    })`
    expect(await phone.evaluate(texts)).toEqual(['ko', '사진 선택', '사진 찍기'])
    expect(await loadedBesides(phone)).toEqual([])

    const { pathname } = new URL(world.laptop.url)
    await phone.open(`${pathname}?lang=fr`)
    await until('the script, which the policy of the French page admits', () =>
      phone.evaluate('return document.querySelector("#self").hidden === false'),
    )
    expect(await phone.evaluate('return navigator.language')).toBe('ko-KR')
    expect(await phone.evaluate(texts)).toEqual(['fr', 'Choisir des photos', 'Prendre une photo'])
    expect(await loadedBesides(phone)).toEqual([])
  })

  it.each([320, 430])(
    'fits %i pixels with text of twice the size, and loses nothing',
    async (width) => {
      const enlarge = 'document.documentElement.style.fontSize = "200%"'
      await inAllStates({ width }, enlarge, async (phone, state) => {
        expect(await phone.evaluate('return innerWidth')).toBe(width)
        expect(await phone.evaluate(LOST), state).toEqual([])
      })
    },
  )

  // The last one: the code of the others is old then.
  it('the page of an old code remembers what this phone sent, also narrow, large and dark', async () => {
    const { laptop } = world
    const open = async (colorScheme: 'light' | 'dark') => {
      const page = opened(await world.openPage({ colorScheme, width: 320 }))
      await page.choose(`${colorScheme}.jpg`)
      await page.says('1 photo saved on Test')
      return { ...page, colorScheme }
    }
    const phones = [await open('light'), await open('dark')]
    const old = new URL(laptop.url).pathname
    await laptop.receiver.renewCode()
    for (const { phone, says, colorScheme } of phones) {
      await phone.open(old)
      await says('Test has a new code.')
      await says(`${colorScheme}.jpg`)
      await says('600 × 400')
      await phone.evaluate(axe)
      expect(await phone.evaluate(VIOLATIONS)).toEqual([])
      await phone.evaluate('document.documentElement.style.fontSize = "200%"')
      expect(await phone.evaluate(LOST)).toEqual([])
      await phone.evaluate('document.querySelector("#code").focus()')
      await phone.write(laptop.receiver.listening().code)
      await phone.press('Enter')
      // While a page is left, nothing can be asked of it.
      const isOpen = () => phone.evaluate<boolean>('return !!document.querySelector("#choose")')
      await until('the phone page', () => isOpen().catch(() => false))
    }
  })
})

/** What axe finds in the page that it was put into. */
const VIOLATIONS = `
  const { violations } = await axe.run()
  return violations.map(({ id, help, nodes }) => id + ', ' + help + ': ' + nodes.map(({ html }) => html).join(' '))`

/** What reaches beyond the edges of the screen. */
const LOST = `
  const all = Array.from(document.querySelectorAll('body *:not(.visually-hidden):not(template *)'))
  const isOut = ({ left, right }) => right > innerWidth + 1 || left < -1
  return all.filter((one) => isOut(one.getBoundingClientRect())).map((one) => one.outerHTML.slice(0, 80))`

/** What the page has asked for besides itself and the computer's own answers. */
const loadedBesides = (phone: PhoneBrowser) =>
  phone.evaluate<string[]>(`
    const all = performance.getEntriesByType('resource')
    return all.filter(({ name }) => !/presence$|messages$/.test(name)).map(({ name }) => name)`)

/** What says something by its colour, in the state in which it can be seen. */
const COLOURED: Partial<Record<PhoneState, string>> = {
  name: '#colours',
  sending: '.total progress',
}

it('in forced colours the phones are told apart by their colour, and the progress is seen', async () => {
  const world = forThisTest(await startPhonesAndLaptop(openChromium))
  const { photos } = forThisTest(await paintAlbum(EVERY_KIND))
  const { phone } = forThisTest(await world.openPage({ forcesColours: true }))
  const drawn: Record<string, number> = {}
  const look = async (state: PhoneState) => {
    const part = COLOURED[state]
    if (part) drawn[state] = await coloursOf(phone, part)
  }
  const paths = photos.map(({ path }) => path)
  await throughAllStates(phone, world.wifi, paths, look)
  expect(drawn).toEqual({ name: 7, sending: 1 })
})

/** How many colours that are no grey a part of the page is drawn in, but for those of edges. */
async function coloursOf(phone: PhoneBrowser, selector: string): Promise<number> {
  const picture = await phone.android?.page.locator(selector).screenshot()
  if (!picture) throw new Error('Only Chromium draws a part of a page')
  const { data } = PNG.sync.read(picture)
  const pixels = new Map<string, number>()
  for (let at = 0; at < data.length; at += 4) {
    const colour = [...data.subarray(at, at + 3)]
    if (Math.max(...colour) - Math.min(...colour) > 40)
      pixels.set(colour.join(), (pixels.get(colour.join()) ?? 0) + 1)
  }
  const most = Math.max(...pixels.values())
  return [...pixels.values()].filter((count) => count > most / 4).length
}

/**
 * Words in Latin letters that stand on the screen or are read out, without names of files, of
 * products and of the computer.
 */
async function latinWords(phone: PhoneBrowser): Promise<string[]> {
  const texts = await phone.evaluate<string[]>(
    `return [document.body.innerText, ...Array.from(document.querySelectorAll('body [aria-label]'), (one) => one.ariaLabel)]`,
  )
  const known = /\bTest\b|notes\.txt|[\w-]+( \(\d+\))?\.(jpg|png|webp|heic)|Wi-Fi|Android|HEIC/g
  return texts.flatMap((text) => text.replace(known, '').match(/[A-Za-z]{2,}/g) ?? [])
}
