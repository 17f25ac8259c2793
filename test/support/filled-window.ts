import type { PictureOptions } from '../fixtures/paint'
import { type DesktopApp, startDesktopApp } from './desktop-app'
import { type Home, makeHome } from './home'
import { type PaintedPhoto, paintAlbum } from './painted-photos'
import { newId, tusRequests } from './tus-request'
import { until } from './until'
import { tileOf } from './window-tiles'
import { startXDisplay } from './x-display'

export interface FilledWindow {
  desktop: DesktopApp
  home: Home
  /** In the order of the gallery: the last one sent is the first. */
  photos: PaintedPhoto[]
  /** Files of the selected tiles, in the order of the gallery. */
  selected(): Promise<string[]>
  close(): Promise<void>
}

/** A photo to paint, and the phone that sends it. */
export type SentPicture = PictureOptions & { from?: string }

/** The real window with photos in it: sent one after the other, each by the phone named, so that their order is known. */
export async function fillWindow(
  pictures: Record<string, SentPicture>,
  { width = 1280, height = 800, language = 'en' } = {},
): Promise<FilledWindow> {
  const display = await startXDisplay({ width, height })
  const home = await makeHome()
  const album = await paintAlbum(pictures)
  const desktop = await startDesktopApp({ display, home, language, args: ['--port', '0'] })
  const { window } = desktop
  const url = await until('the address', () =>
    window.evaluate<string>('bridge.readState().then(({ listening }) => listening.url)'),
  )
  const tus = tusRequests(url)
  for (const { name, bytes } of album.photos) {
    const phone = pictures[name]?.from ?? 'Green iPhone'
    const sender = { sender: phone.replaceAll(/\W/g, '-'), senderName: phone }
    const fields = { id: newId(), filename: name, ...sender }
    const answer = await tus.create(bytes.length, fields, { body: bytes })
    if (answer.status !== 201) throw new Error(`${name} was refused: ${answer.status}`)
  }
  for (const photo of album.photos) await tileOf(window, photo, language).waitFor()
  return {
    desktop,
    home,
    photos: album.photos.reverse(),
    selected: () =>
      window
        .locator('[data-tile][aria-pressed="true"] .tile-name')
        .evaluateAll((names) => names.map(({ textContent }) => textContent ?? '')),
    async close() {
      for (const thing of [desktop, album, home, display]) await thing.close()
    },
  }
}
