import { beforeAll, describe, expect, it } from 'vitest'
import { useOf } from '../bench/process-tree'
import { createOpened } from './support/opened'
import { until } from './support/until'
import { type DesktopApp, startDesktopApp } from './support/window/desktop-app'
import { makeHome } from './support/window/home'
import { fillHome } from './support/window/ten-thousand'
import { startXDisplay } from './support/x11/x-display'

const PHOTOS = 10_000
const MIB = 1024 * 1024

interface Trip {
  mostTiles: number
  /** Tiles that had the picture of another photo. */
  wrong: number
  screens: number
}

/**
 * Goes through the gallery from end to end and back, four screens at a time, and waits for a frame
 * at each.
 */
const TRIP = `(async () => {
  const gallery = document.querySelector('.gallery')
  const room = gallery.scrollHeight - gallery.clientHeight
  const step = gallery.clientHeight * 4
  let [mostTiles, screens, wrong] = [0, 0, 0]
  const look = async (top) => {
    gallery.scrollTop = top
    await new Promise((done) => requestAnimationFrame(done))
    const tiles = [...document.querySelectorAll('[data-tile]')]
    mostTiles = Math.max(mostTiles, tiles.length)
    for (const tile of tiles) {
      const picture = tile.querySelector('img')
      if (picture && !picture.src.endsWith(tile.dataset.tile)) wrong += 1
    }
    screens += 1
  }
  for (let top = 0; top < room; top += step) await look(top)
  for (let top = room; top > 0; top -= step) await look(top)
  return { mostTiles, screens, wrong }
})()`

describe('ten thousand photos', () => {
  const opened = createOpened()
  let app: DesktopApp

  beforeAll(async () => {
    const home = opened(await makeHome())
    await fillHome(home, PHOTOS)
    const display = opened(await startXDisplay())
    app = opened(await startDesktopApp({ display, home, args: ['--port', '0'] }))
    await app.window.locator('[data-tile]').first().waitFor()
  })

  it('are all there, by day', async () => {
    await app.window.getByText('700 photos').first().waitFor()
    await app.window.keyboard.press('Control+a')
    await app.window.getByText('10,000 selected').waitFor()
    await app.window.keyboard.press('Escape')
  })

  it('are gone through by their dates, with keys and with the pointer', async () => {
    const { window } = app
    const dates = window.getByRole('slider', { name: 'Date' })
    const day = () => dates.getAttribute('aria-valuetext')
    /** The heading that is nearest to the upper edge. */
    const seen = () =>
      window.evaluate<string>(`(() => {
        const { top } = document.querySelector('.gallery').getBoundingClientRect()
        const days = [...document.querySelectorAll('.day')]
        const day = days.find((each) => each.getBoundingClientRect().bottom > top + 20)
        return day?.querySelector('h2').firstChild.textContent ?? ''
      })()`)
    expect(await dates.locator('.scrubber-mark').count()).toBeGreaterThan(3)
    await dates.focus()
    await window.keyboard.press('ArrowDown')
    await expect.poll(day).not.toBe('Yesterday')
    const second = await day()
    await expect.poll(seen).toBe(second)
    await window.keyboard.press('ArrowDown')
    await expect.poll(day).not.toBe(second)
    await window.keyboard.press('ArrowUp')
    await expect.poll(seen).toBe(second)
    await window.keyboard.press('End')
    await expect.poll(day).not.toBe(second)
    const last = await day()
    await expect.poll(seen).toBe(last)
    await window.keyboard.press('Home')
    await expect.poll(seen).toBe('Yesterday')

    const box = await dates.boundingBox()
    if (!box) throw new Error('The dates are not drawn')
    await window.mouse.move(box.x + 30, box.y + 2)
    await window.mouse.down()
    await window.mouse.move(box.x + 30, box.y + box.height - 1, { steps: 5 })
    await expect.poll(seen).toBe(last)
    await window.mouse.up()
    await window.mouse.wheel(0, -100_000_000)
    await expect.poll(seen).toBe('Yesterday')
  })

  it('are scrolled from end to end and back again and again with few tiles and no more memory', async () => {
    const pid = app.electron.process().pid ?? 0
    const memory = async () => (await useOf(pid)).residentBytes / MIB
    const after: number[] = []
    const focused = app.window.locator('[data-tile]').nth(1)
    await focused.focus()
    const id = await focused.getAttribute('data-tile')
    for (let trip = 0; trip < 3; trip += 1) {
      const { mostTiles, screens, wrong } = await app.window.evaluate<Trip>(TRIP)
      expect(mostTiles).toBeLessThan(250)
      expect(wrong).toBe(0)
      expect(await app.window.locator(':focus').getAttribute('data-tile')).toBe(id)
      expect(screens).toBeGreaterThan(100)
      after.push(await memory())
    }
    // The first trips fill caches, which have a bound; what grows with each trip is lost.
    expect(after.at(-1)).toBeLessThan(Math.max(...after.slice(0, 2)) * 1.15)
  })

  it('show the pictures of where one stops, though hundreds were asked for on the way', async () => {
    const pictures = await until('the pictures on the screen', () =>
      app.window.evaluate<number | null>(`(() => {
        const all = [...document.querySelectorAll('[data-tile]')].filter((tile) => {
          const { top, bottom } = tile.getBoundingClientRect()
          return bottom > 0 && top < innerHeight
        })
        const shown = all.filter((tile) => tile.querySelector('img[data-state="shown"]'))
        return all.length > 0 && shown.length === all.length ? shown.length : null
      })()`),
    )
    expect(pictures).toBeGreaterThan(10)
  })
})
