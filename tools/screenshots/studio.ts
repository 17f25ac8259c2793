import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { Page } from 'playwright-core'
import sharp from 'sharp'
import type { AndroidPhone } from '../../test/support/android-phone'
import type { DesktopApp } from '../../test/support/desktop-app'

export const THEMES = ['light', 'dark'] as const
/** Longer than any fade or glide, so that no picture shows one half done. */
const SETTLE_MS = 1500

export interface Studio {
  takeWindow(state: string): Promise<void>
  takePhone(state: string): Promise<void>
}

/** Takes each picture twice, light and dark, as `<folder>/<what>-<state>-<theme>-<language>.png`. */
export function createStudio(
  desktop: DesktopApp,
  phone: AndroidPhone,
  folder: string,
  language: string,
): Studio {
  const take = (page: Page, name: string) =>
    takePicture(page, join(folder, `${name}-${language}.png`))
  return {
    async takeWindow(state) {
      for (const theme of THEMES) {
        await desktop.electron.evaluate(({ nativeTheme }, wanted) => {
          nativeTheme.themeSource = wanted
        }, theme)
        await take(desktop.window, `window-${state}-${theme}`)
      }
    },
    async takePhone(state) {
      for (const colorScheme of THEMES) {
        await phone.page.emulateMedia({ colorScheme })
        await take(phone.page, `phone-${state}-${colorScheme}`)
      }
    },
  }
}

/** Takes a picture of the page once it is still. */
export async function takePicture(page: Page, path: string): Promise<void> {
  await pause(SETTLE_MS)
  const png = await page.screenshot()
  await mkdir(dirname(path), { recursive: true })
  // A palette makes a quarter of the bytes, and nobody sees it.
  await writeFile(path, await sharp(png).png({ palette: true, quality: 95, effort: 10 }).toBuffer())
}
