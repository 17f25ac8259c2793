import { chmod, rename, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, it } from 'vitest'
import { LIMITS } from '../contract/http'
import { receivedFiles } from './support/disk/received-files'
import { sendHalf } from './support/network/photo-request'
import { newId, tusRequests } from './support/network/tus-request'
import { createOpened } from './support/opened'
import { startAndroidPhone } from './support/phone/android-phone'
import { pickFiles } from './support/phone/pick-files'
import { type BegunPhoto, type SendingPhone, sendingPhone } from './support/phone/sending-phone'
import { landscape, paintAlbum } from './support/photos/painted-photos'
import { until } from './support/until'
import { type DesktopApp, startDesktopApp } from './support/window/desktop-app'
import { fillDisplay } from './support/window/fill-display'
import {
  emptyFrames,
  filmWindow,
  kindsOfScenes,
  writeContactSheet,
} from './support/window/film-strip'
import { type Home, makeHome } from './support/window/home'
import { photosOf } from './support/window/window-bridge'
import { placeWindow } from './support/window/window-presence'
import { savedTileOf, shapeOfPicture, tileOf } from './support/window/window-tiles'
import { scan } from './support/x11/scan'
import { startXDisplay, type XDisplay } from './support/x11/x-display'

const SHOWN = `document.querySelector('.first .qr svg')
  ? 'first start'
  : document.querySelector('.qr svg') && document.querySelector('[data-tile]')
    ? 'photos'
    : document.body.innerText`

/** What the window shows, and the code as it is seen in this frame, CSS pixels. */
interface CodeShown {
  shown: string
  side: number
  left: number
}
const CODE_SHOWN = `(() => {
  const code = document.querySelector('.flying.qr') ?? document.querySelector('.qr')
  const { width, left } = code.getBoundingClientRect()
  return { shown: ${SHOWN}, side: Math.round(width), left: Math.round(left) }
})()`

const isLine = ({ side }: CodeShown): boolean => side < 60

/** Whether the phone's disc is seen inside of the code; null where there is no phone. */
const DISC = `(() => {
  const [code, disc] = ['.qr', '.phone-face'].map((each) =>
    document.querySelector(each)?.getBoundingClientRect())
  if (!disc) return null
  const [x, y] = [disc.x + disc.width / 2, disc.y + disc.height / 2]
  return x > code.left && x < code.right && y > code.top && y < code.bottom
})()`

const PANEL = `(() => {
  const panel = document.querySelector('.panel')
  const text = document.createRange()
  text.selectNodeContents(document.querySelector('.status-text'))
  return {
    scrolls: panel.scrollHeight > panel.clientHeight,
    lines: new Set(Array.from(text.getClientRects(), ({ top }) => top)).size,
    phonesAt: document.querySelector('.phones').getBoundingClientRect().top,
  }
})()`

const IS_CODE_WHOLE = `(() => {
  const code = document.querySelector('.panel .qr')
  return code.scrollHeight <= code.clientHeight
})()`

/** What a frame shows of each photo, and whether anything glides. */
interface Arriving {
  shown: string
  glides: boolean
  tiles: { id: string; left: number; top: number; hasPicture: boolean }[]
}
const ARRIVING = `({
  shown: ${SHOWN},
  glides: document.getAnimations().some(
    ({ effect }) => effect.target?.closest('[data-tile], .day')),
  tiles: Array.from(document.querySelectorAll('[data-tile]'), (tile) => {
    const { left, top } = tile.getBoundingClientRect()
    const hasPicture = tile.querySelector('img')?.complete ?? false
    return { id: tile.dataset.tile, left: Math.round(left), top: Math.round(top), hasPicture }
  }),
})`

