import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { landscape } from './support/photos/painted-photos'
import { until } from './support/until'
import { useFilledWindow } from './support/window/use-filled-window'
import { tileOf } from './support/window/window-tiles'

const { filled, window } = useFilledWindow({
  'large.jpg': {
    ...{ ...landscape(1), width: 2400, height: 1600, orientation: 6 },
    camera: { make: 'Apple', model: 'iPhone 15' },
    takenAt: { date: '2026:05:17 18:42:10', offset: '+00:00' },
    location: { latitude: 37.5, longitude: 127 },
  },
  'plain.jpg': landscape(2),
})

const dialog = () => window().getByRole('dialog')
const level = () => dialog().getByRole('button', { name: /%$/ })
const picture = () => dialog().getByRole('img')
async function box() {
  const found = await picture().boundingBox()
  if (!found) throw new Error('No picture is drawn')
  return found
}

async function enlarge(name: string) {
  const photo = filled().photos.find((each) => each.name === name)
  if (!photo) throw new Error(`There is no ${name}`)
  await tileOf(window(), photo).dblclick()
  await picture().waitFor()
  // It comes in growing a little.
  await until('it to stand still', () =>
    window().evaluate<boolean>('document.querySelector("dialog").getAnimations().length === 0'),
  )
}
async function close() {
  await window().keyboard.press('Escape')
  await dialog().waitFor({ state: 'detached' })
}

// One test that fails must not leave its dialog to the others.
afterEach(async () => {
  if ((await dialog().count()) > 0) await window().keyboard.press('Escape')
})

describe('the enlarged view', () => {
  it('shows a photo whole at first, and pixel by pixel with 1 and with the mouse', async () => {
    await enlarge('large.jpg')
    const whole = await box()
    expect(whole.width).toBeLessThan(1200)
    expect(whole.width / whole.height).toBeCloseTo(1.5, 2)
    await window().keyboard.press('1')
    await expect.poll(() => level().textContent()).toBe('100%')
    expect(await box()).toMatchObject({ width: 2400, height: 1600 })
    await window().keyboard.press('0')
    expect(await box()).toEqual(whole)
    await level().click()
    expect((await box()).width).toBe(2400)
    await level().click()
    expect(await box()).toEqual(whole)
    await close()
  })

  it('goes nearer around the pointer with the wheel, and moves with a drag', async () => {
    await enlarge('large.jpg')
    const whole = await box()
    const pointer = { x: whole.x + whole.width / 4, y: whole.y + whole.height / 4 }
    const { mouse } = window()
    await mouse.move(pointer.x, pointer.y)
    await mouse.wheel(0, -600)
    await expect.poll(async () => (await box()).width).toBeGreaterThan(2 * whole.width)
    const near = await box()
    expect((pointer.x - near.x) / near.width).toBeCloseTo(0.25, 2)
    expect((pointer.y - near.y) / near.height).toBeCloseTo(0.25, 2)
    await mouse.down()
    await mouse.move(pointer.x + 60, pointer.y + 40, { steps: 3 })
    await mouse.up()
    await expect.poll(async () => (await box()).x - near.x).toBeCloseTo(60, 0)
    expect((await box()).y - near.y).toBeCloseTo(40, 0)
    await close()
  })

  it('goes nearer and farther around the pointer with a pinch, faster than with the wheel', async () => {
    await enlarge('large.jpg')
    const whole = await box()
    const pointer = { x: whole.x + whole.width / 4, y: whole.y + whole.height / 2 }
    await window().mouse.move(pointer.x, pointer.y)
    // Chromium tells of a trackpad's pinch as of a wheel with Ctrl.
    await window().keyboard.down('Control')
    await window().mouse.wheel(0, -100)
    await expect.poll(async () => (await box()).width / whole.width).toBeCloseTo(Math.E, 1)
    const near = await box()
    expect((pointer.x - near.x) / near.width).toBeCloseTo(0.25, 2)
    await window().mouse.wheel(0, 200)
    await window().keyboard.up('Control')
    await expect.poll(box).toEqual(whole)
    // The page itself is as large as before.
    expect(await window().evaluate<number>('visualViewport.scale')).toBe(1)
    await close()
  })

  it('goes nearer and farther with + and -, and starts whole at the next photo', async () => {
    await enlarge('large.jpg')
    const whole = await box()
    await window().keyboard.press('+')
    expect((await box()).width / whole.width).toBeCloseTo(1.5, 1)
    await window().keyboard.press('-')
    expect((await box()).width).toBeCloseTo(whole.width, 0)
    await window().keyboard.press('1')
    await window().keyboard.press('ArrowLeft')
    await dialog().getByRole('heading', { name: 'plain.jpg' }).waitFor()
    await window().keyboard.press('ArrowRight')
    await dialog().getByRole('heading', { name: 'large.jpg' }).waitFor()
    expect(await box()).toEqual(whole)
    await close()
  })

  it('tells all that is known of a photo, by key and by button', async () => {
    await enlarge('large.jpg')
    await window().keyboard.press('i')
    const details = dialog().getByRole('complementary', { name: 'Details' })
    const text = (await details.innerText()).replaceAll(/\s+/g, ' ')
    expect(text).toContain('Size 2400 × 1600')
    expect(text).toContain('In the file stored as 1600 × 2400, orientation 6')
    expect(text).toContain('Camera Apple iPhone 15')
    expect(text).toContain('Location in the file')
    await dialog().getByRole('button', { name: 'Details' }).click()
    expect(await details.count()).toBe(0)
    await close()
  })

  it('explains a photo that cannot be shown', async () => {
    const [plain] = filled().photos
    const path = join(filled().home.folder, plain?.name ?? '')
    const bytes = await readFile(path)
    // Still known, but no longer a picture.
    await writeFile(path, Buffer.alloc(bytes.length))
    const photo = filled().photos[0]
    if (!photo) throw new Error('There is no photo')
    await tileOf(window(), photo).dblclick()
    await dialog().getByRole('alert').getByText('This picture cannot be shown here.').waitFor()
    await close()
  })
})
