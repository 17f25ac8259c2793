import { bytesOf } from './live-tiles'
import { type Sign, withoutWord } from './search-comparisons'
import type { Unit } from './search-units'
import type { Means, SearchWords } from './search-words'

const MEASURE = /^(<=?|>=?|=|≤|≥)?\s?(\d[\d\s.,'٫٬]*)\s?(.*)$/u
/** From this many on a number alone may be a width or a height. */
const LEAST_PIXELS = 100
/** Below this a number may be a year; 2048 is a width. */
const LAST_YEAR = 2040

type WrittenSign = Sign | '=' | undefined

/** What is written of a measure; `step` is one of its last digit. */
interface Measure {
  sign: WrittenSign
  value: number
  step: number
  unitText: string
}

/** "4032", "4032 x 3024", ">12MP", "5 MB or more": null where it is no measure. */
export function measureOf(phrase: string, words: SearchWords): Means | null {
  const [, width, height] = /^(\d+)\s?[x×х*]\s?(\d+)$/.exec(phrase) ?? []
  if (width && height)
    return ({ size }) => size?.width === Number(width) && size.height === Number(height)
  return rangeOf(phrase, words) ?? widerOf(phrase, words) ?? singleOf(phrase, words)
}

function singleOf(phrase: string, words: SearchWords): Means | null {
  const text = signed(phrase, words)
  const measure = read(text, words)
  if (!measure) return null
  const unit = words.units.get(measure.unitText)
  if (unit) return inUnits(measure, unit)
  const { sign, value } = measure
  // "ab 2024" and "up to 2024" may mean a year.
  const isYear = text !== phrase && sign?.endsWith('=') && value > 2000 && value <= LAST_YEAR
  if (!isPixels(measure) || (isYear && measure.unitText === '')) return null
  if (sign === undefined || sign === '=')
    return ({ size }) => size !== null && (size.width === value || size.height === value)
  return ({ size }) => size !== null && compare(sign, Math.max(size.width, size.height), value)
}

/** "between 1 and 3 MB"; with a unit, as "from 2020 to 2024" are years. */
function rangeOf(phrase: string, words: SearchWords): Means | null {
  for (const range of words.comparisons.ranges) {
    const [, from, to] = range.exec(phrase) ?? []
    const [least, most] = [read(from ?? '', words), read(to ?? '', words)]
    if (!least || !most || least.sign || most.sign) continue
    const unit = words.units.get(most.unitText)
    const ownUnit = least.unitText === '' ? unit : words.units.get(least.unitText)
    if (!unit || ownUnit?.of !== unit.of) continue
    const isFrom = inUnits({ ...least, sign: '>=' }, ownUnit)
    const isTo = inUnits({ ...most, sign: '<=' }, unit)
    return (tile) => isFrom(tile) && isTo(tile)
  }
  return null
}

function widerOf(phrase: string, words: SearchWords): Means | null {
  for (const word of words.comparisons.wider) {
    const measure = read(withoutWord(phrase, word) ?? '', words)
    if (measure && !measure.sign && isPixels(measure))
      return ({ size }) => size !== null && size.width > measure.value
  }
  return null
}

const isPixels = ({ unitText, value }: Measure): boolean =>
  (unitText === '' || unitText === 'px') && value >= LEAST_PIXELS

function read(phrase: string, words: SearchWords): Measure | null {
  const [, sign, digits = '', unitText = ''] = MEASURE.exec(phrase) ?? []
  const number = numberOf(digits.trim(), words)
  return (
    number && {
      ...number,
      sign: sign?.replace('≤', '<=').replace('≥', '>=') as WrittenSign,
      unitText: unitText.replace(/[\s.]+/g, ''),
    }
  )
}

/** "larger than 5 MB" as ">5 MB", and "5 MB or more" as ">=5 MB". */
function signed(phrase: string, { comparisons }: SearchWords): string {
  for (const [word, sign] of comparisons.signs) {
    const rest = withoutWord(phrase, word)
    if (rest !== null) return sign + rest
  }
  return phrase
}

function inUnits({ sign, value, step: written }: Measure, unit: Unit): Means {
  const holds = comparison(sign, value, stepOf(value, written, unit), unit)
  return (tile) => {
    const { size } = tile
    const measured = unit.of === 'bytes' ? bytesOf(tile) : size && size.width * size.height
    return measured !== null && holds(measured)
  }
}

/** Of "1200만" the zeros are no measure: it is as exact as "12 MP". */
function stepOf(value: number, written: number, { of, times }: Unit): number {
  let step = written
  if (of === 'pixels' && written === 1)
    while (step * 10 * times <= 1e6 && value % (step * 10) === 0) step *= 10
  return step
}

/** Of pixels so much is called by one number: 1920 × 1080 is 2 MP. */
const SHARE_CALLED_SO = 0.05

/**
 * Compares as the window rounds: what it calls "5 MB" is at least and at most that, and not more.
 * Of pixels "12 MP" is what people call so too: 4032 × 3024 is 12.2 MP.
 */
function comparison(sign: WrittenSign, value: number, step: number, { of, times }: Unit) {
  const shown = times > 1e3 && (of === 'bytes' ? value < 100 : times >= 1e6) ? 0.1 : 1
  const half = (Math.min(step, shown) / 2) * times
  const called = (most: number) =>
    of === 'pixels' ? Math.max(half, Math.min(most, value * SHARE_CALLED_SO) * times) : half
  const exact = value * times
  const from = exact - called(step / 2)
  const to = exact + called(step * times >= 1e6 ? step : step / 2)
  switch (sign) {
    case '<':
      return (at: number) => at < exact - half
    case '>':
      return (at: number) => at >= exact + half
    case '<=':
      return (at: number) => at < to
    case '>=':
      return (at: number) => at >= from
    default:
      return (at: number) => at >= exact - (step * times) / 2 && at < exact + step * times
  }
}

function compare(sign: Sign, at: number, value: number): boolean {
  if (at === value) return sign.endsWith('=')
  return sign.startsWith('<') ? at < value : at > value
}

/** A number as the language writes it, or with a point; null for what is none. */
function numberOf(text: string, { group, decimal }: SearchWords) {
  const [whole = '', ...thousands] =
    group === '' ? [text] : (text.split(decimal)[0] ?? '').split(group)
  const isGrouped =
    thousands.length > 0 && whole.length <= 3 && thousands.every((each) => /^\d{3}$/.test(each))
  const ungrouped = isGrouped ? text.split(group).join('') : text
  const pointed = ungrouped.split(decimal).join('.').replace(/[,٫]/, '.')
  const [isNumber, fraction = ''] = /^\d+(?:\.(\d+))?$/.exec(pointed) ?? []
  return isNumber === undefined ? null : { value: Number(pointed), step: 10 ** -fraction.length }
}