describe('from the scan to the third photo', () => {
  const opened = createOpened()

  it('shows no empty frame, no photo that goes again, and nothing that jumps', async () => {
    const display = opened(await startXDisplay())
    const desktop = opened(await startDesktopApp({ display, home: opened(await makeHome()) }))
    const { window } = desktop
    await fillDisplay(desktop, display, { width: 1200, height: 800 })
    const phone = opened(await startAndroidPhone())
    const { photos } = opened(
      await paintAlbum({
        'one.jpg': { ...landscape(1), width: 3000, height: 2000 },
        'two.jpg': { ...landscape(2), width: 2000, height: 3000, orientation: 6 },
        'three.heic': { ...landscape(3), width: 480, height: 640, format: 'heic', orientation: 6 },
      }),
    )
    const film = await filmWindow<Arriving>(window, ARRIVING)
    await phone.page.goto(await scan(display))
    await pickFiles(
      phone.page,
      'Choose photos',
      photos.map(({ path }) => path),
    )
    for (const photo of photos) await savedTileOf(window, photo).locator('img').waitFor()
    await until('nothing to move', async () => {
      const { glides, tiles } = await film.facts()
      return !glides && tiles.length === 3 && tiles.every(({ hasPicture }) => hasPicture)
    })
    const strip = await film.stop()
    await writeContactSheet(strip, 'out/film-strips/first-three.png')

    expect(await emptyFrames(strip)).toEqual([])
    expect(kindsOfScenes(strip, ({ shown }) => shown)).toEqual(['first start', 'photos'])
    const pairs = strip.scenes.slice(1).map(({ facts }, at) => [strip.scenes[at]?.facts, facts])
    const wrong = pairs.flatMap(([before, after]) =>
      (before?.tiles ?? []).flatMap((tile) => {
        const now = after?.tiles.find(({ id }) => id === tile.id)
        if (!now || (tile.hasPicture && !now.hasPicture)) return [`${tile.id} goes`]
        const isStill = !before?.glides && !after?.glides
        const moves = now.left !== tile.left || now.top !== tile.top
        return isStill && moves ? [`${tile.id} jumps`] : []
      }),
    )
    expect(wrong).toEqual([])
  })
})

