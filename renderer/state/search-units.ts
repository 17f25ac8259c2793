import type { Translate } from '../../contract/translate'
import { plain } from './plain-text'

export interface Unit {
  of: 'pixels' | 'bytes'
  times: number
}

const BYTES = { kilobyte: 1e3, megabyte: 1e6, gigabyte: 1e9 } as const

/** What a language writes behind a measure, in the form of `plain`. */
export function unitsOf(locale: string, t: Translate): ReadonlyMap<string, Unit> {
  const units = new Map<string, Unit>()
  const add = (text: string, of: Unit['of'], times: number) => {
    const unit = plain(text).replace(/[\s.]+/g, '')
    if (unit !== '') units.set(unit, { of, times })
  }
  for (const [unit, times] of Object.entries(BYTES))
    for (const unitDisplay of ['short', 'narrow', 'long'] as const) {
      const format = new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay })
      for (const { type, value } of format.formatToParts(5))
        if (type === 'unit') add(value, 'bytes', times)
    }
  for (const [at, unit] of ['kb', 'mb', 'gb'].entries()) add(unit, 'bytes', 1000 ** (at + 1))
  // "12 MP", and where large numbers are counted in ten thousands "1,219万画素".
  const compact = new Intl.NumberFormat(locale, { notation: 'compact', maximumFractionDigits: 0 })
  const parts = compact.formatToParts(12_000_000)
  const large = parts.find(({ type }) => type === 'compact')?.value ?? ''
  const digits = parts.map(({ type, value }) => (type === 'integer' ? value : '')).join('')
  const times = 12_000_000 / (Number(plain(digits)) || 12)
  const pixels = t('window.details.inMegapixels', { pixels: '' })
  if (times === 1e6) add(pixels, 'pixels', 1e6)
  else
    for (const [text, each] of [
      [large, times],
      [large + pixels, times],
      [pixels, 1],
    ] as const)
      add(text, 'pixels', each)
  for (const unit of ['mp', 'mpx', 'megapixel', 'megapixels']) add(unit, 'pixels', 1e6)
  return units
}
