import type { Section } from './layout'

/** A date written beside the photos. */
export interface DateMark {
  /** The day on which its year or month begins among the photos, milliseconds since 1970. */
  day: number
  kind: (typeof KINDS)[number]
  /** From the top of the scrubber, CSS pixels. */
  y: number
}

/** What matters most first: years are written before months, months before days. */
const KINDS = ['year', 'month', 'day'] as const
/** Between two marks, CSS pixels. */
export const MARK_HEIGHT = 24

/**
 * The dates to write beside the photos, as many as have room, from top to bottom.
 * @param room how far the photos scroll, CSS pixels
 * @param length of the scrubber, CSS pixels
 */
export function dateMarks(sections: readonly Section[], room: number, length: number): DateMark[] {
  const all = sections.map(({ group, y }, at): DateMark => {
    const [now, before] = [new Date(group.day), new Date(sections[at - 1]?.group.day ?? group.day)]
    const isYear = now.getFullYear() !== before.getFullYear()
    const isMonth = at === 0 || now.getMonth() !== before.getMonth()
    const kind = isYear ? 'year' : isMonth ? 'month' : 'day'
    return { day: group.day, kind, y: room <= 0 ? 0 : Math.min(1, y / room) * length }
  })
  const written: DateMark[] = []
  for (const kind of KINDS)
    for (const mark of all)
      if (mark.kind === kind && written.every(({ y }) => Math.abs(y - mark.y) >= MARK_HEIGHT))
        written.push(mark)
  return written.sort((a, b) => a.y - b.y)
}

/** The day that is seen at this height, the last one above it; -1 where there are none. */
export const dayAt = (sections: readonly Section[], y: number): number =>
  sections.findLastIndex((section, at) => at === 0 || section.y <= y)

/** Where a key leads: a day on or back, a month, or to an end. Indices of days; null for no key. */
export function dayOfKey(key: string, sections: readonly Section[], at: number): number | null {
  const last = sections.length - 1
  const monthOf = (index: number) => {
    const date = new Date(sections[index]?.group.day ?? 0)
    return date.getFullYear() * 12 + date.getMonth()
  }
  switch (key) {
    case 'ArrowDown':
      return Math.min(last, at + 1)
    case 'ArrowUp':
      return Math.max(0, at - 1)
    case 'PageDown': {
      const next = sections.findIndex((_, index) => index > at && monthOf(index) !== monthOf(at))
      return next === -1 ? last : next
    }
    case 'PageUp': {
      const before = sections.findLastIndex(
        (_, index) => index < at && monthOf(index) !== monthOf(at),
      )
      return Math.max(0, before)
    }
    case 'Home':
      return 0
    case 'End':
      return last
    default:
      return null
  }
}
