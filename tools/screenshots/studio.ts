import { mkdir, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import sharp from 'sharp'

export const THEMES = ['light', 'dark'] as const
export type Theme = (typeof THEMES)[number]

/** Fades and glides have ended, and pictures are decoded. What turns for ever is let turn. */
const STILL = `Promise.all([
  ...document.getAnimations()
    .filter((animation) => animation.effect?.getComputedTiming().iterations !== Infinity)
    .map((animation) => animation.finished.catch(() => {})),
  ...Array.from(document.images, (image) => image.decode().catch(() => {})),
]).then(() => undefined)`
/** For what begins only then: a font, a picture that has just come in. */
const SETTLE_MS = 250

/** A page whose picture is taken. */
export interface Sitter {
  /** Waits for what a JavaScript expression promises. */
  evaluate(expression: string): Promise<unknown>
  screenshot(): Promise<Buffer>
}

/** Takes a picture of the page once it is still, as a PNG or a WebP by the name. */
export async function takePicture(page: Sitter, path: string): Promise<void> {
  await pause(SETTLE_MS)
  await page.evaluate(STILL)
  const picture = sharp(await page.screenshot())
  await mkdir(dirname(path), { recursive: true })
  // A palette makes a quarter of the bytes, and nobody sees it.
  const bytes = path.endsWith('.webp')
    ? picture.webp({ quality: 82, effort: 5 })
    : picture.png({ palette: true, quality: 95, effort: 10 })
  await writeFile(path, await bytes.toBuffer())
}
