import type { Locator } from 'playwright-core'
import { afterEach, describe, expect, it } from 'vitest'
import { landscape } from './support/photos/painted-photos'
import { useFilledWindow } from './support/window/use-filled-window'

const { window, person } = useFilledWindow({
  'third.jpg': { ...landscape(3), width: 1200, height: 900 },
  'small.jpg': { ...landscape(1), width: 1600, height: 1200 },
  'large.jpg': { ...landscape(1), width: 2400, height: 1800 },
})

const compare = () => window().getByRole('dialog', { name: 'Compare' })
const sides = () => compare().getByRole('region')
const names = () => compare().getByRole('heading').allTextContents()

async function box(side: Locator) {
  const found = await side.locator('.picture').boundingBox()
  if (!found) throw new Error('No picture is drawn')
  return found
}
/** How much of each photo's width is drawn to the left of the middle of its stage. */
async function parts() {
  const shares: number[] = []
  for (const side of await sides().all()) {
    const stage = await side.locator('.lightbox-stage').boundingBox()
    const drawn = await box(side)
    shares.push(((stage?.x ?? 0) + (stage?.width ?? 0) / 2 - drawn.x) / drawn.width)
  }
  return shares
}

// One test that fails must not leave its dialog to the others.
afterEach(async () => {
  if ((await window().getByRole('dialog').count()) > 0) await window().keyboard.press('Escape')
  await window().getByRole('dialog').waitFor({ state: 'detached' })
})

describe('comparing two photos', () => {
  it('shows them side by side with their sizes, by keyboard', async () => {
    await person().select('large.jpg', 'small.jpg')
    await window().keyboard.press('c')
    await compare().waitFor()
    expect(await names()).toEqual(['large.jpg', 'small.jpg'])
    await sides().first().getByText('2400 × 1800').waitFor()
    await sides().last().getByText('1600 × 1200').waitFor()
    const [left, right] = [await box(sides().first()), await box(sides().last())]
    expect(left.x + left.width).toBeLessThanOrEqual(right.x)
    expect(left.width).toBeCloseTo(right.width, 0)
  })

  it('zooms and moves both as one, by mouse', async () => {
    await person().select('large.jpg', 'small.jpg')
    await person().press('Compare')
    await compare().waitFor()
    const whole = await box(sides().last())
    const at = await box(sides().first())
    const { mouse } = window()
    await mouse.move(at.x + at.width / 4, at.y + at.height / 2)
    await mouse.wheel(0, -500)
    await expect
      .poll(async () => (await box(sides().last())).width)
      .toBeGreaterThan(2 * whole.width)
    const [before] = await parts()
    await mouse.down()
    await mouse.move(at.x + at.width / 4 - 80, at.y + at.height / 2, { steps: 3 })
    await mouse.up()
    await expect.poll(async () => (await parts())[0]).toBeGreaterThan((before ?? 1) + 0.02)
    const [left, right] = await parts()
    expect(left).toBeCloseTo(right ?? 0, 2)
  })

  it('swaps them, goes to another and leaves, by keyboard', async () => {
    await person().select('large.jpg', 'small.jpg')
    await window().keyboard.press('c')
    await compare().waitFor()
    await window().keyboard.press('x')
    await expect.poll(names).toEqual(['small.jpg', 'large.jpg'])
    await window().keyboard.press('ArrowRight')
    await expect.poll(names).toEqual(['small.jpg', 'third.jpg'])
    await window().keyboard.press('Home')
    await expect.poll(names).toEqual(['small.jpg', 'large.jpg'])
    await window().keyboard.press('End')
    await expect.poll(names).toEqual(['small.jpg', 'third.jpg'])
    await window().keyboard.press('Space')
    await compare().waitFor({ state: 'detached' })
  })

  it('judges either side: stars, turns, and throws away what another takes the place of', async () => {
    await person().select('large.jpg', 'small.jpg')
    await window().keyboard.press('c')
    await compare().waitFor()
    const [left, right] = [sides().first(), sides().last()]
    await left.getByRole('button', { name: 'Star' }).click()
    await left.locator('[aria-pressed="true"]').waitFor()
    expect(await right.locator('[aria-pressed="true"]').count()).toBe(0)
    await right.hover()
    await window().keyboard.press('r')
    await right.locator('.picture[data-turned="true"]').waitFor()
    await window().keyboard.press('Delete')
    await expect.poll(names).toEqual(['large.jpg', 'third.jpg'])
    await window().keyboard.press('Control+z')
    await compare().getByText('1 photo restored').waitFor()
    await expect.poll(names).toEqual(['large.jpg', 'small.jpg'])
    await left.getByRole('button', { name: 'Move to trash' }).click()
    await expect.poll(names).toEqual(['third.jpg', 'small.jpg'])
    await compare().getByRole('button', { name: 'Undo' }).click()
    await compare().getByText('1 photo restored').waitFor()
    await expect.poll(names).toEqual(['large.jpg', 'small.jpg'])
  })

  it('begins in the enlarged view too, and swaps by mouse', async () => {
    await person().tile('large.jpg').dblclick()
    await window().getByRole('dialog').getByRole('button', { name: 'Compare' }).click()
    await compare().waitFor()
    expect(await names()).toEqual(['large.jpg', 'small.jpg'])
    await compare().getByRole('button', { name: 'Swap sides (X)' }).click()
    await expect.poll(names).toEqual(['small.jpg', 'large.jpg'])
    await compare().getByRole('button', { name: 'Next photo' }).click()
    await expect.poll(names).toEqual(['small.jpg', 'third.jpg'])
    await window().keyboard.press('Escape')
    await compare().waitFor({ state: 'detached' })
    const enlarged = window().getByRole('dialog')
    await enlarged.getByRole('heading', { name: 'small.jpg' }).waitFor()
    await window().keyboard.press('Escape')
    await enlarged.waitFor({ state: 'detached' })
    await person().select('large.jpg', 'small.jpg')
    await window().keyboard.press('c')
    await compare().getByRole('button', { name: 'Close' }).click()
    await enlarged.waitFor({ state: 'detached' })
  })
})
