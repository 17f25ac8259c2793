/** What the examples share: the picture that they are given, and how they answer. */
import sharp from 'sharp'

/** What sharp opens here; of others (HEIC, RAW, videos) the examples say that they cannot. */
const OPENED = new Set(['jpeg', 'png', 'webp', 'gif', 'tiff', 'avif'])

/**
 * The picture at the path of the command line, upright. Ends the program with a word where there is
 * none to open.
 */
export async function openPicture() {
  const path = process.argv[2] ?? process.env.SNAPLAND_PATH
  if (path === undefined) throw new Error('Which picture? Give its path.')
  const format = process.env.SNAPLAND_FORMAT ?? (await sharp(path).metadata()).format
  if (!OPENED.has(format ?? '')) {
    await answer({ text: `This example does not open ${format?.toUpperCase()}.` })
    process.exit()
  }
  return sharp(path).rotate()
}

/**
 * Prints the result: one JSON object.
 * @param {{
 *   label?: string,
 *   text?: string,
 *   values?: Record<string, string | number | boolean>,
 *   image?: string,
 * }} result
 * @returns {Promise<void>} when it is written
 */
export const answer = (result) =>
  new Promise((resolve) => process.stdout.write(`${JSON.stringify(result)}\n`, () => resolve()))
