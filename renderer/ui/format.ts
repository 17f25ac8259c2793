import { clockOf, durationText } from '../../contract/duration'
import { errorText, type Notice } from '../../contract/notice'
import { BY_HAND, type Photo, type Sender, type Size } from '../../contract/photo'
import type { NetworkAddress } from '../../contract/receiver-event'
import type { Translate } from '../../contract/translate'

/** Numbers, sizes and times as one language writes them. */
export interface Format {
  /** `4032 × 3024`: digits without grouping, the same in every language. */
  pixels(size: Size): string
  /** "12.2 MP", or "1,219만 화소"; null for a picture so small that this would say 0. */
  megapixels(size: Size): string | null
  /** "3.1 MB": decimal units, 1 MB = 1,000,000 bytes. */
  bytes(count: number): string
  /** "0:12", "1:02:03", from milliseconds: the same in every language. */
  duration(length: number): string
  /** "1 minute, 12 seconds", from milliseconds, as it is said. */
  spokenDuration(length: number): string
  /** "43%"; `share` from 0 to 1. */
  percent(share: number): string
  /** "2:32 PM", from milliseconds since 1970. */
  time(at: number): string
  /** "Mar 4, 2026, 2:32 PM", from milliseconds since 1970. */
  moment(at: number): string
  /** "Monday, March 4", with the year where it is not `today`'s. */
  day(at: number, today: number): string
  /** "2026", "Nov" or "Nov 29": as little of a date as tells it from its neighbours. */
  partOfDate(at: number, part: 'year' | 'month' | 'day'): string
}

/** Languages that count large numbers in units of ten thousand. */
const IN_MYRIADS = /^(ja|ko|zh)\b/

const UNITS = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'] as const

/**
 * @param tag a BCP 47 tag, with a person's own region: "en-GB"
 * @param inMegapixels puts the unit to a number
 */
export function createFormat(tag: string, inMegapixels: (pixels: string) => string): Format {
  // The digits that sizes and file names have everywhere.
  const locale = new Intl.Locale(tag, { numberingSystem: 'latn' })
  const numbers = (options: Intl.NumberFormatOptions) =>
    whenNeeded(() => new Intl.NumberFormat(locale, options))
  const dates = (options: Intl.DateTimeFormatOptions) =>
    whenNeeded(() => new Intl.DateTimeFormat(locale, options))
  const oneDigit = numbers({ maximumFractionDigits: 1 })
  const inMyriads = IN_MYRIADS.test(tag)
  const compact = numbers({ notation: 'compact', maximumFractionDigits: 0, useGrouping: 'always' })
  const percent = numbers({ style: 'percent' })
  const time = dates({ timeStyle: 'short' })
  const moment = dates({ dateStyle: 'medium', timeStyle: 'short' })
  const day = { weekday: 'long', day: 'numeric', month: 'long' } as const
  const dayOfThisYear = dates(day)
  const dayOfAnyYear = dates({ ...day, year: 'numeric' })
  const partsOfDate = {
    year: dates({ year: 'numeric' }),
    month: dates({ month: 'short' }),
    day: dates({ month: 'short', day: 'numeric' }),
  }
  const clock = (['hour', 'minute', 'second'] as const).map((unit) =>
    numbers({ style: 'unit', unit, unitDisplay: 'long' }),
  )
  const list = whenNeeded(() => new Intl.ListFormat(locale, { type: 'unit' }))
  const bytes = UNITS.map((unit, power) => {
    const style = { style: 'unit', unit, unitDisplay: power === 0 ? 'long' : 'short' } as const
    const whole = numbers({ ...style, maximumFractionDigits: 0 })
    return { whole, tenths: numbers({ ...style, maximumFractionDigits: 1 }) }
  })

  return {
    pixels: ({ width, height }) => `${width} × ${height}`,
    megapixels({ width, height }) {
      const millions = (width * height) / 1e6
      if (millions < 0.05) return null
      return inMegapixels(
        inMyriads ? compact().format(width * height) : oneDigit().format(millions),
      )
    },
    bytes(count) {
      // 999.5 kB would be written "1,000 kB": go to the next unit where rounding gets there.
      let value = count
      let unit = 0
      while (value >= 999.5 && unit < UNITS.length - 1) {
        value /= 1000
        unit += 1
      }
      const format = bytes[unit]?.[value < 100 && unit > 1 ? 'tenths' : 'whole']
      return format?.().format(value) ?? ''
    },
    duration: durationText,
    spokenDuration(length) {
      const { hours, minutes, seconds } = clockOf(length)
      const isNothing = hours + minutes + seconds === 0
      const parts = [hours, minutes, seconds].flatMap((part, at) =>
        part > 0 || (isNothing && at === 2) ? [clock[at]?.().format(part) ?? ''] : [],
      )
      return list().format(parts)
    },
    percent: (share) => percent().format(share),
    time: (at) => time().format(at),
    moment: (at) => moment().format(at),
    day(at, today) {
      const sameYear = new Date(at).getFullYear() === new Date(today).getFullYear()
      return (sameYear ? dayOfThisYear : dayOfAnyYear)().format(at)
    },
    partOfDate: (at, part) => partsOfDate[part]().format(at),
  }
}

