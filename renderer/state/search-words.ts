import { isVideo, type PhotoFormat } from '../../contract/photo'
import type { SentenceKey, Translate } from '../../contract/translate'
import { dayAfter, dayNumber } from './days'
import { plain } from './plain-text'
import { type Comparisons, comparisonsOf, spelled } from './search-comparisons'
import { type Duration, durationsOf, SPANS, type Span } from './search-durations'
import { type Unit, unitsOf } from './search-units'
import { type Remark, remarksOf, shownCapture, type Tile } from './tiles'

/** Whether a photo is meant. */
export type Means = (tile: Tile) => boolean
/** What a word means today. @param today start of the day, milliseconds since 1970 */
export type Meaning = (today: number) => Means

const known = new WeakMap<Tile, readonly number[]>()

/** The days of its arrival and its capture. */
function daysOf(tile: Tile): readonly number[] {
  const found = known.get(tile)
  if (found) return found
  const taken = shownCapture(tile)
  const days = (taken === null ? [tile.at] : [tile.at, taken]).map(dayNumber)
  known.set(tile, days)
  return days
}

/** One that came or was taken on such a day. @param holds is given a `dayNumber` */
const dated =
  (holds: (day: number) => boolean): Means =>
  (tile) =>
    daysOf(tile).some(holds)

const always =
  (means: Means): Meaning =>
  () =>
    means

/** The words of one language that say more than a name, and how it writes numbers and dates. */
export interface SearchWords {
  /** By what a person writes, in the form of `plain`. */
  meanings: ReadonlyMap<string, readonly Meaning[]>
  /** Names of months, in the form of `plain`, the longest first, each with its number from 1. */
  months: readonly (readonly [name: string, month: number])[]
  /** "29.11.2026": day before month. */
  isDayFirst: boolean
  /** What stands behind a year or a day: "년", "日", "г". */
  suffixes: ReadonlySet<string>
  /** Between thousands, and before a fraction. */
  group: string
  decimal: string
  /** What a unit stands for: pixels of a picture, or bytes. */
  units: ReadonlyMap<string, Unit>
  comparisons: Comparisons
  /** "7 days" and "1 month". */
  durations: ReadonlyMap<string, Duration>
  /** Words that say nothing: "from", "의". */
  fillers: ReadonlySet<string>
  /** What stands between words where no blanks do: in Chinese, Japanese and Korean. */
  between: RegExp | null
}

/** A date of which parts may be missing: "November" is one of every year. */
export function dateMeaning(date: { year?: number; month?: number; day?: number }): Meaning {
  const { year, month, day } = date
  return always(
    dated(
      (number) =>
        (year === undefined || Math.floor(number / 10_000) === year) &&
        (month === undefined || Math.floor(number / 100) % 100 === month) &&
        (day === undefined || number % 100 === day),
    ),
  )
}

const UNIT_STEPS: Readonly<Record<Span, number>> = { day: 31, week: 8, month: 24, year: 10 }

/** "Yesterday", "2 weeks ago", "last month": the whole of that day, week, month or year. */
function agoMeaning(unit: Span, ago: number, weekStart: number): Meaning {
  return (today) => {
    const [from, to] = spanOf(unit, ago, weekStart, today)
    return dated((day) => day >= from && day < to)
  }
}

function spanOf(unit: Span, ago: number, weekStart: number, today: number): [number, number] {
  const now = new Date(today)
  const of = (year: number, month: number) => dayNumber(new Date(year, month, 1).getTime())
  switch (unit) {
    case 'day':
      return [dayNumber(dayAfter(today, -ago)), dayNumber(dayAfter(today, 1 - ago))]
    case 'week': {
      const start = -((now.getDay() - weekStart + 7) % 7) - 7 * ago
      return [dayNumber(dayAfter(today, start)), dayNumber(dayAfter(today, start + 7))]
    }
    case 'month':
      return [
        of(now.getFullYear(), now.getMonth() - ago),
        of(now.getFullYear(), now.getMonth() - ago + 1),
      ]
    case 'year':
      return [of(now.getFullYear() - ago, 0), of(now.getFullYear() - ago + 1, 0)]
  }
}

