import { RESULT_LIMITS } from '../../contract/result'
import { visibleText } from '../base/visible-text'

/** What a command printed, in words. */
export interface Said {
  label: string
  text: string
  values: Record<string, string | number | boolean>
  /** The bytes of a picture, not looked at yet. */
  image: { format: 'png' | 'jpeg'; bytes: Buffer } | null
}

/** Colours and movements for a terminal: ECMA-48, 5.4, and the strings of 5.6. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const ESCAPES = /\u001b(?:\[[0-?]*[ -/]*[@-~]|[\]PX^_][^\u0007\u001b]*(?:\u0007|\u001b\\)?|.)/g
const DATA_URL = /^data:image\/(png|jpeg);base64,([A-Za-z0-9+/\s]+={0,2})\s*$/
const { labelLength, textLength, nameLength, valueLength } = RESULT_LIMITS

/**
 * Reads what a command printed: one JSON object with any of `text`, `label`, `values` and `image`,
 * or else text. Without a label the first line is one.
 * @returns null for what begins as an object and is none: its pieces would be shown as words
 */
export function readOutput(output: Buffer): Said | null {
  const printed = output.toString('utf8').trim()
  const object = printed.startsWith('{') ? jsonObject(printed) : null
  if (object === null && printed.startsWith('{')) return null
  const text = lines(object ? textOf(object.text) : printed)
  const label = oneLine(object ? textOf(object.label) : '', labelLength)
  return {
    label: label || oneLine(text, labelLength),
    text,
    values: object ? valuesIn(object.values) : {},
    image: object ? imageIn(object.image) : null,
  }
}

/** What it printed, as it stands, for whoever looks for the fault in it. */
export const printedText = (output: Buffer): string => lines(output.toString('utf8').trim())

/** The last words of a command that failed. */
export const lastWords = (errors: Buffer): string => {
  const text = lines(errors.toString('utf8').trim(), Number.POSITIVE_INFINITY)
  return text.length <= textLength ? text : `…${text.slice(1 - textLength)}`
}

function jsonObject(text: string): Record<string, unknown> | null {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

/** A number beyond all that JavaScript has, as `1e999`, was read as infinite: it is none. */
const textOf = (given: unknown): string =>
  typeof given === 'string' || Number.isFinite(given) ? String(given) : ''

/** Several lines, each with only what can be seen of it. */
function lines(given: string, most: number = textLength): string {
  const seen = given
    .replace(ESCAPES, '')
    .split(/\r\n|[\n\r\u0085\u2028\u2029]/)
    .map((line) => visibleText(line.replaceAll('\t', '  ')).trimEnd())
    .join('\n')
    .trim()
  return cut(seen, most)
}

const oneLine = (given: string, most: number): string =>
  cut(lines(given).split('\n', 1)[0] ?? '', most)

/** At most so many UTF-16 units, no character of two of them cut in half. */
function cut(text: string, most: number): string {
  if (text.length <= most) return text
  const short = text.slice(0, most - 1)
  return `${/[\ud800-\udbff]$/.test(short) ? short.slice(0, -1) : short}…`
}

function valuesIn(given: unknown): Said['values'] {
  if (typeof given !== 'object' || given === null || Array.isArray(given)) return {}
  const found = Object.entries(given).flatMap(([name, value]) => {
    const shown = oneLine(name, nameLength)
    const isPlain = typeof value === 'boolean' || Number.isFinite(value)
    if (shown === '' || !(isPlain || typeof value === 'string')) return []
    return [[shown, isPlain ? value : oneLine(value, valueLength)] as const]
  })
  return Object.fromEntries(found.slice(0, RESULT_LIMITS.values))
}

function imageIn(given: unknown): Said['image'] {
  const [, format, data] = DATA_URL.exec(typeof given === 'string' ? given : '') ?? []
  if (format === undefined || data === undefined) return null
  return { format: format === 'png' ? 'png' : 'jpeg', bytes: Buffer.from(data, 'base64') }
}
