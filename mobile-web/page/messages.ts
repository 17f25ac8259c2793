import { countedKey } from '../../contract/counted'
import { durationText } from '../../contract/duration'
import { directionOf, type Language } from '../../contract/language'
import type { PhoneColour } from '../../contract/photo'
import { createTranslate, isolated, type Sentences } from '../../contract/translate'
import type { DeviceKind } from '../phone/self'
import type { ErrorCode } from '../sending/errors'
import type { Totals } from '../sending/queue'

export type Messages = ReturnType<typeof createMessages>

/** What these are called is the same in every language. */
const PRODUCTS: Partial<Record<DeviceKind, string>> = {
  iphone: 'iPhone',
  ipad: 'iPad',
  android: 'Android',
  mac: 'Mac',
  windows: 'Windows PC',
}

/**
 * The sentences of one language with their numbers and names put in.
 * @param computer the name of the computer that receives
 */
export function createMessages(language: Language, sentences: Sentences, computer: string) {
  const say = createTranslate(language, sentences)
  const numbers = numbersIn(language)
  const { bytes } = numbers
  const isolate = directionOf(language) === 'rtl' ? isolated : (text: string) => text

  return {
    say,
    /** A name or number inside a text of several parts. */
    isolate,
    bytes,
    /**
     * "1920 × 1080 · 0:12" of a video, its size alone of a photo: width by height, in this order
     * also where the language runs from right to left.
     */
    measures(width: number, height: number, duration: number | null): string {
      const size = isolate(`${width} × ${height}`)
      return !duration ? size : `${size} · ${isolate(durationText(duration))}`
    },
    megapixels: (pixels: number) => say('phone.megapixels', { pixels: numbers.megapixels(pixels) }),
    bytesOf: (part: number, all: number) => `${isolate(bytes(part))} / ${isolate(bytes(all))}`,
    pace: (bytesPerSecond: number, secondsLeft: number) =>
      [
        numbers.bytesPerSecond(bytesPerSecond),
        say('phone.timeLeft', { time: numbers.time(secondsLeft) }),
      ]
        .map(isolate)
        .join(' · '),
    /** Of what was there before it says only that. */
    allSaved: ({ saved, skipped, savedKinds }: Pick<Totals, 'saved' | 'skipped' | 'savedKinds'>) =>
      saved === skipped
        ? say('phone.alreadyThere', { saved: skipped })
        : say(countedKey('phone.allSaved', savedKinds), { count: saved - skipped, computer }),
    /** What there is to know, and what can be done, once all is saved that can be. */
    mayDo: ({ saved, skipped, refused, isSafe, mayClose }: Totals) =>
      [
        skipped > 0 && saved > skipped && say('phone.alreadyThere', { saved: skipped }),
        refused > 0 && say('phone.allSavable'),
        isSafe && say('phone.safeToDelete'),
        mayClose && say('phone.mayClose'),
      ]
        .filter(Boolean)
        .join(' '),
    /** A day and a time of day, by milliseconds since 1970. */
    date: (at: number) => numbers.date(at),
    notSent: (count: number, kinds: Totals['failedKinds']) =>
      say(countedKey('phone.notSent', kinds), { count }),
    error: (code: ErrorCode) => say(`phone.error.${code}`, { computer }),
    /** The default name of a phone: "Green iPhone". */
    deviceName: (colour: PhoneColour, kind: DeviceKind) =>
      say('phone.deviceName', {
        colour: say(`phone.colour.${colour}`),
        device: PRODUCTS[kind] ?? say('phone.device'),
        // The name is stored and sent, so it holds no isolates.
      }).replace(/[\u2068\u2069]/g, ''),
  }
}

/** Decimal units, as phones and file managers use them. The smallest is the kilobyte. */
const BYTE_UNITS = [
  { unit: 'kilobyte', bytes: 1e3, below: 999.5e3 },
  { unit: 'megabyte', bytes: 1e6, below: 999.95e6 },
  { unit: 'gigabyte', bytes: 1e9, below: Number.POSITIVE_INFINITY },
] as const

const TIME_UNITS = [
  { unit: 'second', seconds: 1, below: 59.5 },
  { unit: 'minute', seconds: 60, below: 3570 },
  { unit: 'hour', seconds: 3600, below: Number.POSITIVE_INFINITY },
] as const

/** Formats numbers for the language, always in Latin digits, as in sizes and file names. */
export function numbersIn(language: Language) {
  const locale = `${language}-u-nu-latn`
  const format = (options: Intl.NumberFormatOptions) => {
    const { format: write } = new Intl.NumberFormat(locale, options)
    return write
  }
  const oneDecimal = format({ minimumFractionDigits: 1, maximumFractionDigits: 1 })
  const compact = format({ notation: 'compact', maximumFractionDigits: 0 })
  /** Chinese, Japanese and Korean count in ten thousands. */
  const countsByTenThousands = !compact(10_000).startsWith('10')
  const amount = (value: number, per: string) => {
    const size = BYTE_UNITS.find(({ below }) => value < below) ?? BYTE_UNITS[2]
    const decimals = size.unit === 'kilobyte' ? 0 : 1
    return format({
      style: 'unit',
      unit: size.unit + per,
      unitDisplay: 'short',
      minimumFractionDigits: decimals,
      maximumFractionDigits: value < 10_000 ? 1 : decimals,
    })(value / size.bytes)
  }

  return {
    date: new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' }).format,
    /** Millions, "12.2" for 12,192,768 and "<0.1" rather than "0.0"; "1219만" in Korean. */
    megapixels: (pixels: number) => {
      if (countsByTenThousands) return compact(pixels)
      return pixels < 100_000 ? `<${oneDecimal(0.1)}` : oneDecimal(pixels / 1e6)
    },
    /** 3.1 MB for 3,100,000; 353 kB; 0.5 kB. */
    bytes: (value: number) => amount(value, ''),
    /** 3.1 MB/s for 3,100,000. */
    bytesPerSecond: (value: number) => amount(value, '-per-second'),
    /** 12 sec, 3 min, 2 hr; never 0. */
    time: (seconds: number) => {
      const size = TIME_UNITS.find(({ below }) => seconds < below) ?? TIME_UNITS[2]
      const options = { style: 'unit', unit: size.unit, unitDisplay: 'short' } as const
      return format({ ...options, maximumFractionDigits: 0 })(Math.max(1, seconds / size.seconds))
    },
  }
}
