import { beforeAll, describe, expect, it } from 'vitest'
import { LIMITS } from '../contract/http'
import { type DesktopApp, startDesktopApp } from './support/desktop-app'
import { type Home, makeHome } from './support/home'
import { createOpened } from './support/opened'
import { landscape, paintAlbum } from './support/painted-photos'
import { sendHalf } from './support/photo-request'
import { receivedFiles } from './support/received-files'
import { scan } from './support/scan'
import { shapeOfPicture, tileOf } from './support/window-tiles'
import { startXDisplay } from './support/x-display'

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
