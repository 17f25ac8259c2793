import { BY_HAND } from '../../contract/photo'
import type { Translate } from '../../contract/translate'
import { plain } from './plain-text'
import { withoutWordWithin } from './search-comparisons'
import { measureOf } from './search-measures'
import {
  dateMeaning,
  type Meaning,
  type SearchWords,
  searchWordsOf,
  sinceMeaning,
} from './search-words'
import type { Tile } from './tiles'

/**
 * The photos that are meant by what a person writes, in their order. All its words must be met.
 * Each is met by a name (of file, phone, camera), by what the command said, or by what it means: a
 * day or a month (of arrival or of capture), a size, a format, a shape. What means nothing is only
 * looked for in names.
 * @param today start of today, milliseconds since 1970
 */
export type Find = (tiles: readonly Tile[], text: string, today: number) => readonly Tile[]

interface Term {
  text: string
  meanings: readonly Meaning[]
}

/** Most words that have one meaning together: "il y a 2 semaines", "29 de noviembre de 2026". */
const MOST_WORDS = 6
/** What is pasted beyond this is no search, and would take seconds. */
const MOST_LETTERS = 200
/** A word that is still being written is completed from this length on. */
const LEAST_LETTERS = 2

/** @param locale a BCP 47 tag, with a person's own region: "en-GB" */
export function createFind(locale: string, t: Translate): Find {
  let made: SearchWords | undefined
  const words = () => (made ??= searchWordsOf(locale, t))
  const known = new WeakMap<Tile, string>()
  const textOf = (tile: Tile): string => {
    const found = known.get(tile)
    if (found !== undefined) return found
    const { name, filmFile, sender, camera, result } = tile
    const from = sender.id === BY_HAND.id ? t('window.tile.folder') : sender.name
    const label = result?.state === 'done' ? result.label : null
    const text = plain(`${name}\n${filmFile?.name ?? ''}\n${from}\n${camera ?? ''}\n${label ?? ''}`)
    known.set(tile, text)
    return text
  }
  const matching = (tiles: readonly Tile[], terms: readonly Term[], today: number) => {
    const resolved = terms.map(({ text, meanings }) => ({
      // Of a date too each word may stand anywhere in a name: "may 2" in "May (2).jpg".
      wanted: text.split(' '),
      meant: meanings.map((meaning) => meaning(today)),
    }))
    return tiles.filter((tile) => {
      const text = textOf(tile)
      return resolved.every(
        ({ wanted, meant }) =>
          wanted.every((word) => text.includes(word)) || meant.some((means) => means(tile)),
      )
    })
  }

  return (tiles, text, today) => {
    const written = plain(text.slice(0, MOST_LETTERS)).split(/\s+/).filter(Boolean)
    if (written.length === 0) return tiles
    for (const understand of [termsOf, completedTerms, termsThatSay]) {
      const terms = understand(written, words())
      const found = terms.length > 0 ? matching(tiles, terms, today) : []
      if (found.length > 0) return found
    }
    return []
  }
}

/** Of "photos from yesterday" what says something; where no blanks are written, words apart. */
function termsThatSay(written: readonly string[], words: SearchWords): Term[] {
  const { fillers, between } = words
  const apart = between
    ? written.join(' ').replace(between, ' $& ').split(' ')
    : written.map((word) => withoutApostrophe(word, fillers))
  return termsOf(apart.filter(Boolean), words).filter(
    ({ text, meanings }) => meanings.length > 0 || !fillers.has(text),
  )
}

/** "hier" of "d'hier", "week" of "week's": as a language lists those parts. */
function withoutApostrophe(word: string, fillers: ReadonlySet<string>): string {
  const at = word.indexOf("'")
  if (fillers.has(word.slice(0, at + 1))) return word.slice(at + 1)
  const last = word.lastIndexOf("'")
  return last > 0 && fillers.has(word.slice(last)) ? word.slice(0, last) : word
}

/** The longest runs of words that mean something, all others one by one. */
function termsOf(written: readonly string[], words: SearchWords): Term[] {
  const terms: Term[] = []
  for (let at = 0; at < written.length; ) {
    let count = Math.min(MOST_WORDS, written.length - at)
    let meanings: readonly Meaning[] = []
    for (; count > 0; count -= 1) {
      meanings = meaningsOf(written.slice(at, at + count).join(' '), words)
      if (meanings.length > 0) break
    }
    const length = Math.max(1, count)
    terms.push({ text: written.slice(at, at + length).join(' '), meanings })
    at += length
  }
  return terms
}

