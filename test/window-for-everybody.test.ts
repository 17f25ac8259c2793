import { describe, expect, it } from 'vitest'
import { axeFinds } from './support/axe'
import { startDesktopApp } from './support/desktop-app'
import { makeHome } from './support/home'
import { createOpened } from './support/opened'
import { landscape, paintAlbum } from './support/painted-photos'
import { throughEnlarged } from './support/window-states/enlarged'
import { throughFirstStart } from './support/window-states/first-start'
import { throughPhotos } from './support/window-states/photos'
import { type Cast, type Look, setStage } from './support/window-states/stage'
import { throughTroubles } from './support/window-states/troubles'
import { throughWall } from './support/window-states/wall'
import { startXDisplay } from './support/x-display'

const opened = createOpened()

async function cast(): Promise<Cast> {
  const album = opened(
    await paintAlbum({
      'one.jpg': landscape(1),
      'two.heic': { ...landscape(2), width: 480, height: 640, format: 'heic', orientation: 6 },
      'three.png': { ...landscape(3), format: 'png' },
      'four.jpg': landscape(4),
      'later.jpg': { ...landscape(5), width: 2000, height: 1500 },
      'last.jpg': { ...landscape(6), width: 1500, height: 2000 },
      'scan.tiff': { ...landscape(7), format: 'tiff' },
    }),
  )
  const [one, two, three, four, later, last, scan] = album.photos
  if (!one || !two || !three || !four || !later || !last || !scan) throw new Error('Not painted')
  return {
    phones: ['Mina’s iPhone', 'Violet Pixel', 'Joon’s Galaxy'],
    photos: [one, two, three, four],
    later: [later, last],
    withoutPreview: scan,
  }
}

describe('the window for everybody', () => {
  it.each(['light', 'dark'] as const)('axe finds nothing on any screen (%s)', async (theme) => {
    const display = opened(await startXDisplay())
    const home = opened(await makeHome())
    const desktop = opened(await startDesktopApp({ display, home, asSet: true }))
    // What is half faded in has half its contrast.
    await desktop.window.emulateMedia({ reducedMotion: 'reduce' })
    await desktop.window.evaluate(`bridge.changeSettings({ theme: '${theme}' })`)
    const found: string[] = []
    const look: Look = async (state) => {
      for (const line of await axeFinds(desktop.window)) found.push(`${state}: ${line}`)
    }
    const stage = setStage(desktop, home, look)
    const people = await cast()
    await throughFirstStart(stage, people)
    await throughPhotos(stage, people)
    await throughWall(stage, people)
    await throughEnlarged(stage, people)
    await throughTroubles(stage, people)
    expect(found).toEqual([])
  })
})
