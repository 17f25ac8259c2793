import { describe, expect, it } from 'vitest'
import type { PhotoReceipt } from '../../contract/http'
import { english } from '../messages/en'
import { korean } from '../messages/ko'
import type { PhotoState } from '../sending/queue'
import { rowText } from './row-text'

const receipt = {
  name: 'IMG_0042.jpg',
  bytes: 3_123_456,
  width: 4032,
  height: 3024,
} as PhotoReceipt
const text = (state: PhotoState, messages = english) =>
  rowText({ id: 'a', name: 'image.jpg', bytes: 3_123_456, state }, messages)
const lines = (state: PhotoState, messages = english) => {
  const { title, details } = text(state, messages)
  return [title, details.join(' ')]
}

describe('rowText', () => {
  it('shows the size in pixels of a saved photo, then all that the receipt says', () => {
    const saved: PhotoState = { kind: 'saved', photo: receipt }
    expect(lines(saved)).toEqual(['4032 × 3024', '12.2 MP · 3.1 MB · saved as IMG_0042.jpg'])
    expect(lines(saved, korean)).toEqual([
      '4032 × 3024',
      '1219만 화소 · 3.1MB · 저장 이름: IMG_0042.jpg',
    ])
    expect(text(saved).act).toBeNull()
  })

  it('does not invent a size that the file did not tell', () => {
    const photo = { ...receipt, width: null, height: null }
    expect(lines({ kind: 'saved', photo })).toEqual([
      'Size unknown',
      '3.1 MB · saved as IMG_0042.jpg',
    ])
  })

  it('shows how much has left while sending, and waits where something hinders', () => {
    const sending = { kind: 'sending', sent: 1_000_000 } as const
    expect(lines({ ...sending, trouble: null })).toEqual(['image.jpg', '1.0 MB of 3.1 MB'])
    expect(lines({ ...sending, trouble: 'UNREACHABLE' })).toEqual(['image.jpg', 'Waiting'])
  })

  it('offers to cancel what is on its way, and another try only where it may help', () => {
    expect(text({ kind: 'waiting' }).act).toEqual({
      kind: 'cancel',
      label: 'Do not send image.jpg',
    })
    const failed = { kind: 'failed', code: 'NOT_A_PHOTO' } as const
    expect(text({ ...failed, retryable: true }).act?.kind).toBe('retry')
    expect(text({ ...failed, retryable: false }).act).toBeNull()
    expect(text({ kind: 'cancelled' }).act?.kind).toBe('retry')
  })
})
