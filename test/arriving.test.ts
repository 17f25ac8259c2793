import { chmod, rename, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { LIMITS } from '../contract/http'
import { receivedFiles } from './support/disk/received-files'
import { sendHalf } from './support/network/photo-request'
import { newId, tusRequests } from './support/network/tus-request'
import { createOpened } from './support/opened'
import { landscape, paintAlbum } from './support/photos/painted-photos'
import { type DesktopApp, startDesktopApp } from './support/window/desktop-app'
import { emptyFrames, filmWindow, kindsOfScenes } from './support/window/film-strip'
import { type Home, makeHome } from './support/window/home'
import { savedTileOf, shapeOfPicture, tileOf } from './support/window/window-tiles'
import { scan } from './support/x11/scan'
import { startXDisplay } from './support/x11/x-display'

const SHOWN = `document.querySelector('.first .qr svg')
  ? 'first start'
  : document.querySelector('.qr svg') && document.querySelector('[data-tile]')
    ? 'photos'
    : document.body.innerText`

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

  it('is the first one: nothing flashes between the code and its tile', async () => {
    const album = opened(await paintAlbum({ 'first.jpg': landscape(4) }))
    const [photo] = album.photos
    if (!photo) throw new Error('The album is empty')
    const film = await filmWindow<string>(desktop.window, SHOWN)

    const tus = tusRequests(url)
    const id = newId()
    await tus.create(photo.bytes.length, { id, filename: photo.name, filetype: 'image/jpeg' })
    // It comes, and has no shape yet.
    await tus.patch(id, 0, photo.bytes.subarray(0, 16))
    await desktop.window.getByText('Receiving 1 photo').first().waitFor()
    expect(await tus.patch(id, 16, photo.bytes.subarray(16))).toMatchObject({ status: 204 })
    await savedTileOf(desktop.window, photo).locator('img').waitFor()

    const strip = await film.stop()
    expect(kindsOfScenes(strip, (kind) => kind)).toEqual(['first start', 'photos'])
    expect(await emptyFrames(strip)).toEqual([])
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
    expect([...(await receivedFiles(home.folder)).keys()]).not.toContain(photo.name)

    expect(await upload.finish()).toMatchObject({ status: 201 })
    expect(await shapeOfPicture(tile)).toBeCloseTo(1.5, 1)
    expect((await receivedFiles(home.folder)).get('slow.jpg')?.equals(photo.bytes)).toBe(true)
  })

  it('stands on its own day, where it is an old file that is put into the folder', async () => {
    const days = () => desktop.window.locator('.day h2').allTextContents()
    expect(await days()).toEqual([expect.stringContaining('Today')])
    const album = opened(await paintAlbum({ 'old.jpg': landscape(5), 'new.jpg': landscape(6) }))
    const [old, young] = album.photos
    if (!old || !young) throw new Error('The album is empty')
    // Beside the folder first: it is taken in with the time that it has when it is found.
    const path = join(home.path, 'old.jpg')
    await writeFile(path, old.bytes)
    await chmod(path, 0o666)
    const then = new Date(new Date().getFullYear() - 2, 10, 3, 12)
    await utimes(path, then, then)
    await rename(path, join(home.folder, 'old.jpg'))
    await savedTileOf(desktop.window, old).waitFor()
    await sendHalf(`${url}api/photos`, young.name, young.bytes).finish()
    await savedTileOf(desktop.window, young).waitFor()
    expect(await days()).toEqual([
      expect.stringMatching(/^Today3 photos/),
      expect.stringMatching(/November 3, \d+1 photo/),
    ])
  })
})