/** "Last 7 days", today among them, and "older than 7 days": before those. */
export function sinceMeaning({ unit, count }: Duration, isOlder: boolean): Meaning {
  return (today) => {
    const start = new Date(today)
    const [year, month, day] = [start.getFullYear(), start.getMonth(), start.getDate()]
    const days = { day: count, week: 7 * count, month: 0, year: 0 }[unit]
    const months = { day: 0, week: 0, month: count, year: 12 * count }[unit]
    // The last day of a month is that of a shorter one too.
    const lastDay = new Date(year, month - months + 1, 0).getDate()
    const before = new Date(year, month - months, Math.min(day, lastDay) - days)
    const limit = dayNumber(before.getTime())
    return dated((at) => (isOlder ? at < limit : at > limit))
  }
}

/** The latest such day of the week, today among them. @param weekday 0 is Sunday */
const weekdayMeaning =
  (weekday: number): Meaning =>
  (today) => {
    const ago = (new Date(today).getDay() - weekday + 7) % 7
    const number = dayNumber(dayAfter(today, -ago))
    return dated((day) => day === number)
  }

/** The day on which a week begins where the language is spoken; 0 is Sunday. */
function weekStartOf(locale: string): number {
  type WithWeek = Intl.Locale & {
    weekInfo?: { firstDay: number }
    getWeekInfo?(): { firstDay: number }
  }
  const known: WithWeek = new Intl.Locale(locale)
  return (known.getWeekInfo?.() ?? known.weekInfo)?.firstDay ?? 1
}

const FORMATS: Readonly<Record<string, readonly PhotoFormat[]>> = {
  ...{ jpg: ['jpeg'], jpeg: ['jpeg'], png: ['png'], gif: ['gif'], webp: ['webp'], avif: ['avif'] },
  ...{ heic: ['heic'], heif: ['heic'], tif: ['tiff'], tiff: ['tiff'], bmp: ['bmp'], jxl: ['jxl'] },
  ...{ dng: ['dng'], raw: ['raw', 'dng'], mp4: ['mp4'], mov: ['mov'], '3gp': ['3gp'] },
  ...{ webm: ['webm'], mkv: ['mkv'] },
}

const REMARKS: readonly Remark[] = [
  'damaged',
  'too-large',
  'command',
  'live',
  'duplicate',
  'no-location',
]

const shape =
  (holds: (ratio: number) => boolean): Means =>
  ({ size }) =>
    size !== null && holds(size.width / size.height)

type ListedKey = Extract<SentenceKey, `window.search.${string}`>

/** The words for shapes, stars and kinds: each sentence lists them, with commas between. */
const LISTED: readonly (readonly [ListedKey, Means])[] = [
  ['window.search.portrait', shape((ratio) => ratio < 1)],
  ['window.search.landscape', shape((ratio) => ratio > 1)],
  ['window.search.square', shape((ratio) => ratio === 1)],
  ['window.search.panorama', shape((ratio) => ratio >= 2 || ratio <= 0.5)],
  ['window.search.starred', ({ isStarred }) => isStarred === true],
  ['window.search.video', ({ format }) => isVideo(format)],
  ['window.search.photo', ({ format }) => !isVideo(format) && format !== 'other'],
]

