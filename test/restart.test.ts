import { describe, expect, it } from 'vitest'
import { startDesktopApp } from './support/desktop-app'
import { makeHome } from './support/home'
import { createOpened } from './support/opened'
import { landscape, paintAlbum } from './support/painted-photos'
import { send } from './support/photo-request'
import { scan } from './support/scan'
import { shapeOfPicture, tileOf } from './support/window-tiles'
import { startXDisplay } from './support/x-display'

describe('after a restart', () => {
  const opened = createOpened()

  it('has the same address, and the photos of earlier runs are there', async () => {
    const home = opened(await makeHome())
    const display = opened(await startXDisplay())
    const album = opened(await paintAlbum({ 'kept.jpg': landscape(1) }))
    const [photo] = album.photos
    if (!photo) throw new Error('The album is empty')

    const first = await startDesktopApp({ display, home })
    const url = await scan(display)
    await send(`${url}${photo.name}`, { method: 'PUT', body: photo.bytes })
    await tileOf(first.window, photo).waitFor()
    await first.close()

    const second = opened(await startDesktopApp({ display, home }))
    expect(await shapeOfPicture(tileOf(second.window, photo))).toBeCloseTo(4 / 3, 1)
    expect(await scan(display)).toBe(url)
  })
})
