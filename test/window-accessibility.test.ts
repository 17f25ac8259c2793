import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { forThisTest } from './support/opened'
import { landscape, paintAlbum } from './support/photos/painted-photos'
import { until } from './support/until'
import { axeFinds } from './support/window/axe'
import { startDesktopApp } from './support/window/desktop-app'
import { fillDisplay } from './support/window/fill-display'
import { makeHome } from './support/window/home'
import { tabThrough } from './support/window/tab-walk'
import { throughEnlarged } from './support/window/window-states/enlarged'
import { throughErrors } from './support/window/window-states/errors'
import { throughFirstStart } from './support/window/window-states/first-start'
import { throughPhotos } from './support/window/window-states/photos'
import { type Cast, setStage } from './support/window/window-states/stage'
import { throughWall } from './support/window/window-states/wall'
import { wordsCut } from './support/window/words-cut'
import { startXDisplay } from './support/x11/x-display'

async function cast(): Promise<Cast> {
  const album = forThisTest(
    await paintAlbum({
      'one.jpg': landscape(1),
      'two.heic': { ...landscape(2), width: 480, height: 640, format: 'heic', orientation: 6 },
      'three.png': { ...landscape(3), format: 'png' },
      'four.jpg': landscape(4),
      'later.jpg': { ...landscape(5), width: 2000, height: 1500 },
      'last.jpg': { ...landscape(6), width: 1500, height: 2000 },
    }),
  )
  const [one, two, three, four, later, last] = album.photos
  if (!one || !two || !three || !four || !later || !last) throw new Error('Not painted')
  return {
    phones: ['Mina’s iPhone', 'Violet Pixel', 'Joon’s Galaxy'],
    photos: [one, two, three, four],
    later: [later, last],
  }
}

/** Every screen of the window, in a size and a language. */
async function throughAll(
  language: string,
  look: (window: Page, state: string) => Promise<void>,
  size = { width: 1280, height: 800 },
): Promise<void> {
  const display = forThisTest(await startXDisplay(size))
  const home = forThisTest(await makeHome())
  const desktop = forThisTest(await startDesktopApp({ display, home, language, asSet: true }))
  await fillDisplay(desktop, display, size)
  // What is half faded in has half its contrast.
  await desktop.window.emulateMedia({ reducedMotion: 'reduce' })
  const stage = setStage(desktop, home, (state) => look(desktop.window, state))
  const people = await cast()
  await throughFirstStart(stage, people)
  await throughPhotos(stage, people)
  await throughWall(stage, people)
  await throughEnlarged(stage, people)
  await throughErrors(stage, people)
}

describe('the window for everybody', () => {
  it('axe finds nothing on any screen, light or dark, and the Tab key reaches every part', async () => {
    const tabbed = ['waiting', 'checklist', 'photos', 'asking']
    const found: string[] = []
    await throughAll('en', async (window, state) => {
      for (const [colorScheme, what] of LIGHT_AND_DARK) {
        await window.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
        const finds = await axeFinds(window, what)
        found.push(...finds.map((line) => `${state}, ${colorScheme}: ${line}`))
      }
      if (!tabbed.includes(state)) return
      const { missed, unseen } = await tabThrough(window)
      found.push(...missed.map((control) => `${state}: not reached: ${control}`))
      found.push(...unseen.map((control) => `${state}: focus not seen: ${control}`))
    })
    expect(found).toEqual([])
  })

  it('cuts no word of a long language at 800 x 600', async () => {
    const cut: string[] = []
    const look = async (window: Page, state: string) => {
      // Open menus were placed for the last one.
      for (const language of ['ko', 'de', 'ru']) {
        await speak(window, language)
        for (const words of await wordsCut(window)) cut.push(`${state}, ${language}: ${words}`)
      }
    }
    await throughAll('de', look, { width: 800, height: 600 })
    expect(cut).toEqual([])
  })
})

/** In the dark only the colours are others. */
const LIGHT_AND_DARK = [
  ['light', 'all'],
  ['dark', 'colours'],
] as const

/** The window speaks another language from now on, in the state that it is in. */
async function speak(window: Page, language: string): Promise<void> {
  await window.evaluate(`bridge.changeSettings({ language: '${language}' })`)
  await until(language, () => window.evaluate(`document.documentElement.lang === '${language}'`))
  // The rest of the window is drawn in the same frame, or the next.
  await window.evaluate(
    'new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))',
  )
}
