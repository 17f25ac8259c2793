const BYTE_UNITS = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const

/** Writes numbers as the language does. */
export function numbersIn(locale: string) {
  const count = new Intl.NumberFormat(locale)
  const oneDecimal = new Intl.NumberFormat(locale, {
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
  })
  const twoDigits = new Intl.NumberFormat(locale, { maximumSignificantDigits: 2 })
  const compact = new Intl.NumberFormat(locale, { notation: 'compact', maximumFractionDigits: 0 })
  const byteFormats = BYTE_UNITS.map((unit, power) => {
    const fractionDigits = power >= 2 ? 1 : 0
    return new Intl.NumberFormat(locale, {
      style: 'unit',
      unit,
      unitDisplay: 'short',
      minimumFractionDigits: fractionDigits,
      maximumFractionDigits: fractionDigits,
    })
  })

  return {
    count: (value: number) => count.format(value),
    /** 12.2 for 12,192,768; two digits below a tenth, so that no picture has "0.0". */
    millions: (value: number) => {
      const millions = value / 1e6
      return (millions >= 0.1 ? oneDecimal : twoDigits).format(millions)
    },
    /** As the language shortens numbers: "1219만" in Korean. */
    compact: (value: number) => compact.format(value),
    /** 3.1 MB for 3,100,000: units of a thousand, as phones and file managers count. */
    bytes: (value: number) => {
      const power = value < 1000 ? 0 : value < 999_500 ? 1 : value < 999_950_000 ? 2 : 3
      return byteFormats[power]?.format(value / 1000 ** power) ?? count.format(value)
    },
  }
}
