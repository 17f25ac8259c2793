import type { Locator, Page } from 'playwright-core'

interface Named {
  name: string
  width: number
  height: number
}

/** The tile of a photo, by the name that a screen reader says. */
export function tileOf(window: Page, { name, width, height }: Named, language = 'en'): Locator {
  const pixels = PIXELS[language === 'ko' ? 'ko' : 'en']
  return window.getByRole('button', {
    name: `${name}, ${width} × ${height} ${pixels}`,
    exact: true,
  })
}

/** The same, once its photo is on the disk. */
export const savedTileOf = (window: Page, photo: Named, language?: string): Locator =>
  tileOf(window, photo, language).and(window.locator('[data-saved="true"]'))

const PIXELS = { en: 'pixels', ko: '픽셀' }

/**
 * Waits until the tile's picture is there, and tells how many times as wide as high it is drawn.
 */
export async function shapeOfPicture(tile: Locator): Promise<number> {
  const picture = tile.locator('img')
  await picture.waitFor()
  return picture.evaluate(async (image: ShownImage) => {
    await image.decode()
    return image.naturalWidth / image.naturalHeight
  })
}

interface ShownImage {
  decode(): Promise<void>
  naturalWidth: number
  naturalHeight: number
}
