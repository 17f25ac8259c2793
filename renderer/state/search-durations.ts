import { plain } from './plain-text'

export const SPANS = ['day', 'week', 'month', 'year'] as const
export type Span = (typeof SPANS)[number]

const MOST_COUNTED = 99

export interface Duration {
  unit: Span
  count: number
}

/** By what a language writes for each, with and without its blanks, in the form of `plain`. */
export function durationsOf(locale: string): ReadonlyMap<string, Duration> {
  const durations = new Map<string, Duration>()
  for (const unit of SPANS)
    for (const unitDisplay of ['long', 'short'] as const) {
      const format = new Intl.NumberFormat(`${locale}-u-nu-latn`, {
        style: 'unit',
        ...{ unit, unitDisplay },
      })
      for (let count = 1; count <= MOST_COUNTED; count += 1) {
        const text = plain(format.format(count)).replace(/\s+/g, ' ')
        for (const written of [text, text.replace(/\s/g, '')])
          durations.set(written, { unit, count })
      }
    }
  return durations
}
