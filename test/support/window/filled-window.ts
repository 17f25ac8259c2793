import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { PictureOptions } from '../../fixtures/paint'
import { newId, tusRequests } from '../network/tus-request'
import { type PaintedPhoto, paintAlbum } from '../photos/painted-photos'
import { until } from '../until'
import { startXDisplay, type XDisplay } from '../x11/x-display'
import { type DesktopApp, startDesktopApp } from './desktop-app'
import { type Home, makeHome } from './home'
import { savedTileOf } from './window-tiles'

export interface FilledWindow {
  desktop: DesktopApp
  display: XDisplay
  home: Home
  /** In the order of the gallery: the last one sent is the first. */
  photos: PaintedPhoto[]
  /** Files of the selected tiles, in the order of the gallery. */
  selected(): Promise<string[]>
  /** Paths that the app has asked the system to open, in their order. */
  openedFiles(): Promise<string[]>
  /** A folder that the app may write into. */
  makeFolder(path: string): Promise<void>
  close(): Promise<void>
}

/** A photo to paint, and the phone that sends it. */
export type SentPicture = PictureOptions & { from?: string }

export interface Surroundings {
  /** Pixels of the display. */
  width?: number
  height?: number
  language?: string
  /** The address of a session bus. */
  bus?: string
  /** Further options of Snapland. */
  args?: string[]
}

/**
 * The real window with photos in it: sent one after the other, each by the phone named, so that
 * their order is known.
 */
export async function fillWindow(
  pictures: Record<string, SentPicture>,
  { width = 1280, height = 800, language = 'en', bus, args = [] }: Surroundings = {},
): Promise<FilledWindow> {
  const display = await startXDisplay({ width, height })
  const home = await makeHome()
  const album = await paintAlbum(pictures)
  const programs = await makeOpener(home)
  const desktop = await startDesktopApp({
    display,
    home,
    language,
    programs,
    args: ['--port', '0', ...args],
    ...(bus === undefined ? {} : { bus }),
  })
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
  for (const photo of album.photos) await savedTileOf(window, photo, language).waitFor()
  return {
    desktop,
    display,
    home,
    photos: album.photos.reverse(),
    selected: () =>
      window
        .locator('[data-tile][aria-pressed="true"] .tile-name')
        .evaluateAll((names) => names.map(({ textContent }) => textContent ?? '')),
    openedFiles: async () => (await readFile(openedIn(home), 'utf8')).split('\n').filter(Boolean),
    async makeFolder(path) {
      await mkdir(path)
      await chmod(path, 0o777)
    },
    async close() {
      for (const thing of [desktop, album, home, display]) await thing.close()
    },
  }
}

const openedIn = ({ path }: Home) => join(path, 'opened.txt')

/** A stand-in for the program with which Linux opens files: it writes down what it should open. */
async function makeOpener(home: Home): Promise<string> {
  const programs = join(home.path, 'programs')
  await mkdir(programs)
  const script = `#!/bin/sh\nprintf '%s\\n' "$1" >> '${openedIn(home)}'\n`
  await writeFile(join(programs, 'xdg-open'), script, { mode: 0o755 })
  return programs
}
