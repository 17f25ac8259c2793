/**
 * `node tools/icons.mjs`: draws the program's icons, main/desktop/icons/*.png, from their SVG. Run
 * by hand when a drawing changes.
 */
import { readFile } from 'node:fs/promises'
import sharp from 'sharp'
import { inProject } from './setup/project.mjs'

/** @type {[drawing: string, picture: string, pixels: number][]} */
const PICTURES = [
  ['snapland.svg', 'snapland.png', 512],
  ['snapland.svg', 'tray.png', 32],
  ['menu-bar.svg', 'menu-bar.png', 18],
  ['menu-bar.svg', 'menu-bar-2x.png', 36],
  ['dot.svg', 'dot.png', 32],
]
const icon = (/** @type {string} */ name) => inProject('main', 'desktop', 'icons', name)

for (const [drawing, picture, pixels] of PICTURES) {
  await sharp(await readFile(icon(drawing)), { density: (72 * pixels) / 64 })
    .resize(pixels, pixels)
    .png({ compressionLevel: 9 })
    .toFile(icon(picture))
}
