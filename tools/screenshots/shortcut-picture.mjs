/**
 * `node tools/screenshots/shortcut-picture.mjs` paints docs/senders/ios-shortcut.svg: how the
 * shortcut of docs/senders.md is put together. It is a drawing, since no iPhone was here; its words
 * are those of guides to Shortcuts, and it follows the reader's light or dark screen.
 */
import { writeFile } from 'node:fs/promises'
import { pathToFileURL } from 'node:url'

const WIDTH = 720
const HEIGHT = 398
const COLUMN = 240
const CARD = { x: 16, width: COLUMN - 32 }

const STYLE = `
  text { font: 12px system-ui, -apple-system, "Segoe UI", Roboto, sans-serif; fill: #1c1c1e }
  .title { font-weight: 600; font-size: 13px }
  .quiet { fill: #6b6b70 }
  .value { fill: #0a66d8 }
  .step { fill: #fff; font-weight: 600 }
  .paper { fill: #f2f2f7 }
  .card { fill: #fff; stroke: #d8d8dd }
  .dot { fill: #0a66d8 }
  .on { fill: #2f9e44 }
  .knob { fill: #fff }
  .line { stroke: #d8d8dd }
  @media (prefers-color-scheme: dark) {
    text { fill: #f2f2f7 }
    .quiet { fill: #a1a1a8 }
    .value { fill: #6cb0ff }
    .paper { fill: #1c1c1e }
    .card { fill: #2c2c2e; stroke: #48484a }
    .line { stroke: #48484a }
    .dot { fill: #2b7de0 }
  }`

/** @param {string} text */
const escaped = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')

/**
 * A line of text; what stands in *stars* is a value that the person chooses.
 * @param {number} x
 * @param {number} y
 * @param {string} text
 * @param {string} [className]
 */
function line(x, y, text, className = '') {
  const spans = escaped(text).replace(/\*([^*]+)\*/g, '<tspan class="value">$1</tspan>')
  return `<text x="${x}" y="${y}"${className && ` class="${className}"`}>${spans}</text>`
}

/**
 * A card with lines of text, as an action in the editor.
 * @param {number} column
 * @param {number} y
 * @param {string[]} lines
 * @param {number} [indent]
 */
function card(column, y, lines, indent = 0) {
  const x = column * COLUMN + CARD.x + indent
  const height = 14 + lines.length * 19
  const texts = lines.map((text, at) => line(x + 10, y + 21 + at * 19, text))
  return [
    `<rect class="card" x="${x}" y="${y}" width="${CARD.width - indent}" height="${height}" rx="9"/>`,
    ...texts,
  ].join('\n')
}

/** @param {number} column @param {string} title */
function heading(column, title) {
  const x = column * COLUMN + CARD.x
  return [
    `<circle class="dot" cx="${x + 10}" cy="26" r="10"/>`,
    `<text class="step" x="${x + 10}" y="30" text-anchor="middle">${column + 1}</text>`,
    line(x + 28, 30.5, title, 'title'),
  ].join('\n')
}

/** A switch that is on. @param {number} x @param {number} y */
const switchOn = (x, y) =>
  `<rect class="on" x="${x}" y="${y}" width="30" height="18" rx="9"/><circle class="knob" cx="${x + 21}" cy="${y + 9}" r="7"/>`

/** A sheet of photos, the first two chosen. @param {number} x @param {number} y */
function photos(x, y) {
  const colours = ['#7fb3a8', '#e0a36c', '#8aa4d6', '#c98b9b', '#a9b66f', '#8d86c9']
  return colours
    .map((colour, at) => {
      const [left, top] = [x + (at % 3) * 66, y + Math.floor(at / 3) * 50]
      const chosen =
        at < 2
          ? `<circle class="dot" cx="${left + 49}" cy="${top + 34}" r="7"/><path d="M${left + 46} ${top + 34}l2.2 2.4 4-4.6" fill="none" stroke="#fff" stroke-width="1.6"/>`
          : ''
      return `<rect x="${left}" y="${top}" width="60" height="44" rx="5" fill="${colour}"/>${chosen}`
    })
    .join('\n')
}

/** @returns the picture as text */
export function shortcutPicture() {
  const last = 2 * COLUMN + CARD.x
  const parts = [
    heading(0, 'A new shortcut'),
    card(0, 52, ['To my laptop']),
    card(0, 97, ['Show in Share Sheet']),
    switchOn(CARD.x + CARD.width - 42, 105),
    card(0, 150, [
      'Receive *Images* and *Media*',
      'input from *Share Sheet*',
      'If there’s no input: *Continue*',
    ]),
    heading(1, 'What it does'),
    card(1, 52, ['Repeat with each item in', '*Shortcut Input*']),
    card(
      1,
      112,
      [
        'Get contents of',
        '*http://192.168.0.12:5810/…*',
        'Method  *POST*',
        'Request Body  *Form*',
        'photo  *Repeat Item*  (File)',
      ],
      16,
    ),
    card(1, 229, ['Get *Value* for *name* in', '*Contents of URL*'], 16),
    card(1, 289, ['Show notification', '*Dictionary Value*'], 16),
    card(1, 349, ['End Repeat']),
    heading(2, 'Photos, Share'),
    photos(last + 4, 56),
    card(2, 168, ['To my laptop']),
    card(2, 213, ['Shortcuts', 'IMG_0042.HEIC']),
    line(last, 290, 'The photos are on the computer,', 'quiet'),
    line(last, 308, 'with their size in pixels.', 'quiet'),
    `<path class="line" d="M${COLUMN} 16V${HEIGHT - 16}M${2 * COLUMN} 16V${HEIGHT - 16}"/>`,
  ]
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" width="${WIDTH}" height="${HEIGHT}">
<title>An iOS shortcut that sends photos to the computer, in three steps</title>
<style>${STYLE}
</style>
<rect class="paper" width="${WIDTH}" height="${HEIGHT}" rx="14"/>
${parts.join('\n')}
</svg>
`
}

export const PICTURE = new URL('../../docs/senders/ios-shortcut.svg', import.meta.url)

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href)
  await writeFile(PICTURE, shortcutPicture())
