import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { landscape } from './support/photos/painted-photos'
import { useFilledWindow } from './support/window/use-filled-window'
import { placeWindow } from './support/window/window-presence'
import { tileOf } from './support/window/window-tiles'

const { filled, window } = useFilledWindow({
  'acorn.jpg': {
    ...landscape(1),
    takenAt: { date: '2026:11:20 10:00:00', offset: '+00:00' },
  },
  'beach.jpg': {
    ...landscape(2),
    takenAt: { date: '2026:11:21 10:00:00', offset: '+00:00' },
  },
  'boat.jpg': {
    ...landscape(3),
    from: 'Violet Pixel',
    takenAt: { date: '2026:11:18 10:00:00', offset: '+00:00' },
  },
  'cat.jpg': { ...landscape(4), width: 480, height: 640 },
  'dune.jpg': landscape(5),
  'echo.jpg': landscape(6),
  'fern.jpg': landscape(7),
  'gate.jpg': landscape(8),
})

/** The names of the photos on the screen, in order. */
const shown = () =>
  window()
    .locator('[data-tile] .tile-name')
    .evaluateAll((names) => names.map(({ textContent }) => textContent ?? ''))

function tile(at: number) {
  const photo = filled().photos[at]
  if (!photo) throw new Error(`There is no photo ${at}`)
  return tileOf(window(), photo)
}
const names = (...places: number[]) => places.map((at) => filled().photos[at]?.name ?? '')

beforeEach(async () => {
  await window().keyboard.press('Escape')
})

describe('selecting as in a file manager, with the mouse', () => {
  it('selects one with a click and opens nothing', async () => {
    await tile(2).click()
    await tile(1).click()
    expect(await filled().selected()).toEqual(names(1))
    expect(await window().locator('dialog').count()).toBe(0)
  })

  it('adds and takes away with Ctrl, and stretches with Shift', async () => {
    await tile(0).click()
    await tile(3).click({ modifiers: ['Control'] })
    await tile(5).click({ modifiers: ['Shift'] })
    expect(await filled().selected()).toEqual(names(3, 4, 5))
    await tile(0).click({ modifiers: ['Control'] })
    await tile(4).click({ modifiers: ['Control'] })
    expect(await filled().selected()).toEqual(names(0, 3, 5))
  })

  it('selects what a drawn box touches, and lets go with a click beside the photos', async () => {
    const first = await tile(0).boundingBox()
    const third = await tile(2).boundingBox()
    if (!first || !third) throw new Error('The tiles are not drawn')
    const { mouse } = window()
    await mouse.move(first.x - 8, first.y - 10)
    await mouse.down()
    await mouse.move(third.x + 10, third.y + 20, { steps: 4 })
    expect(await window().locator('.selection-box').count()).toBe(1)
    await mouse.up()
    expect(await filled().selected()).toEqual(names(0, 1, 2))
    expect(await window().locator('.selection-box').count()).toBe(0)
    await mouse.click(first.x - 8, first.y - 10)
    expect(await filled().selected()).toEqual([])
  })

  it('opens the enlarged view with a double click', async () => {
    await tile(2).dblclick()
    await window()
      .getByRole('dialog', { name: filled().photos[2]?.name ?? '' })
      .waitFor()
    await window().keyboard.press('Escape')
    await window().getByRole('dialog').waitFor({ state: 'detached' })
  })
})

describe('selecting as in a file manager, with the keyboard', () => {
  it('goes with the arrows and stretches with Shift', async () => {
    await tile(1).click()
    await window().keyboard.press('ArrowRight')
    expect(await filled().selected()).toEqual(names(2))
    await window().keyboard.press('Shift+ArrowRight')
    await window().keyboard.press('Shift+ArrowRight')
    expect(await filled().selected()).toEqual(names(2, 3, 4))
    await window().keyboard.press('Shift+ArrowLeft')
    expect(await filled().selected()).toEqual(names(2, 3))
  })

  it('goes without selecting with Ctrl, and toggles with Ctrl and Space', async () => {
    await tile(0).click()
    await window().keyboard.press('Control+ArrowRight')
    await window().keyboard.press('Control+ArrowRight')
    expect(await filled().selected()).toEqual(names(0))
    await window().keyboard.press('Control+Space')
    expect(await filled().selected()).toEqual(names(0, 2))
  })

  it('selects all, and lets all go', async () => {
    await window().keyboard.press('Control+a')
    expect(await filled().selected()).toHaveLength(8)
    await window().keyboard.press('Escape')
    expect(await filled().selected()).toEqual([])
  })

  it('finds a photo by the first letters of its name', async () => {
    await tile(0).click()
    await window().keyboard.type('bo')
    expect(await filled().selected()).toEqual(['boat.jpg'])
  })

  it.each(['Enter', 'Space'])('opens the enlarged view with %s', async (key) => {
    await tile(3).click()
    await window().keyboard.press(key)
    await window()
      .getByRole('dialog', { name: filled().photos[3]?.name ?? '' })
      .waitFor()
    await window().keyboard.press('Escape')
    await window().getByRole('dialog').waitFor({ state: 'detached' })
    expect(await filled().selected()).toEqual(names(3))
  })
})

