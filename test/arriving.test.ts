import { beforeAll, describe, expect, it } from 'vitest'
import { LIMITS } from '../contract/http'
import { receivedFiles } from './support/disk/received-files'
import { sendHalf } from './support/network/photo-request'
import { createOpened } from './support/opened'
import { landscape, paintAlbum } from './support/photos/painted-photos'
import { type DesktopApp, startDesktopApp } from './support/window/desktop-app'
import { type Home, makeHome } from './support/window/home'
import { shapeOfPicture, tileOf } from './support/window/window-tiles'
import { scan } from './support/x11/scan'
import { startXDisplay } from './support/x11/x-display'

describe('a photo that is still arriving', () => {
  const opened = createOpened()
  let home: Home
  let desktop: DesktopApp
  let url: string

  beforeAll(async () => {
    home = opened(await makeHome())
    const display = opened(await startXDisplay())
    desktop = opened(await startDesktopApp({ display, home }))
    url = await scan(display)
  })

  it('has its tile with its size before it has its file, and its picture when it is saved', async () => {
    const album = opened(
      // Half of it is more than the head that tells its size.
      await paintAlbum({ 'slow.jpg': { ...landscape(3), width: 2400, height: 1600 } }),
    )
    const [photo] = album.photos
    if (!photo) throw new Error('The album is empty')

    expect(photo.bytes.length).toBeGreaterThan(2 * LIMITS.headBytes)
    const upload = sendHalf(`${url}api/photos`, photo.name, photo.bytes)
    const tile = tileOf(desktop.window, photo)
    await tile.waitFor()
    expect((await receivedFiles(home.folder)).size).toBe(0)

    expect(await upload.finish()).toMatchObject({ status: 201 })
    expect(await shapeOfPicture(tile)).toBeCloseTo(1.5, 1)
    expect((await receivedFiles(home.folder)).get('slow.jpg')?.equals(photo.bytes)).toBe(true)
  })
})
