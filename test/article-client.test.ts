import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { beforeAll, describe, expect, it } from 'vitest'
import { receivedFiles } from './support/disk/received-files'
import { createOpened } from './support/opened'
import {
  landscape,
  type PaintedPhoto,
  type PhoneAlbum,
  paintAlbum,
} from './support/photos/painted-photos'
import { type DesktopApp, startDesktopApp } from './support/window/desktop-app'
import { type Home, makeHome } from './support/window/home'
import { shapeOfPicture, tileOf } from './support/window/window-tiles'
import { scan } from './support/x11/scan'
import { startXDisplay } from './support/x11/x-display'

const run = promisify(execFile)

describe('programs that know nothing of Snapland but its address', () => {
  const opened = createOpened()
  let home: Home
  let desktop: DesktopApp
  let album: PhoneAlbum
  let url: string

  beforeAll(async () => {
    album = opened(
      await paintAlbum({
        // Stored 640 x 480; a person sees it upright.
        'photo.jpg': { ...landscape(6), width: 480, height: 640, orientation: 6 },
      }),
    )
    home = opened(await makeHome())
    const display = opened(await startXDisplay())
    desktop = opened(await startDesktopApp({ display, home }))
    url = await scan(display)
  })

  const curl = async (...args: string[]): Promise<unknown> => {
    const { stdout } = await run('curl', ['--silent', '--show-error', '--fail', ...args])
    return JSON.parse(stdout)
  }
  const photo = (): PaintedPhoto => {
    const [first] = album.photos
    if (!first) throw new Error('The album is empty')
    return first
  }
  const expectEverywhere = async (name: string) => {
    const { width, height, bytes } = photo()
    const shape = await shapeOfPicture(tileOf(desktop.window, { name, width, height }))
    expect(shape).toBeCloseTo(width / height, 1)
    expect((await receivedFiles(home.folder)).get(name)?.equals(bytes)).toBe(true)
  }

  it("takes the first iOS client's request and answers with the size as a person sees it", async () => {
    const answer = await curl(
      ...['-X', 'POST', '--data-binary', `@${photo().path}`],
      ...['-H', 'Content-Type: application/octet-stream', '-H', 'X-FileName: img'],
      `${url}api/test`,
    )
    expect(answer).toMatchObject({ name: 'img.jpg', width: 480, height: 640, format: 'jpeg' })
    await expectEverywhere('img.jpg')
  })

  it('takes a plain "curl -T photo.jpg"', async () => {
    const answer = await curl('-T', photo().path, url)
    expect(answer).toMatchObject({ name: 'photo.jpg', width: 480, height: 640, format: 'jpeg' })
    await expectEverywhere('photo.jpg')
  })

  it('names three of them above the day, and of the others how many there are', async () => {
    for (const name of ['ShareX/17.0.0', 'Dropzone/6.0', 'Uppy/4.1', 'axios/1.7.2'])
      await curl('-A', name, '-T', photo().path, url)
    const heading = desktop.window.getByRole('main').getByRole('heading', { level: 2 })
    await expect
      .poll(() => heading.innerText())
      .toMatch(/Today\s+6 photos · axios · Uppy · Dropzone · \+2 · /)
  })
})
