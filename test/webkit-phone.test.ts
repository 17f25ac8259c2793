import { beforeAll, describe, expect, it } from 'vitest'
import { receivedFiles } from './support/disk/received-files'
import { createOpened } from './support/opened'
import type { WebDriver } from './support/phone/web-driver'
import { startWebKitPhone } from './support/phone/webkit-phone'
import { EVERY_KIND, type PaintedPhoto, paintAlbum } from './support/photos/painted-photos'
import { until } from './support/until'
import { type DesktopApp, startDesktopApp } from './support/window/desktop-app'
import { type Home, makeHome } from './support/window/home'
import { shapeOfPicture, tileOf } from './support/window/window-tiles'
import { scan } from './support/x11/scan'
import { startXDisplay } from './support/x11/x-display'

describe('from the code on the screen to the picture in the window, with WebKit', () => {
  const opened = createOpened()
  let home: Home
  let desktop: DesktopApp
  let phone: WebDriver
  let photos: PaintedPhoto[]

  const textsOf = (selector: string) =>
    phone.script<string[]>(
      'return Array.from(document.querySelectorAll(arguments[0]), (part) => part.innerText)',
      selector,
    )

  beforeAll(async () => {
    photos = opened(await paintAlbum(EVERY_KIND)).photos
    home = opened(await makeHome())
    const display = opened(await startXDisplay({ width: 1600, height: 1200 }))
    desktop = opened(await startDesktopApp({ display, home }))
    // A display of its own: its window must not stand before the code.
    const phoneDisplay = opened(await startXDisplay())
    phone = opened(await startWebKitPhone(phoneDisplay))

    await phone.open(await scan(display))
    const chooser = await phone.find('input[type=file][multiple]')
    await phone.type(chooser, photos.map(({ path }) => path).join('\n'))
    await until('the phone to say that all is saved', async () =>
      (await textsOf('h2')).includes(`${photos.length} photos saved on Test laptop.`),
    )
  })

  it('tells the phone the size and the name of each photo', async () => {
    await phone.script('document.querySelector("#saved summary").click()')
    const rows = await textsOf('li')
    for (const { name, width, height } of photos) {
      const row = rows.find((text) => text.includes(`saved as ${name}`))
      expect(row).toContain(`${width} × ${height}`)
    }
  })

  it('offers no camera where there is no touch screen, and so none to take photos with', async () => {
    const shown = await phone.script<string[]>(
      'return Array.from(document.querySelectorAll("label"), (label) => getComputedStyle(label).display)',
    )
    expect(shown.filter((display) => display === 'none')).toHaveLength(1)
  })

  it('shows each photo in the window under its name and with its size, upright', async () => {
    for (const photo of photos) {
      const shape = await shapeOfPicture(tileOf(desktop.window, photo))
      expect(shape, photo.name).toBeCloseTo(photo.width / photo.height, 1)
    }
  })

  it('is shown in the window in its own colour', async () => {
    const { name, colour } = await phone.script<{ name: string; colour: string }>(
      'return JSON.parse(localStorage["snapland-sender"])',
    )
    const face = desktop.window.locator('.phone', { hasText: name }).locator('.phone-face')
    expect(await face.getAttribute('data-colour')).toBe(colour)
  })

  it('saves each photo under its own name with every byte it had', async () => {
    const files = await receivedFiles(home.folder)
    expect([...files.keys()]).toEqual(photos.map(({ name }) => name).sort())
    for (const { name, bytes } of photos) expect(files.get(name)?.equals(bytes), name).toBe(true)
  })
})
