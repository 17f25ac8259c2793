import { bytesOf } from './live-tiles'
import type { Means, SearchWords } from './search-words'

const MEASURE = /^(<=?|>=?|=|≤|≥)?\s?(\d[\d\s.,'٫٬]*)\s?(.*)$/u
/** From this many on a number alone may be a width or a height. */
const LEAST_PIXELS = 100

/** "4032", "4032 x 3024", ">12MP", "5 MB": null where it is no measure. */
export function measureOf(phrase: string, words: SearchWords): Means | null {
  const [, width, height] = /^(\d+)\s?[x×х*]\s?(\d+)$/.exec(phrase) ?? []
  if (width && height)
    return ({ size }) => size?.width === Number(width) && size.height === Number(height)
  const [, sign, digits = '', unitText = ''] = MEASURE.exec(signed(phrase, words)) ?? []
  const value = numberOf(digits.trim(), words)
  if (value === null) return null
  const unit = words.units.get(unitText.replace(/[\s.]+/g, ''))
  if (unit) {
    const holds = comparison(sign, value * unit.times, unit.times * precisionOf(digits, words))
    return (tile) => {
      const measured =
        unit.of === 'bytes' ? bytesOf(tile) : tile.size && tile.size.width * tile.size.height
      return measured !== null && holds(measured)
    }
  }
  if ((unitText !== '' && unitText !== 'px') || value < LEAST_PIXELS) return null
  if (sign === undefined || sign === '=')
    return ({ size }) => size !== null && (size.width === value || size.height === value)
  const holds = comparison(sign, value, 1)
  return ({ size }) => size !== null && holds(Math.max(size.width, size.height))
}

/** "larger than 5 MB" and "5 MB or more" as ">5 MB". */
function signed(phrase: string, { comparisons }: SearchWords): string {
  for (const [word, sign] of comparisons) {
    if (phrase.startsWith(word)) return sign + phrase.slice(word.length)
    if (phrase.endsWith(word)) return sign + phrase.slice(0, -word.length).trimEnd()
  }
  return phrase
}

/** @param step one of the last digit that is written: "12" is what is rounded or cut to it */
function comparison(
  sign: string | undefined,
  value: number,
  step: number,
): (at: number) => boolean {
  switch (sign) {
    case '<':
      return (at) => at < value
    case '>':
      return (at) => at > value
    case '<=':
    case '≤':
      return (at) => at <= value
    case '>=':
    case '≥':
      return (at) => at >= value
    default:
      return (at) => at >= value - step / 2 && at < value + step
  }
}

/** A number as the language writes it, or with a point; null for what is none. */
function numberOf(text: string, { group, decimal }: SearchWords): number | null {
  const [whole = '', ...thousands] =
    group === '' ? [text] : (text.split(decimal)[0] ?? '').split(group)
  const isGrouped =
    thousands.length > 0 && whole.length <= 3 && thousands.every((each) => /^\d{3}$/.test(each))
  const ungrouped = isGrouped ? text.split(group).join('') : text
  const pointed = ungrouped.split(decimal).join('.').replace(/[,٫]/, '.')
  return /^\d+(\.\d+)?$/.test(pointed) ? Number(pointed) : null
}

const precisionOf = (digits: string, { decimal }: SearchWords): number =>
  digits.trim().includes(decimal) ? 0.1 : 1
