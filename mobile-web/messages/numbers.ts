/** Units of a thousand each, as phones and file managers count; bytes alone tell a person nothing. */
const BYTE_UNITS = [
  { unit: 'kilobyte', bytes: 1e3, below: 999.5e3 },
  { unit: 'megabyte', bytes: 1e6, below: 999.95e6 },
  { unit: 'gigabyte', bytes: 1e9, below: Number.POSITIVE_INFINITY },
] as const

/** Writes numbers as the language does. */
export function numbersIn(locale: string) {
  const count = new Intl.NumberFormat(locale)
  const oneDecimal = new Intl.NumberFormat(locale, {
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
  })
  const compact = new Intl.NumberFormat(locale, { notation: 'compact', maximumFractionDigits: 0 })
  const length = (value: number, unit: string, least: number, most: number) =>
    new Intl.NumberFormat(locale, {
      style: 'unit',
      unit,
      unitDisplay: 'short',
      minimumFractionDigits: least,
      maximumFractionDigits: most,
    }).format(value)

  return {
    count: (value: number) => count.format(value),
    /** 12.2 for 12,192,768, and "<0.1" rather than "0.0". */
    millions: (value: number) =>
      value < 100_000 ? `<${oneDecimal.format(0.1)}` : oneDecimal.format(value / 1e6),
    /** As the language shortens numbers: "1219만" in Korean. */
    compact: (value: number) => compact.format(value),
    /** 3.1 MB for 3,100,000; 353 kB; 0.5 kB. */
    bytes: (value: number) => {
      const size = BYTE_UNITS.find(({ below }) => value < below) ?? BYTE_UNITS[2]
      const decimals = size.unit === 'kilobyte' ? 0 : 1
      return length(value / size.bytes, size.unit, decimals, value < 10_000 ? 1 : decimals)
    },
  }
}
