import { PNG } from 'pngjs'
import { beforeAll, describe, expect, it } from 'vitest'
import { putPhoto } from './support/network/photo-request'
import { createOpened } from './support/opened'
import { landscape, paintAlbum } from './support/photos/painted-photos'
import { until } from './support/until'
import { useSettingsWindow } from './support/window/settings-window'
import { hideWindow, showWindow } from './support/window/window-presence'
import { windowWishes } from './support/x11/window-wishes'
import { xClipboard } from './support/x11/x-clipboard'

const opened = createOpened()
const settings = useSettingsWindow()
const { app, open, field, savedAs, url } = settings
let wishes: Awaited<ReturnType<typeof windowWishes>>
let album: Awaited<ReturnType<typeof paintAlbum>>
let address: string

/** The size of the picture on the clipboard, as another program sees it. */
async function copied() {
  const png = await xClipboard(settings.display()).picture()
  if (png.length === 0) return null
  const { width, height } = PNG.sync.read(png)
  return { width, height }
}
async function send(name: string): Promise<void> {
  const photo = album.photos.find((each) => each.name === name)
  if (!photo) throw new Error(`There is no ${name}`)
  expect((await putPhoto(address, photo)).status).toBe(201)
}

const above = () =>
  app().electron.evaluate(async ({ Menu, BrowserWindow }) => ({
    isAbove: BrowserWindow.getAllWindows().some((window) => window.isAlwaysOnTop()),
    isChecked: Menu.getApplicationMenu()?.getMenuItemById('keepAbove')?.checked ?? null,
  }))
/** Chooses it in the menu, as a click does: Electron sets the mark before anybody is asked. */
const chooseAbove = () =>
  until('the menu', () =>
    app().electron.evaluate(async ({ Menu }) => {
      const item = Menu.getApplicationMenu()?.getMenuItemById('keepAbove')
      if (!item?.enabled) return false
      item.click({ triggeredByAccelerator: false })
      return true
    }),
  )

beforeAll(async () => {
  album = opened(
    await paintAlbum({
      'first.jpg': landscape(1),
      'turned.jpg': { ...landscape(2), width: 480, height: 640, orientation: 6 },
      'iphone.heic': { ...landscape(3), width: 600, height: 400, format: 'heic', orientation: 1 },
      'large.jpg': { ...landscape(4), width: 3000, height: 2000 },
    }),
  )
  wishes = opened(await windowWishes(settings.display()))
  address = await url()
})

describe('the newest photo on the clipboard', () => {
  it('is there only once it was switched on', async () => {
    await send('first.jpg')
    await app().window.locator('.tile-picture[data-state="shown"]').first().waitFor()
    expect(await copied()).toBeNull()
    await open()
    await field('Copy each new photo to the clipboard').check()
    await savedAs({ copyNewest: true })
    await app().window.keyboard.press('Escape')
  })

  it('has its own size, upright, in a window that is not in front', async () => {
    await hideWindow(app())
    await send('turned.jpg')
    await expect.poll(copied).toEqual({ width: 480, height: 640 })
    await send('iphone.heic')
    await expect.poll(copied).toEqual({ width: 600, height: 400 })
    await showWindow(app())
  })

  it('is the last of many', async () => {
    await Promise.all(['first.jpg', 'turned.jpg'].map(send))
    await send('large.jpg')
    await expect.poll(copied).toEqual({ width: 3000, height: 2000 })
  })
})

describe('the window above others', () => {
  it('is asked for in the settings, and the menu has its check mark', async () => {
    expect(await above()).toEqual({ isAbove: false, isChecked: false })
    await open()
    await field('Keep the window above others').check()
    await savedAs({ keepAbove: true })
    await expect.poll(above).toEqual({ isAbove: true, isChecked: true })
    expect(wishes.all()).toContain('add _NET_WM_STATE_ABOVE')
    await app().window.keyboard.press('Escape')
  })

  it('is over when the menu says so', async () => {
    await chooseAbove()
    await savedAs({ keepAbove: false })
    await expect.poll(above).toEqual({ isAbove: false, isChecked: false })
    expect(wishes.all().at(-1)).toBe('remove _NET_WM_STATE_ABOVE')
  })
})
