import { directionOf, type Language } from './languages'

/** Units of a thousand each, as phones and file managers count; bytes alone tell a person nothing. */
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

/** Writes numbers as the language does, with the digits that sizes and file names have everywhere. */
export function numbersIn(language: Language) {
  const locale = directionOf(language) === 'rtl' ? `${language}-u-nu-latn` : language
  const format = (options: Intl.NumberFormatOptions) => {
    const { format: write } = new Intl.NumberFormat(locale, options)
    return write
  }
  const count = format({})
  const oneDecimal = format({ minimumFractionDigits: 1, maximumFractionDigits: 1 })
  const compact = format({ notation: 'compact', maximumFractionDigits: 0 })
  const plural = new Intl.PluralRules(locale)
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
    count: (value: number) => count(value),
    isOne: (value: number) => plural.select(value) === 'one',
    /** 12.2 for 12,192,768, and "<0.1" rather than "0.0". */
    millions: (value: number) =>
      value < 100_000 ? `<${oneDecimal(0.1)}` : oneDecimal(value / 1e6),
    /** As the language shortens numbers: "1219만" in Korean. */
    compact: (value: number) => compact(value),
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
