import { beforeEach, describe, expect, it } from 'vitest'
import { landscape } from '../support/photos/painted-photos'
import { useFilledWindow } from '../support/window/use-filled-window'
import { xClipboard } from '../support/x11/x-clipboard'

const { filled, window, person } = useFilledWindow({
  'one.jpg': landscape(1),
  'two.jpg': landscape(2),
  'three.jpg': landscape(3),
})

const menu = () => window().getByRole('menu')

beforeEach(() => window().keyboard.press('Escape'))

describe('the menu of photos', () => {
  it('opens with the keyboard, goes with arrows, and does what it says', async () => {
    await person().select('one.jpg')
    await window().keyboard.press('Shift+F10')
    await window().getByRole('menu', { name: 'Photo' }).waitFor()
    const wanted = window().getByRole('menuitem', { name: 'Copy size' })
    const isReached = () => wanted.evaluate((item) => item.matches(':focus'))
    for (let step = 0; step < 10 && !(await isReached()); step += 1)
      await window().keyboard.press('ArrowDown')
    await window().keyboard.press('Enter')
    await expect.poll(xClipboard(filled().display).text).toBe('640 × 480')
    expect(await menu().count()).toBe(0)
  })

  it('means the photo under the pointer when that one is not selected', async () => {
    await person().select('one.jpg', 'two.jpg')
    await person().tile('three.jpg').click({ button: 'right' })
    expect(await filled().selected()).toEqual(['three.jpg'])
    await window().keyboard.press('Escape')
    expect(await menu().count()).toBe(0)
    expect(await filled().selected()).toEqual(['three.jpg'])
  })

  it('offers nothing that would do nothing', async () => {
    await person().select('one.jpg', 'two.jpg')
    await person().tile('one.jpg').click({ button: 'right' })
    const copy = window().getByRole('menuitem', { name: 'Copy image' })
    expect(await copy.getAttribute('aria-disabled')).toBe('true')
  })
})
