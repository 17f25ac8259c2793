import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import sharp from 'sharp'
import { inProject } from '../setup/project.mjs'
import { ICNS_TYPES, icnsOf, icoOf } from './icon-files.mjs'
import { inPackage } from './stage.mjs'

const LINUX = [16, 24, 32, 48, 64, 128, 256, 512, 1024]
const WINDOWS = [16, 20, 24, 32, 40, 48, 64, 128, 256]
/** On macOS an icon leaves a border: 824 of 1,024 pixels are drawn (Apple's template). */
const MAC_SHARE = 824 / 1024

/** Draws the icons of all systems into out/package/icons. */
export async function drawIcons() {
  const folder = inPackage('icons')
  await rm(folder, { recursive: true, force: true })
  await mkdir(inPackage('icons', 'linux'), { recursive: true })
  const svg = await readFile(inProject('main', 'desktop', 'icons', 'snapland.svg'))
  await writeFile(inPackage('icons', 'snapland.svg'), svg)
  for (const pixels of LINUX)
    await writeFile(
      inPackage('icons', 'linux', `${pixels}x${pixels}.png`),
      await drawn(svg, pixels),
    )
  const ofWindows = await Promise.all(
    WINDOWS.map(async (pixels) => ({ pixels, png: await drawn(svg, pixels) })),
  )
  await writeFile(inPackage('icons', 'snapland.ico'), icoOf(ofWindows))
  const widths = [...new Set(ICNS_TYPES.map(([, pixels]) => pixels))]
  const ofMac = await Promise.all(
    widths.map(async (pixels) => /** @type {const} */ ([pixels, await bordered(svg, pixels)])),
  )
  await writeFile(inPackage('icons', 'snapland.icns'), icnsOf(new Map(ofMac)))
}

/**
 * @param {Buffer} svg a drawing of 64 by 64
 * @param {number} pixels
 */
const drawn = (svg, pixels) =>
  sharp(svg, { density: Math.max(72, (72 * pixels) / 64) })
    .resize(pixels, pixels)
    .png({ compressionLevel: 9 })
    .toBuffer()

/**
 * @param {Buffer} svg
 * @param {number} pixels
 */
async function bordered(svg, pixels) {
  const inner = 2 * Math.round((pixels * MAC_SHARE) / 2)
  const border = (pixels - inner) / 2
  const edges = { top: border, bottom: border, left: border, right: border }
  return sharp(await drawn(svg, inner))
    .extend({ ...edges, background: { r: 0, g: 0, b: 0, alpha: 0 } })
    .png({ compressionLevel: 9 })
    .toBuffer()
}
