import { describe, expect, it } from 'vitest'
import english from '../../locales/en.json'
import { type Totals, totalsOf } from '../sending/queue'
import { announcementOf } from './announcement'
import { createMessages } from './messages'

const messages = createMessages('en', english, 'Desk')
const totals = (some: Partial<Totals>): Totals => ({ ...totalsOf([]), ...some })
const between = (before: Partial<Totals>, after: Partial<Totals>) =>
  announcementOf(totals(before), totals(after), messages)

describe('announcementOf', () => {
  it('tells the beginning and the end', () => {
    expect(between({}, { photos: 5, open: 5 })).toBe('0 of 5 saved')
    expect(between({ photos: 5, open: 1, saved: 4 }, { photos: 5, saved: 5 })).toBe(
      '5 photos saved on Desk. You can close this page.',
    )
    expect(between({ photos: 5, open: 1, saved: 4 }, { photos: 5, saved: 5, isSafe: true })).toBe(
      '5 photos saved on Desk. Safe to delete from this phone. You can close this page.',
    )
    const unsaved = { photos: 5, saved: 5, isSafe: true, mayClose: false }
    expect(between({ photos: 5, open: 1, saved: 4 }, unsaved)).toBe(
      '5 photos saved on Desk. Safe to delete from this phone.',
    )
    expect(between({ photos: 2, open: 1, saved: 1 }, { photos: 2, saved: 1, failed: 1 })).toBe(
      '1 photo saved on Desk. 1 photo not sent',
    )
  })

  it('does not speak of each photo on the way', () => {
    expect(between({ photos: 5, open: 4, saved: 1 }, { photos: 5, open: 3, saved: 2 })).toBeNull()
    expect(between({ photos: 5, open: 4, sentBytes: 1 }, { photos: 5, open: 4 })).toBeNull()
  })

  it('tells error once', () => {
    const full = { photos: 1, open: 1, error: 'DISK_FULL' } as const
    expect(between({ photos: 1, open: 1 }, full)).toContain('The disk of Desk is full.')
    expect(between(full, full)).toBeNull()
  })

  it('says nothing when the only photo was cancelled', () => {
    expect(between({ photos: 1, open: 1 }, {})).toBeNull()
  })
})
