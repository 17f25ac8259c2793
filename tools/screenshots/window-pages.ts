import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Language } from '../../contract/language'
import { paintAlbum } from '../../test/support/photos/painted-photos'
import { axeFinds } from '../../test/support/window/axe'
import { type DesktopApp, startDesktopApp } from '../../test/support/window/desktop-app'
import { fillDisplay } from '../../test/support/window/fill-display'
import { makeHome } from '../../test/support/window/home'
import { throughEnlarged } from '../../test/support/window/window-states/enlarged'
import { throughErrors } from '../../test/support/window/window-states/errors'
import { throughFirstStart } from '../../test/support/window/window-states/first-start'
import { throughPhotos } from '../../test/support/window/window-states/photos'
import { type Cast, type Look, setStage } from '../../test/support/window/window-states/stage'
import { throughWall } from '../../test/support/window/window-states/wall'
import { startXDisplay } from '../../test/support/x11/x-display'
import { ALBUM, LATER } from './album'
import { THEMES, takePicture } from './studio'

interface People {
  computer: string
  phones: Cast['phones']
}

export const PEOPLE: Partial<Record<Language, People>> = {
  en: {
    computer: 'Mina’s laptop',
    phones: ['Mina’s iPhone', 'Violet Pixel', 'Joon’s Galaxy'],
  },
  ko: { computer: '미나의 노트북', phones: ['미나의 iPhone', '보라색 Pixel', '준의 Galaxy'] },
  ar: { computer: 'حاسوب مينا', phones: ['هاتف مينا', 'Pixel بنفسجي', 'هاتف يونس'] },
}
const SIZES = [
  { width: 800, height: 600 },
  { width: 1920, height: 1080 },
]

/** States that are taken in forced colours too, as Windows' contrast themes have them. */
const IN_FORCED_COLOURS: readonly string[] = ['selected', 'arriving', 'details', 'settings']

/**
 * Every screen and state of the window as
 * `<folder>/window-<state>-<theme>-<language>-<width>.webp`.
 * @throws Error with what axe-core finds on any of them
 */
export async function takeWindowPages(
  folder: string,
  isWanted: (language: string) => boolean,
): Promise<void> {
  const found: string[] = []
  for (const [language, people] of Object.entries(PEOPLE).filter(([each]) => isWanted(each))) {
    for (const size of SIZES) {
      await walk(language, people, size, async (desktop, state) => {
        for (const theme of THEMES) {
          const name = `window-${state}-${theme}-${language}-${size.width}`
          await wear(desktop, theme)
          await takePicture(desktop.window, join(folder, `${name}.webp`))
          for (const line of await axeFinds(desktop.window)) found.push(`${name}: ${line}`)
        }
        if (language === 'en' && size.width === 800 && IN_FORCED_COLOURS.includes(state))
          await takeInForcedColours(desktop, join(folder, `window-${state}`))
      })
    }
  }
  if (found.length > 0) throw new Error(`axe-core found:\n${found.join('\n')}`)
}

async function takeInForcedColours(desktop: DesktopApp, path: string): Promise<void> {
  await desktop.window.emulateMedia({ forcedColors: 'active' })
  for (const theme of THEMES) {
    await wear(desktop, theme)
    await takePicture(desktop.window, `${path}-${theme}-forced.webp`)
  }
  await desktop.window.emulateMedia({ forcedColors: 'none' })
}

async function walk(
  language: string,
  { computer, phones }: People,
  size: { width: number; height: number },
  onState: (desktop: DesktopApp, state: string) => Promise<void>,
): Promise<void> {
  const display = await startXDisplay(size)
  const home = await makeHome()
  await writeFile(join(home.data, 'settings.json'), JSON.stringify({ computer }), { mode: 0o666 })
  const desktop = await startDesktopApp({
    ...{ display, home, language, asSet: true, onNetwork: true },
  })
  await fillDisplay(desktop, display, size)
  const look: Look = (state) => onState(desktop, state)
  const stage = setStage(desktop, home, look)
  const album = await paintAlbum({ ...ALBUM, ...LATER })
  const [last, later, ...photos] = album.photos.toReversed()
  if (!last || !later) throw new Error('The album is too small')
  const cast: Cast = { phones, photos: photos.reverse(), later: [later, last] }
  await throughFirstStart(stage, cast)
  await throughPhotos(stage, cast)
  await throughWall(stage, cast)
  await throughEnlarged(stage, cast)
  await throughErrors(stage, cast)
  for (const thing of [desktop, album, home, display]) await thing.close()
}

const wear = ({ electron }: DesktopApp, theme: (typeof THEMES)[number]) =>
  electron.evaluate(async ({ nativeTheme }, wanted) => {
    nativeTheme.themeSource = wanted
  }, theme)
