import { readFile, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { PNG } from 'pngjs'
import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import { createOpened, forThisTest } from './support/opened'
import { openChromium } from './support/phone/chromium-phone-browser'
import type { PhoneBrowser, PhoneSettings } from './support/phone/phone-browser'
import { PHONE_BROWSERS } from './support/phone/phone-browsers'
import {
  loadedBesides,
  type PhonesAndLaptop,
  startPhonesAndLaptop,
} from './support/phone/phone-page'
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
  afterEach(() => world.heal())

  /** @param prepare once the page is there */
  const inAllStates = async (
    settings: PhoneSettings,
    prepare: string,
    look: (phone: PhoneBrowser, state: PhoneState) => Promise<void>,
  ) => {
    const { phone } = forThisTest(await world.openPage(settings))
    await phone.evaluate(prepare)
    const paths = photos.map(({ path }) => path)
    await throughAllStates(phone, world.wifi, paths, (state) => look(phone, state))
  }

  it('axe finds nothing in any state in the dark, and all is in the person’s language, from right to left', async () => {
    const foreign = new Map<string, string>()
    const found: string[] = []
    const settings = { language: 'ar-EG', colorScheme: 'dark' } as const
    await inAllStates(settings, axe, async (phone, state) => {
      found.push(...(await axeFinds(phone, state)))
      for (const word of await latinWords(phone)) foreign.set(word, state)
      expect(await phone.evaluate('return document.dir')).toBe('rtl')
    })
    expect(found).toEqual([])
    expect(Object.fromEntries(foreign)).toEqual({})
  })

  it('axe finds nothing in any state in the light; 430 and 320 pixels fit text of twice the size: nothing is lost, cut or overprinted', async () => {
    const found: string[] = []
    await inAllStates({ width: 430 }, axe, async (phone, state) => {
      found.push(...(await axeFinds(phone, state)))
      await phone.evaluate(ENLARGE)
      expect(await spoiled(phone), state).toEqual(NOTHING)
      await phone.evaluate(NORMAL_SIZE)
    })
    expect(found).toEqual([])
  })

  it('comes in the phone’s language with one request, and its script changes nothing of that', async () => {
    const { phone } = forThisTest(await world.openPage({ language: 'ko-KR' }))
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

  it('fits them in languages with long words too, for a computer with a long name', async () => {
    const { laptop, ...more } = forThisTest(
      await startPhonesAndLaptop(openBrowser, { args: ['--name', LONG_NAME] }),
    )
    const { phone, choose } = forThisTest(await more.openPage({ width: 430 }))
    const notes = await more.photoNamed('notes.txt')
    await writeFile(notes, Buffer.alloc(9000, 'notes '))
    const { pathname } = new URL(laptop.url)
    const isThere = (selector: string) => () =>
      phone.evaluate<boolean>(`return !!document.querySelector('${selector}')`)
    for (const language of ['en', 'ko', 'de', 'ru', 'ar']) {
      const looksWhole = async (state: string) =>
        expect(await spoiled(phone), `${language}, ${state}`).toEqual(NOTHING)
      await phone.open(`${pathname}?lang=${language}`)
      await until(language, isThere(`[lang=${language}] #self:not([hidden])`))
      await phone.evaluate(ENLARGE)
      await looksWhole('empty')
      await laptop.receiver.setStopped(true)
      await choose(`${language}-Screenshot_20261130_164012.jpg`)
      await until('it to be stopped', isThere('#notice:not([hidden])'))
      await looksWhole('stopped')
      await laptop.receiver.setStopped(false)
      await phone.pick([notes], '#originals')
      await until('the end', isThere('.total[data-state=done] ~ #failures:not([hidden])'))
      await looksWhole('done')
    }
  })

  it('the page of an old code remembers what this phone sent, also narrow, large and dark', async () => {
    const { laptop } = world
    const open = async (colorScheme: 'light' | 'dark') => {
      const page = forThisTest(await world.openPage({ colorScheme, width: 320 }))
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
      await phone.evaluate(ENLARGE)
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
  const { violations } = await axe.run({ resultTypes: ['violations'], iframes: false })
  return violations.map(({ id, help, nodes }) => id + ', ' + help + ': ' + nodes.map(({ html }) => html).join(' '))`

async function axeFinds(phone: PhoneBrowser, state: PhoneState): Promise<string[]> {
  const violations = await phone.evaluate<string[]>(VIOLATIONS)
  return violations.map((violation) => `${state}: ${violation}`)
}

const NORMAL_SIZE = 'document.documentElement.style.fontSize = ""'
const ENLARGE = 'document.documentElement.style.fontSize = "200%"'
/** With a word that nothing says where to break. */
const LONG_NAME = 'Maximilian-Alexanders DESKTOP7QK2R9WLWOHNZIMMERRECHNER'

/**
 * Texts that stand on one another. The part of a letter's box above and below the letters may
 * overlap; what is in sight for ever, or opens, lies above the rest.
 */
const OVERPRINTED = `
  const lines = []
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  while (walker.nextNode()) {
    const text = walker.currentNode
    const of = text.parentElement
    if (of.closest('.visually-hidden, script, details:not([open]) > :not(summary)')) continue
    const layer = of.closest('.total, .actions, #self > div')
    const end = of.closest('.title')?.getBoundingClientRect().bottom ?? Infinity
    const range = document.createRange()
    range.selectNodeContents(text)
    for (const { left, right, top, bottom, width, height } of range.getClientRects()) {
      const [from, to] = [top + height / 5, bottom - height / 5]
      if (width > 2 && to < end) lines.push({ text, layer, left: left + 1, right: right - 1, from, to })
    }
  }
  const isOn = (a, b) =>
    a.text !== b.text && a.layer === b.layer &&
    a.left < b.right && b.left < a.right && a.from < b.to && b.from < a.to
  return lines.flatMap((a, at) =>
    lines.slice(at + 1).filter((b) => isOn(a, b)).map((b) => a.text.data.trim() + ' / ' + b.text.data.trim()))`

/** What hides a part of itself beside its edge, but for names, which end with dots. */
const CUT = `
  const all = Array.from(document.querySelectorAll('body *:not(.visually-hidden, input, progress, #self-name)'))
  const isCut = (one) =>
    getComputedStyle(one).overflowX !== 'visible' && one.scrollWidth > one.clientWidth + 1
  return all.filter(isCut).map((one) => one.outerHTML.slice(0, 80))`

const NOTHING = { lost: [], cut: [], overprinted: [] }
/** What of the page cannot be read at two widths of phones. */
async function spoiled(phone: PhoneBrowser) {
  const found: Record<keyof typeof NOTHING, string[]> = { lost: [], cut: [], overprinted: [] }
  const now = await phone.evaluate<number>('return innerWidth')
  for (const width of now === 320 ? [320, 430] : [430, 320]) {
    await phone.resize(width)
    await until('the width', () => phone.evaluate(`return innerWidth === ${width}`))
    found.lost.push(...(await phone.evaluate<string[]>(LOST)))
    found.cut.push(...(await phone.evaluate<string[]>(CUT)))
    found.overprinted.push(...(await phone.evaluate<string[]>(OVERPRINTED)))
  }
  return found
}

/** What reaches beyond the edges of the screen. */
const LOST = `
  const all = Array.from(document.querySelectorAll('body *:not(.visually-hidden):not(template *)'))
  const isOut = ({ left, right }) => right > innerWidth + 1 || left < -1
  return all.filter((one) => isOut(one.getBoundingClientRect())).map((one) => one.outerHTML.slice(0, 80))`

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