describe('the bar of selected photos', () => {
  const bar = () => window().getByRole('toolbar', { name: 'Selected photos' })
  const words = () => bar().locator('.bar-word').filter({ visible: true }).allTextContents()

  it('says in words what can be done, and the size of a single photo', async () => {
    await tile(4).click()
    await bar().getByText('480 × 640').waitFor()
    await expect.poll(words).toContain('Move to trash')
    expect(await words()).toHaveLength(await bar().locator('.bar-button').count())
  })

  it('has icons with tooltips where the words have no room, and hides none', async () => {
    const { desktop, display } = filled()
    await placeWindow(desktop, display, { x: 0, y: 0, width: 820, height: 700 })
    await tile(4).click()
    await expect.poll(words).toEqual([])
    const frame = await bar().boundingBox()
    for (const button of await bar().getByRole('button').all()) {
      const box = await button.boundingBox()
      expect(box && frame && box.x >= frame.x).toBe(true)
      expect(box && frame && box.x + box.width <= frame.x + frame.width).toBe(true)
    }
    await placeWindow(desktop, display, { x: 0, y: 0, width: 1200, height: 800 })
    await expect.poll(words).toContain('Move to trash')
  })

  it('leaves the second click of a double click to the photo below it', async () => {
    const { desktop, display, photos } = filled()
    await tile(4).click()
    const trash = await bar().getByRole('button', { name: 'Move to trash' }).boundingBox()
    if (!trash) throw new Error('The bar is not drawn')
    await window().keyboard.press('Escape')
    await bar().waitFor({ state: 'detached' })
    const x = trash.x + trash.width / 2
    const boxes = await Promise.all(photos.map((_, at) => tile(at).boundingBox()))
    const below = boxes
      .filter((box) => box !== null && box.x < x && x < box.x + box.width)
      .reduce((one, other) => (one && other && one.y > other.y ? one : other))
    if (!below) throw new Error('No photo is above the bar')
    // So high that the bar stands on the middle of that photo.
    const y = below.y + below.height / 2
    const height = Math.round(800 - (trash.y + trash.height / 2 - y))
    await placeWindow(desktop, display, { x: 0, y: 0, width: 1200, height })
    const hit = (at: string) => `document.elementFromPoint(${x}, ${y})?.closest('${at}') != null`
    await expect
      .poll(() => window().evaluate(`innerHeight === ${height} && ${hit('[data-tile]')}`))
      .toBe(true)
    // What the second click meets at the moment when the bar is there, however busy the machine is.
    await window().evaluate(`new MutationObserver((_, observer) => {
      if (!document.querySelector('.selection-bar')) return
      observer.disconnect()
      window.meetsPhoto = ${hit('[data-tile]')}
    }).observe(document.body, { childList: true, subtree: true })`)
    await window().mouse.click(x, y)
    await expect.poll(() => window().evaluate('window.meetsPhoto')).toBe(true)
    await expect.poll(() => window().evaluate(hit('.bar-trash'))).toBe(true)
    await placeWindow(desktop, display, { x: 0, y: 0, width: 1200, height: 800 })
  })
})