describe('the first photo, and the code that becomes the phone', () => {
  const opened = createOpened()
  let home: Home
  let display: XDisplay
  let desktop: DesktopApp
  let window: Page
  let minji: SendingPhone
  let url: string
  let others: SendingPhone[]
  const lost: BegunPhoto[] = []

  beforeAll(async () => {
    home = opened(await makeHome())
    display = opened(await startXDisplay())
    desktop = opened(await startDesktopApp({ display, home }))
    window = desktop.window
    await fillDisplay(desktop, display, { width: 1200, height: 800 })
    url = await scan(display)
    minji = sendingPhone(url, 'minji', 'Minji’s iPhone')
  })

  it('offers nothing to stop before anything has happened', async () => {
    expect(await window.getByRole('button', { name: 'Stop' }).count()).toBe(0)
  })

  it('comes out of the code when it opens the page, and stays beside it', async () => {
    const film = await filmWindow<boolean | null>(window, DISC, 0.2)
    await minji.tell('open')
    await until('the disc beside the code', async () => (await film.facts()) === false)
    const kinds = kindsOfScenes(await film.stop(), String)
    expect(kinds).toEqual(['null', 'true', 'false'])
    await window.getByRole('button', { name: 'Stop' }).waitFor()
  })

  it('does not move where the person wants no motion', async () => {
    await minji.tell('left')
    await window.locator('.phone').waitFor({ state: 'detached' })
    await window.emulateMedia({ reducedMotion: 'reduce' })
    const film = await filmWindow<boolean | null>(window, DISC)
    await minji.tell('open')
    await until('the disc beside the code', async () => (await film.facts()) === false)
    expect(kindsOfScenes(await film.stop(), String)).toEqual(['null', 'false'])
    await window.emulateMedia({ reducedMotion: null })
  })

  it('flashes nothing between the code and the first tile', async () => {
    const [photo] = opened(await paintAlbum({ 'first.jpg': landscape(4) })).photos
    if (!photo) throw new Error('The album is empty')
    const film = await filmWindow<CodeShown>(window, CODE_SHOWN, 0.2)

    const tus = tusRequests(url)
    const id = newId()
    await tus.create(photo.bytes.length, { id, filename: photo.name, filetype: 'image/jpeg' })
    // It comes, and has no shape yet.
    await tus.patch(id, 0, photo.bytes.subarray(0, 16))
    await window.getByText('Receiving 1 photo').first().waitFor()
    expect(await tus.patch(id, 16, photo.bytes.subarray(16))).toMatchObject({ status: 204 })
    await savedTileOf(window, photo).locator('img').waitFor()

    await until('the code in its line', async () => isLine(await film.facts()))

    const strip = await film.stop()
    expect(kindsOfScenes(strip, ({ shown }) => shown)).toEqual(['first start', 'photos'])
    expect(await emptyFrames(strip)).toEqual([])
    // The code begins where it was, and only becomes smaller.
    const codes = strip.scenes.map(({ facts }) => facts)
    const [before, ...beside] = codes.slice(codes.findIndex(({ shown }) => shown === 'photos') - 1)
    expect(beside[0]).toEqual({ ...before, shown: 'photos' })
    const sides = beside.map(({ side }) => side)
    expect(sides).toEqual(sides.toSorted((a, b) => b - a))
    expect(new Set(sides).size).toBeGreaterThan(2)
  })

  it('has the panel: the code is a line, which a click or N opens and N folds', async () => {
    const line = window.getByRole('button', { name: 'Show the code' })
    const digits = window.getByRole('button', { name: 'New code' })
    await line.click()
    await digits.waitFor()
    await window.keyboard.press('n')
    await line.waitFor()
    await window.keyboard.press('n')
    await digits.waitFor()
    await window.getByRole('button', { name: 'Fold the code' }).press('Enter')
    await line.and(window.locator(':focus')).waitFor()

    await window.emulateMedia({ reducedMotion: 'reduce' })
    await expect.poll(() => window.locator('.flying').count()).toBe(0)
    const film = await filmWindow<CodeShown>(window, CODE_SHOWN)
    await window.keyboard.press('n')
    await until('the code', async () => !isLine(await film.facts()))
    await window.keyboard.press('n')
    await until('the code in its line', async () => isLine(await film.facts()))
    expect(kindsOfScenes(await film.stop(), ({ side }) => String(side))).toHaveLength(3)
    await window.emulateMedia({ reducedMotion: null })

    await window.getByRole('searchbox').press('n')
    expect(await window.getByRole('searchbox').inputValue()).toBe('n')
    expect(await line.count()).toBe(1)
    await window.keyboard.press('Escape')
  })

  it('has a ring of how much of it is here, amber and still once the phone is lost', async () => {
    const ring = window.locator('.phone .phone-share')
    const colour = (name: string) =>
      window.evaluate<string>(`(() => {
        const probe = document.body.appendChild(document.createElement('i'))
        probe.style.color = 'var(--${name})'
        const { color } = getComputedStyle(probe)
        probe.remove()
        return color
      })()`)
    const stroke = () =>
      window.evaluate<string>(`getComputedStyle(document.querySelector('.phone-share')).stroke`)
    await minji.tell('sending', 3, 12)
    await expect.poll(() => ring.getAttribute('stroke-dasharray')).toBe('0.25 1')
    await minji.tell('sending', 9, 12)
    await expect.poll(() => ring.getAttribute('stroke-dasharray')).toBe('0.75 1')
    expect(await stroke()).toBe(await colour('good'))

    const [photo] = opened(await paintAlbum({ 'lost.jpg': landscape(5) })).photos
    if (!photo) throw new Error('The album is empty')
    const piece = await minji.begin(photo, 0.5)
    await minji.tell('sending', 9, 12)
    piece.breakOff()
    await minji.tell('left')
    await window.locator('.phone[data-state="lost"]').waitFor()
    expect(await stroke()).toBe(await colour('warn'))
    expect(await ring.getAttribute('stroke-dasharray')).toBe('0.75 1')
    await piece.cancel()
    await minji.tell('open')
    await ring.waitFor({ state: 'detached' })
  })

  it('leaves the panel in its place however long the status is, with two phones and the code', async () => {
    interface Panel {
      scrolls: boolean
      lines: number
      phonesAt: number
    }
    const panel = () => window.evaluate<Panel>(PANEL)
    const isCodeWhole = () => window.evaluate<boolean>(IS_CODE_WHOLE)
    const [photo] = opened(await paintAlbum({ 'long.jpg': landscape(6) })).photos
    if (!photo) throw new Error('The album is empty')
    await minji.tell('done')
    const long = sendingPhone(url, 'long', 'The violet Pixel of Maximilian')
    await minji.tell('left')
    await long.tell('open')
    const isIn = (lines: number) => async () => {
      const now = await panel()
      return now.lines === lines && now
    }
    const wrapped = await until('two lines', isIn(2))
    await minji.tell('open')
    const short = await until('one line', isIn(1))
    expect(short.phonesAt).toBe(wrapped.phonesAt)
    expect([short.scrolls, wrapped.scrolls]).toEqual([false, false])
    for (const language of ['de', 'ru'] as const) {
      await window.evaluate(`bridge.changeSettings({ language: '${language}' })`)
      await minji.tell('left')
      await long.tell('sending', 7, 23)
      const piece = await long.begin(photo, 0.5)
      piece.breakOff()
      await long.tell('left')
      const longest = await until('three lines', async () => {
        const now = await panel()
        return now.lines >= 3 && now
      })
      expect(longest).toMatchObject({ scrolls: false, phonesAt: short.phonesAt })
      const text = window.locator('.panel .status-text')
      expect(await text.getAttribute('title')).toBe(await text.textContent())
      await piece.cancel()
      await long.tell('open')
      await minji.tell('open')
    }
    await window.evaluate(`bridge.changeSettings({ language: null })`)
    await window.keyboard.press('n')
    await window.getByRole('button', { name: 'New code' }).waitFor()
    expect(await panel()).toMatchObject({ scrolls: false })
    expect(await isCodeWhole()).toBe(true)
    await placeWindow(desktop, display, { x: 0, y: 0, width: 800, height: 600 })
    await until('a small window', () => window.evaluate<boolean>('innerHeight === 600'))
    expect(await isCodeWhole()).toBe(true)
    await fillDisplay(desktop, display, { width: 1200, height: 800 })
  })

  it('has room for 27 phones beside the photos, and says first who is lost', async () => {
    interface Phones {
      scrolls: boolean
      names: string[]
      cut: number
    }
    const phones = () =>
      window.evaluate<Phones>(`(() => {
        const [panel, list] = ['.panel', '.phone-list ul'].map((each) => document.querySelector(each))
        const below = list.getBoundingClientRect().bottom
        return {
          scrolls: panel.scrollHeight > panel.clientHeight || list.scrollHeight > list.clientHeight,
          names: Array.from(list.querySelectorAll('.phone-name'), ({ textContent }) => textContent),
          cut: Array.from(list.children).filter((row) => row.getBoundingClientRect().bottom > below).length,
        }
      })()`)
    others = Array.from({ length: 25 }, (_, at) =>
      sendingPhone(url, `other-${at}`, `Phone ${at + 1}`),
    )
    for (const other of others) await other.tell('open')
    await window.getByRole('button', { name: 'Fold the code' }).click()
    await until('27 phones', async () => (await phones()).names.length === 27)
    const [photo] = opened(await paintAlbum({ 'away.jpg': landscape(7) })).photos
    if (!photo) throw new Error('Nothing is lost')
    for (const last of others.slice(-2)) {
      await last.tell('sending', 2, 4)
      await window.locator('.small-phone .phone-share').first().waitFor()
      const piece = await last.begin(photo, 0.5)
      piece.breakOff()
      lost.push(piece)
      await last.tell('left')
    }
    const firstTwo = async () => (await phones()).names.slice(0, 2).join()
    await until('the lost ones', async () => (await firstTwo()) === 'Phone 24,Phone 25')
    expect(await phones()).toMatchObject({ scrolls: false, cut: 0 })
    await window.locator('.phone-state').getByText('2 of 4, connection lost').waitFor()

    await window.getByRole('button', { name: 'Phone 7', exact: false }).first().press('Enter')
    await window
      .getByRole('button', { name: 'Send something to Phone 7' })
      .and(window.locator(':focus'))
      .waitFor()
  })

  it('has lists that are gone through by keys and scrolled by the wheel', async () => {
    // A display's tools find a window by its title, which says now who is lost.
    await window.setViewportSize({ width: 800, height: 480 })
    const tile = window.locator('[data-tile]').first()
    /** The list, what of it scrolls where it is long, and how it is opened. */
    const lists: [list: string, scroller: string | null, open?: () => Promise<unknown>][] = [
      ['.phone-list ul', '.panel'],
      ['.phones:not(.phone-list) ul', '.panel'],
      ['.notices', null],
      ['.menu', '.menu', () => tile.click({ button: 'right' })],
      ['.phone-choices', '.dialog-body', () => window.keyboard.press('Control+Shift+P')],
    ]
    for (const [list, scroller, open] of lists) {
      await open?.()
      const controls = window.locator(
        `${list} > * button, ${list} > button:not([aria-disabled="true"])`,
      )
      await controls.nth(1).waitFor()
      const focused = () =>
        window.evaluate<number>(`(() => {
          const rows = [...document.querySelector('${list}').children]
          return rows.findIndex((row) => row.contains(document.activeElement))
        })()`)
      await controls.first().focus()
      const first = await focused()
      await window.keyboard.press('End')
      const last = await focused()
      expect(last, list).toBeGreaterThan(first)
      await window.keyboard.press('ArrowUp')
      expect(await focused(), list).toBeLessThan(last)
      await window.keyboard.press('Home')
      expect(await focused(), list).toBe(first)

      if (scroller !== null) {
        const box = window.locator(scroller)
        const scrolled = () => box.evaluate(({ scrollTop }) => scrollTop)
        await box.hover({ position: { x: 40, y: 60 } })
        await window.mouse.wheel(0, -2000)
        await expect.poll(scrolled, { message: list }).toBe(0)
        await window.mouse.wheel(0, 120)
        await expect.poll(scrolled, { message: list }).toBeGreaterThan(0)
      }
      if (open) await window.keyboard.press('Escape')
    }
    await window.setViewportSize({ width: 1200, height: 800 })
    for (const piece of lost) await piece.cancel()
    for (const other of others) await other.tell('left')
    await window.locator('.small-phone').first().waitFor({ state: 'detached' })
  })

  it('shows a tile with its size before there is a file, and its picture when that is saved', async () => {
    const album = opened(
      // Half of it is more than the head that tells its size.
      await paintAlbum({ 'slow.jpg': { ...landscape(3), width: 2400, height: 1600 } }),
    )
    const [photo] = album.photos
    if (!photo) throw new Error('The album is empty')

    expect(photo.bytes.length).toBeGreaterThan(2 * LIMITS.headBytes)
    const upload = sendHalf(`${url}api/photos`, photo.name, photo.bytes)
    const tile = tileOf(window, photo)
    await tile.waitFor()
    expect((await receivedFiles(home.folder)).has(photo.name)).toBe(false)

    expect(await upload.finish()).toMatchObject({ status: 201 })
    expect(await shapeOfPicture(tile)).toBeCloseTo(1.5, 1)
    expect((await receivedFiles(home.folder)).get('slow.jpg')?.equals(photo.bytes)).toBe(true)
  })

  it('stands on its own day, where it is an old file that is put into the folder', async () => {
    const days = () => desktop.window.locator('.day h2').allTextContents()
    expect(await days()).toEqual([expect.stringContaining('Today')])
    const album = opened(await paintAlbum({ 'old.jpg': landscape(5), 'new.jpg': landscape(6) }))
    const [old, young] = album.photos
    if (!old || !young) throw new Error('The album is empty')
    // Beside the folder first: it is taken in with the time that it has when it is found.
    const path = join(home.path, 'old.jpg')
    await writeFile(path, old.bytes)
    await chmod(path, 0o666)
    const then = new Date(new Date().getFullYear() - 2, 10, 3, 12)
    await utimes(path, then, then)
    await rename(path, join(home.folder, 'old.jpg'))
    await savedTileOf(desktop.window, old).waitFor()
    await sendHalf(`${url}api/photos`, young.name, young.bytes).finish()
    await savedTileOf(desktop.window, young).waitFor()
    expect(await days()).toEqual([
      expect.stringMatching(/^Today3 photos/),
      expect.stringMatching(/November 3, \d+1 photo/),
    ])
  })

  /** From the first photo of today to the last: where each is, and whether anything glides. */
  const POSITIONS = `({
    tiles: [...document.querySelectorAll('.day:first-of-type [data-tile]')]
      .map((tile) => [tile.dataset.tile, tile.parentElement.getBoundingClientRect()])
      .map(([id, { left, top }]) => ({ id, left, top })),
    glides: document.getAnimations().some(({ transitionProperty }) => transitionProperty === 'transform'),
  })`
  interface Positions {
    tiles: { id: string; left: number; top: number }[]
    glides: boolean
  }
  const positions = () => desktop.window.evaluate<Positions>(POSITIONS)
  /** The newest photo is alone in its row, or is not, and nothing moves. */
  const atRest = (count: number, isAlone: boolean) =>
    until(`${count} photos to lie still`, async () => {
      const now = await positions()
      const [newest, next] = now.tiles
      const isSo = newest && next && newest.top < next.top === isAlone
      return !now.glides && now.tiles.length === count && isSo ? now : null
    })

  it.each([
    { reducedMotion: 'no-preference', glides: true, there: 3 },
    { reducedMotion: 'reduce', glides: false, there: 4 },
  ] as const)(
    'stands in a row of its own, and all rows are filled when nothing comes any more: $reducedMotion',
    async ({ reducedMotion, glides, there }) => {
      const { window } = desktop
      await window.emulateMedia({ reducedMotion })
      // Nothing that came before counts as coming in any more.
      await until('some time to pass', async () =>
        (await photosOf(window)).every(({ receivedAt }) => Date.now() - receivedAt > 3000),
      )
      await window.reload()
      const before = await atRest(there, false)
      const slow = { ...landscape(there), width: 2400, height: 1600 }
      const album = opened(await paintAlbum({ [`row-${there}.jpg`]: slow }))
      const [photo] = album.photos
      if (!photo) throw new Error('The album is empty')
      const film = await filmWindow<Positions>(window, POSITIONS)
      const upload = sendHalf(`${url}api/photos`, photo.name, photo.bytes)
      await tileOf(window, photo).waitFor()
      const own = await atRest(there + 1, true)
      const left = ({ tiles }: Positions) => new Map(tiles.map((tile) => [tile.id, tile.left]))
      for (const { id, left: x } of before.tiles) expect(left(own).get(id)).toBe(x)
      await upload.finish()
      const filled = await atRest(there + 1, false)
      const { scenes } = await film.stop()
      expect(scenes.some(({ facts }) => facts.glides)).toBe(glides)
      // From where it was to where it is, and never back.
      for (const { id } of before.tiles) {
        const xs = scenes.flatMap(({ facts }) => left(facts).get(id) ?? [])
        const sorted = xs.toSorted((a, b) => a - b)
        expect([sorted, sorted.toReversed()]).toContainEqual(xs)
        expect(xs.at(-1)).toBe(left(filled).get(id))
      }
      await window.emulateMedia({ reducedMotion: null })
    },
  )
})