/** The same with the words completed that are still being written; none where there are none. */
function completedTerms(written: readonly string[], words: SearchWords): Term[] {
  for (let at = Math.max(0, written.length - MOST_WORDS); at < written.length; at += 1) {
    const begun = written.slice(at).join(' ')
    if (begun.length < LEAST_LETTERS) break
    const meanings = [
      ...[...words.meanings].flatMap(([word, each]) => (word.startsWith(begun) ? each : [])),
      ...words.months.flatMap(([name, month]) =>
        name.startsWith(begun) ? [dateMeaning({ month })] : [],
      ),
    ]
    if (meanings.length > 0)
      return [...termsOf(written.slice(0, at), words), { text: begun, meanings }]
  }
  return []
}

function meaningsOf(phrase: string, words: SearchWords): readonly Meaning[] {
  const date = dateOf(phrase, words)
  const measure = measureOf(phrase, words)
  const since = sinceOf(phrase, words)
  return [
    ...(words.meanings.get(phrase) ?? []),
    ...(date ? [dateMeaning(date)] : []),
    ...(measure ? [() => measure] : []),
    ...(since ? [since] : []),
  ]
}

/** "last 7 days", "older than 2 weeks". */
function sinceOf(phrase: string, { comparisons, durations }: SearchWords): Meaning | null {
  for (const isOlder of [true, false])
    for (const word of isOlder ? comparisons.older : comparisons.last) {
      const duration = durations.get(withoutWordWithin(phrase, word) ?? '')
      if (duration) return sinceMeaning(duration, isOlder)
    }
  return null
}

interface WrittenDate {
  year?: number
  month?: number
  day?: number
}

/** "2026-11", "29.11.2026", "November 29", "2026年11月": null where it is no date. */
function dateOf(phrase: string, words: SearchWords): WrittenDate | null {
  return inDigits(phrase, words) ?? withMonthName(phrase, words)
}

function inDigits(phrase: string, { isDayFirst, suffixes }: SearchWords): WrittenDate | null {
  const [, year, month, day] =
    /^(\d{4})\s?[-./]\s?(\d{1,2})(?:\s?[-./]\s?(\d{1,2}))?\.?$/.exec(phrase) ?? []
  if (year && month) return dateOfParts(year, month, day)
  const [, first, second, last] = /^(\d{1,2})[-./](\d{1,2})[-./](\d{4})$/.exec(phrase) ?? []
  if (first && second && last)
    return isDayFirst ? dateOfParts(last, second, first) : dateOfParts(last, first, second)
  const [, only, ofYear] = /^(\d{1,2})[-./](\d{4})$/.exec(phrase) ?? []
  if (only && ofYear) return dateOfParts(ofYear, only)
  const [, alone, suffix = ''] = /^((?:19|20)\d\d)\s?(\p{L}*)\.?$/u.exec(phrase) ?? []
  return alone && (suffix === '' || suffixes.has(suffix)) ? { year: Number(alone) } : null
}

function dateOfParts(year: string, month: string, day?: string): WrittenDate | null {
  const date = { year: Number(year), month: Number(month) }
  if (date.month < 1 || date.month > 12) return null
  if (day === undefined) return date
  return Number(day) >= 1 && Number(day) <= 31 ? { ...date, day: Number(day) } : null
}

/** The name of a month, and around it in any order a day and a year. */
function withMonthName(phrase: string, { months, suffixes }: SearchWords): WrittenDate | null {
  for (const [name, month] of months) {
    const at = phrase.indexOf(name)
    if (at < 0) continue
    const [before, behind] = [phrase.slice(0, at), phrase.slice(at + name.length)]
    // "11월" is no "1월", and "maya" no "may".
    const isCut = /^\d/.test(name) ? /\d$/.test(before) : /\p{L}$/u.test(before)
    if (isCut || (/\p{L}$/u.test(name) && !/^\d/.test(name) && /^\p{L}/u.test(behind))) continue
    const date: WrittenDate = { month }
    const isRest = `${before} ${behind}`
      .split(/[\s,./·]+/)
      .filter(Boolean)
      .every((word) => takes(date, word, suffixes))
    if (isRest) return date
  }
  return null
}

/** Takes a day, a year or a word between them into the date. */
function takes(date: WrittenDate, word: string, suffixes: ReadonlySet<string>): boolean {
  const [, digits = '', suffix = ''] = /^(\d*)(\p{L}*)$/u.exec(word) ?? []
  const isSuffix = suffix === '' || suffixes.has(suffix)
  if (digits === '') return suffix !== '' && isSuffix
  const number = Number(digits)
  if (digits.length === 4 && isSuffix && date.year === undefined) {
    date.year = number
    return true
  }
  // "29th", "1er".
  const isDay = number >= 1 && number <= 31 && (isSuffix || suffix.length <= 2)
  if (!isDay || digits.length > 2 || date.day !== undefined) return false
  date.day = number
  return true
}