describe('choosing what is shown', () => {
  it('shows what has the words in its name, says how many, and explains when there is none', async () => {
    await window().keyboard.press('Control+f')
    await window().keyboard.type('BEACH')
    await expect.poll(shown).toEqual(['beach.jpg'])
    await window().getByText('1 of 8 photos').waitFor()
    expect(
      await window().getByRole('main').getByRole('heading', { level: 2 }).textContent(),
    ).toContain('1 photo')
    await window().keyboard.type('es')
    await window().getByText('Nothing found for “BEACHes”.').waitFor()
    await window().getByRole('button', { name: 'Show all photos' }).click()
    await expect.poll(shown).toHaveLength(8)
  })

  it.each([
    ['violet', ['boat.jpg']],
    ['November 18', ['boat.jpg']],
    ['2026-11-21', ['beach.jpg']],
    ['portrait', ['cat.jpg']],
    ['480 x 640', ['cat.jpg']],
    ['portr', ['cat.jpg']],
    ['b today', ['boat.jpg', 'beach.jpg']],
    ['>1MP', []],
  ])('understands “%s” in the search field', async (text, names) => {
    await window().getByRole('searchbox').fill(text)
    await expect.poll(shown).toEqual(names)
    await window().getByRole('searchbox').fill('')
    await expect.poll(shown).toHaveLength(8)
  })

  it('never keeps a photo selected that is not shown', async () => {
    await window().keyboard.press('Control+a')
    await window().getByRole('searchbox').fill('a')
    await expect
      .poll(() => filled().selected())
      .toEqual(['gate.jpg', 'cat.jpg', 'boat.jpg', 'beach.jpg', 'acorn.jpg'])
    await window().getByRole('searchbox').fill('')
  })

  it('shows what phones sent, or what was put into the folder by hand', async () => {
    const byHand = join(filled().home.folder, 'hand.jpg')
    const [photo] = filled().photos
    if (!photo) throw new Error('There is no photo')
    // Not the same bytes as any other.
    await writeFile(byHand, Buffer.concat([photo.bytes, Buffer.from('hand')]), { mode: 0o666 })
    await expect.poll(async () => (await shown()).length).toBe(9)
    await window().getByLabel('Phone', { exact: true }).selectOption('Added by hand')
    await expect.poll(shown).toEqual(['hand.jpg'])
    await window().getByLabel('Phone', { exact: true }).selectOption('From phones')
    await expect.poll(async () => (await shown()).toSorted()).not.toContain('hand.jpg')
    await rm(byHand)
    await expect.poll(() => window().getByLabel('Phone', { exact: true }).inputValue()).toBe('all')
    await expect.poll(shown).toHaveLength(8)
  })

  it('shows the photos of one phone', async () => {
    await window().getByLabel('Phone', { exact: true }).selectOption('Violet Pixel')
    await expect.poll(shown).toEqual(['boat.jpg'])
    await window().getByLabel('Phone', { exact: true }).selectOption('All phones')
    await expect.poll(shown).toHaveLength(8)
  })

  it('orders by the time they were taken', async () => {
    await window().getByLabel('Order').selectOption('By time taken')
    await expect
      .poll(async () => (await shown()).slice(-3))
      .toEqual(['beach.jpg', 'acorn.jpg', 'boat.jpg'])
    await window().getByText('Wednesday, November 18').waitFor()
    await window().getByLabel('Order').selectOption('Newest first')
    await expect.poll(shown).toEqual(filled().photos.map(({ name }) => name))
  })

  it('makes thumbnails larger and smaller by slider and keys, and remembers it', async () => {
    const height = async () => (await tile(7).boundingBox())?.height ?? 0
    const usual = await height()
    const slider = window().getByLabel('Thumbnail size')
    await slider.fill('4')
    await expect.poll(height).toBeGreaterThan(usual * 1.2)
    await window().keyboard.press('Escape')
    await tile(0).click()
    await window().keyboard.press('Control+0')
    await expect.poll(height).toBe(usual)
    await window().keyboard.press('Control+-')
    await expect.poll(height).toBeLessThan(usual)
    await window().reload()
    await tile(7).waitFor()
    expect(await slider.inputValue()).toBe('-1')
    await tile(0).click()
    await window().keyboard.press('Control+0')
  })

  it('knows after a night of sleep that it was yesterday', async () => {
    const heading = window().locator('.group-heading')
    await expect.poll(() => heading.first().innerText()).toMatch(/^Today/)
    await window().clock.install({ time: Date.now() + 24 * 3_600_000 })
    // Timers have slept too; what is left is that the window is seen again.
    await window().evaluate('document.dispatchEvent(new Event("visibilitychange"))')
    await expect.poll(() => heading.first().innerText()).toMatch(/^Yesterday/)
  })
})
