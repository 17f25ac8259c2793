import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import { receivedFiles } from './support/disk/received-files'
import { createOpened } from './support/opened'
import { type AndroidPhone, startAndroidPhone } from './support/phone/android-phone'
import { pickFiles } from './support/phone/pick-files'
import { EVERY_KIND, type PaintedPhoto, paintAlbum } from './support/photos/painted-photos'
import { type DesktopApp, startDesktopApp } from './support/window/desktop-app'
import { type Home, makeHome } from './support/window/home'
import { startScreen } from './support/window/screen'
import { shapeOfPicture, tileOf } from './support/window/window-tiles'

// A release runs this file on Windows and macOS too.
describe('from the code on the screen to the picture in the window, with an Android phone', () => {
  const opened = createOpened()
  let home: Home
  let desktop: DesktopApp
  let phone: AndroidPhone
  let photos: PaintedPhoto[]

  beforeAll(async () => {
    photos = opened(await paintAlbum(EVERY_KIND)).photos
    home = opened(await makeHome())
    const screen = opened(await startScreen())
    desktop = opened(await startDesktopApp({ display: screen, home }))
    phone = opened(await startAndroidPhone())

    await phone.page.goto(await screen.scan(desktop))
    await pickFiles(
      phone.page,
      'Choose photos',
      photos.map(({ path }) => path),
    )
    await phone.page.getByRole('heading', { name: `${photos.length} photos saved` }).waitFor()
  })

  it('tells the phone the size and the name of each photo', async () => {
    await phone.page.locator('#saved summary').click()
    for (const { name, width, height } of photos) {
      const row = phone.page.getByRole('listitem').filter({ hasText: `saved as ${name}` })
      expect(await row.textContent()).toContain(`${width} × ${height}`)
    }
  })

  it('shows each photo in the window under its name and with its size, upright', async () => {
    for (const photo of photos) {
      const tile = tileOf(desktop.window, photo)
      await tile.scrollIntoViewIfNeeded()
      const shape = await shapeOfPicture(tile)
      expect(shape, photo.name).toBeCloseTo(photo.width / photo.height, 1)
    }
  })

  it('saves each photo under its own name with every byte it had', async () => {
    const files = await receivedFiles(home.folder)
    expect([...files.keys()]).toEqual(photos.map(({ name }) => name).sort())
    for (const { name, bytes } of photos) expect(files.get(name)?.equals(bytes), name).toBe(true)
  })

  it('does not call everything saved where a file was refused, until the phone puts that away', async () => {
    const light = desktop.window.locator('.panel .status')
    const says = (words: RegExp, tone: string) =>
      expect
        .poll(async () => [await light.innerText(), await light.getAttribute('data-tone')])
        .toEqual([expect.stringMatching(words), tone])
    await says(/^Everything from /, 'here')
    const notes = {
      name: 'notes.txt',
      mimeType: 'text/plain',
      buffer: Buffer.from('a list of notes'),
    }
    await pickFiles(phone.page, 'Choose more photos', [notes])
    const [saved, all] = [photos.length, photos.length + 1]
    await says(new RegExp(`^${saved} of ${all} from .*\\. 1 file not sent$`), 'warn')
    await desktop.window.getByText('notes.txt').waitFor()
    await phone.page.getByRole('button', { name: 'Dismiss 1 file not sent' }).click()
    await says(/^Everything from /, 'here')
  })

  it.runIf(process.platform === 'linux')("keeps Chromium's sandbox around every page", async () => {
    const pids = await desktop.electron.evaluate(async ({ app }) =>
      app
        .getAppMetrics()
        .filter(({ type }) => type === 'Tab')
        .map(({ pid }) => pid),
    )
    expect(pids.length).toBeGreaterThan(0)
    for (const pid of pids) {
      const status = readFileSync(`/proc/${pid}/status`, 'utf8')
      // 2: the process may only make the system calls that a filter lets through.
      expect(status.includes('Seccomp:\t2')).toBe(desktop.sandbox)
    }
  })
})
