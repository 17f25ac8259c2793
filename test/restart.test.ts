import { beforeAll, describe, expect, it } from 'vitest'
import type { ToldState } from '../contract/bridge'
import type { OwnSettings, SettingsView } from '../contract/settings'
import { freePort } from './support/network/free-port'
import { createOpened } from './support/opened'
import { sendPhotos } from './support/phone/send-photos'
import { landscape, type PaintedPhoto, paintAlbum } from './support/photos/painted-photos'
import { until } from './support/until'
import { type DesktopApp, startDesktopApp } from './support/window/desktop-app'
import { makeHome } from './support/window/home'
import { photosOf } from './support/window/window-bridge'
import { placeOf, placeWindow } from './support/window/window-presence'
import { shapeOfPicture, tileOf } from './support/window/window-tiles'
import { scan } from './support/x11/scan'
import { startXDisplay, type XDisplay } from './support/x11/x-display'

/**
 * What a restart could lose of what the window sets; folder and computer's name are the command
 * line's here.
 */
const CHOSEN = {
  accept: 'any',
  askFirst: true,
  theme: 'dark',
  language: 'en',
  notifications: false,
  sound: false,
} as const satisfies Partial<OwnSettings>

const PLACE = { x: 130, y: 70, width: 900, height: 620 }

describe('after a restart', () => {
  const opened = createOpened()
  let display: XDisplay
  let photos: PaintedPhoto[]
  let url: string
  let before: Seen
  let again: DesktopApp

  beforeAll(async () => {
    display = opened(await startXDisplay())
    const home = opened(await makeHome())
    const pictures = { 'one.jpg': landscape(1), 'two.jpg': landscape(2), 'three.jpg': landscape(3) }
    photos = opened(await paintAlbum(pictures)).photos

    // A port that no other app of the tests takes between the two runs.
    const port = await freePort()
    const first = await startDesktopApp({ display, home, args: ['--port', `${port}`] })
    url = await scan(display)
    for (const photo of photos) await sendPhotos(url, 'Green iPhone', [photo])
    for (const photo of photos) await tileOf(first.window, photo).waitFor()
    await first.window.evaluate(`bridge.changeSettings(${JSON.stringify(CHOSEN)})`)
    await placeWindow(first, display, PLACE)
    before = await look(first)
    await first.close()
    again = opened(await startDesktopApp({ display, home }))
  })

  it('phones find it under the same code, digits and port', async () => {
    expect(await scan(display)).toBe(url)
    const { listening } = (await look(again)).state
    expect(listening.code).toBe(before.state.listening.code)
    expect(listening.port).toBe(before.state.listening.port)
  })

  it('the gallery has the same photos in the same order, from whom they came, with their pictures', async () => {
    const { state } = await look(again)
    const names = (await photosOf(again.window)).map(({ name }) => name)
    expect(names).toEqual(['three.jpg', 'two.jpg', 'one.jpg'])
    expect(JSON.parse(state.photos)).toEqual(JSON.parse(before.state.photos))
    for (const photo of photos)
      expect(await shapeOfPicture(tileOf(again.window, photo))).toBeCloseTo(4 / 3, 1)
  })

  it('everything is set as it was', async () => {
    const { view } = await look(again)
    expect(view.settings).toMatchObject(CHOSEN)
    expect(view.settings).toEqual(before.view.settings)
    expect(view.notice).toBeNull()
    expect(await again.electron.evaluate(async ({ nativeTheme }) => nativeTheme.themeSource)).toBe(
      'dark',
    )
  })

  it('the window stands where it stood', async () => {
    expect(await until('the window', () => placeOf(again))).toEqual(PLACE)
  })
})

interface Seen {
  state: ToldState
  view: SettingsView
}

const look = async ({ window }: DesktopApp): Promise<Seen> => ({
  state: await window.evaluate('bridge.readState()'),
  view: await window.evaluate('bridge.readSettings()'),
})