/** "1920 × 1080 · 0:12", of a photo its size alone; null where it is not known. */
export function measuresText({ size, duration }: Pick<Photo, 'size' | 'duration'>, format: Format) {
  const pixels = size && format.pixels(size)
  const parts = [pixels, duration === null ? null : format.duration(duration)]
  return parts.filter((part) => part !== null).join(' · ') || null
}

/** Created once, on first use: each takes milliseconds, and the first screen needs none. */
function whenNeeded<Made>(make: () => Made): () => Made {
  let made: Made | undefined
  return () => {
    made ??= make()
    return made
  }
}

/** `192.168.0.12:5810`: what a person types, from the url of the code, without the token. */
export const addressText = (url: string): string => new URL(url).host

/** Whether the code leads to https. */
export const isEncrypted = (url: string): boolean => url.startsWith('https:')

/** Whether what is sent to this url is encrypted, as a sentence. */
export const encryptionText = (url: string, t: Translate): string =>
  t(isEncrypted(url) ? 'window.pairing.encrypted' : 'window.pairing.notEncrypted')

/** "Wi-Fi 2" as the system calls it, or "Wi-Fi · wlp3s0" where the system's name is no word. */
export function networkText({ kind, interfaceName }: NetworkAddress, t: Translate): string {
  const word = t(`window.network.${kind}`)
  if (kind === 'loopback') return word
  if (interfaceName.toLowerCase().startsWith(word.toLowerCase())) return interfaceName
  return `${word} · ${interfaceName}`
}

/** "Wi-Fi 192.168.0.12": what tells one network from another, in words. */
export const networkChoice = (network: NetworkAddress, t: Translate): string =>
  `${t(`window.network.${network.kind}`)} ${network.address}`

/** The last two folders of a path, as a person knows them: "Pictures › Snapland". */
export const folderText = (path: string): string =>
  path
    .split(/[\\/]/)
    .filter((part) => part !== '')
    .slice(-2)
    .join(' › ') || path

/** The sender's name: of a phone its own, of the folder a translated one. */
export const senderName = (sender: Sender, t: Translate): string =>
  sender.id === BY_HAND.id ? t('window.tile.folder') : sender.name

/** The sender as part of a sentence. */
export const senderText = (sender: Sender, t: Translate): string =>
  sender.id === BY_HAND.id
    ? t('window.tile.byHand')
    : t('window.tile.from', { sender: sender.name })

/** Why a call failed, as a sentence. Errors of this page itself count as unforeseen. */
export function noticeSentence(t: Translate, error: unknown): string {
  return errorText(t, isNotice(error) ? error : { code: 'UNFORESEEN' })
}

const isNotice = (error: unknown): error is Notice =>
  typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string'