/** @param locale a BCP 47 tag, with a person's own region: "en-GB" */
export function searchWordsOf(locale: string, t: Translate): SearchWords {
  const meanings = new Map<string, Meaning[]>()
  const add = (text: string, meaning: Meaning) => {
    const word = plain(text).trim().replace(/\s+/g, ' ')
    if (word === '') return
    const known = meanings.get(word)
    if (known) known.push(meaning)
    else meanings.set(word, [meaning])
  }
  addDays(locale, add)
  add(t('window.gallery.today'), agoMeaning('day', 0, 1))
  add(t('window.gallery.yesterday'), agoMeaning('day', 1, 1))
  for (const [word, formats] of Object.entries(FORMATS))
    add(
      word,
      always(({ format }) => formats.includes(format)),
    )
  for (const remark of REMARKS)
    add(
      t(`window.remarks.${remark}.badge`),
      always((tile) => remarksOf(tile).includes(remark)),
    )
  for (const [key, means] of LISTED)
    for (const word of spelled(locale, t(key))) add(word, always(means))
  const weekStart = weekStartOf(locale)
  for (const word of spelled(locale, t('window.search.lastWeek')))
    add(word, agoMeaning('week', 1, weekStart))
  for (const word of spelled(locale, t('window.search.lastMonth')))
    add(word, agoMeaning('month', 1, 1))
  const comparisons = comparisonsOf(locale, t)
  const fillers = spelled(locale, t('window.search.fillers'))
  const { signs, wider, older, last, rangeWords } = comparisons
  const compared = [...signs.map(([word]) => word), ...wider, ...older, ...last, ...rangeWords]
  const marks = [...fillers, ...compared]
  const number = new Intl.NumberFormat(locale, {
    numberingSystem: 'latn',
  } as Intl.NumberFormatOptions)
  const parts = number.formatToParts(1_234_567.8)
  const partOf = (type: string) => plain(parts.find((part) => part.type === type)?.value ?? '')
  return {
    meanings,
    ...datesOf(locale),
    group: partOf('group'),
    decimal: partOf('decimal'),
    units: unitsOf(locale, t),
    comparisons,
    durations: durationsOf(locale),
    fillers: new Set(fillers),
    between: /^(zh|ja|ko)\b/.test(locale) ? new RegExp(longestFirst(marks).join('|'), 'g') : null,
  }
}

const longestFirst = (words: readonly string[]): string[] =>
  words.toSorted((a, b) => b.length - a.length)

function addDays(locale: string, add: (text: string, meaning: Meaning) => void): void {
  const weekStart = weekStartOf(locale)
  const styles = (['always', 'auto'] as const).flatMap((numeric) =>
    (['long', 'short'] as const).map(
      (style) => new Intl.RelativeTimeFormat(locale, { numeric, style }),
    ),
  )
  for (const unit of SPANS)
    for (let ago = 0; ago <= UNIT_STEPS[unit]; ago += 1) {
      const written = new Set(styles.map((style) => style.format(-ago, unit)))
      for (const text of written) add(text, agoMeaning(unit, ago, weekStart))
    }
  for (const style of ['long', 'short'] as const) {
    const names = new Intl.DateTimeFormat(locale, { weekday: style })
    for (let weekday = 0; weekday < 7; weekday += 1) {
      // The fourth of January 1970 was a Sunday.
      const name = withoutDot(names.format(new Date(1970, 0, 4 + weekday)))
      // "So", "日": too short to be meant.
      if (name.length >= SHORTEST_DAY[style]) add(name, weekdayMeaning(weekday))
    }
  }
}

const SHORTEST_DAY = { long: 2, short: 3 } as const
const withoutDot = (text: string): string => text.replace(/\.$/, '')

function datesOf(locale: string): Pick<SearchWords, 'months' | 'isDayFirst' | 'suffixes'> {
  const gregorian = `${locale}-u-ca-gregory-nu-latn`
  const months = new Map<string, number>()
  const suffixes = new Set<string>()
  const forms = (['long', 'short'] as const).flatMap((month) => [
    new Intl.DateTimeFormat(gregorian, { month }),
    new Intl.DateTimeFormat(gregorian, { month, day: 'numeric', year: 'numeric' }),
  ])
  for (let month = 0; month < 12; month += 1)
    for (const form of forms) {
      const parts = form.formatToParts(new Date(2026, month, 1))
      const at = parts.findIndex(({ type }) => type === 'month')
      const name = plain(parts[at]?.value ?? '')
      // "11" is the month's name together with "月".
      const behind = plain(parts[at + 1]?.value ?? '').trim()
      const whole = /^\d+$/.test(name) ? name + (/\p{L}/u.test(behind) ? behind : 'x') : name
      months.set(withoutDot(whole), month + 1)
      for (const { type, value } of parts)
        if (type === 'literal')
          for (const [word] of plain(value).matchAll(/\p{L}+/gu)) suffixes.add(word)
    }
  const numeric = new Intl.DateTimeFormat(gregorian, { dateStyle: 'short' })
  const order = numeric.formatToParts(new Date(2026, 0, 1)).map(({ type }) => type)
  return {
    months: [...months].sort(([a], [b]) => b.length - a.length),
    isDayFirst: order.indexOf('day') < order.indexOf('month'),
    suffixes,
  }
}
