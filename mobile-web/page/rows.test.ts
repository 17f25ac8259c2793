import { describe, expect, it } from 'vitest'
import type { PhotoReceipt } from '../../contract/http'
import ar from '../../locales/ar.json'
import en from '../../locales/en.json'
import ko from '../../locales/ko.json'
import type { PhotoState } from '../sending/queue'
import { createMessages } from './messages'
import { rowText } from './rows'

const receipt = {
  id: 'p',
  name: 'IMG_0042.jpg',
  bytes: 3_123_456,
  width: 4032,
  height: 3024,
  format: 'jpeg',
} as PhotoReceipt
const SENTENCES = { ar, en, ko }
const text = (state: PhotoState, language: keyof typeof SENTENCES = 'en', said = new Map()) => {
  const messages = createMessages(language, SENTENCES[language], 'Desk')
  const photo = { id: 'a', name: 'image.jpg', type: '', bytes: 3_123_456, sent: 1_000_000, state }
  return rowText(photo, messages, said)
}
const lines = (state: PhotoState, language: keyof typeof SENTENCES = 'en') => {
  const { title, detail } = text(state, language)
  return [title, detail]
}
const saved = (photo: PhotoReceipt): PhotoState => ({
  kind: 'saved',
  photo,
})

describe('rowText', () => {
  it('shows the size in pixels of a saved photo, then all that the receipt says', () => {
    expect(lines(saved(receipt))).toEqual([
      '4032 × 3024',
      '12.2 MP · 3.1 MB · saved as IMG_0042.jpg',
    ])
    expect(lines(saved(receipt), 'ko')).toEqual([
      '4032 × 3024',
      '1219만 화소 · 3.1MB · 저장 이름: IMG_0042.jpg',
    ])
    expect(text(saved(receipt)).act).toBeNull()
  })

  it('tells first what the computer said of it, the newest', () => {
    const done = { state: 'done', label: 'sharp', text: 'sharp\nand more', values: {} } as const
    const detail = (result: PhotoReceipt['result'], ...said: [string, string][]) =>
      text(saved({ ...receipt, result: result ?? null }), 'en', new Map(said)).detail
    expect(detail(null)).toMatch(/^12.2 MP/)
    expect(detail(done)).toMatch(/^sharp · 12.2 MP/)
    expect(detail(null, ['p', 'late · more'])).toMatch(/^late · more · 12.2 MP/)
    expect(detail(done, ['other', 'late'])).toMatch(/^sharp · 12.2 MP/)
    expect(detail(done, ['p', ''])).toMatch(/^12.2 MP/)
  })

  it('shows size and duration of a video, whose megapixels nobody counts', () => {
    const video = {
      ...receipt,
      name: 'IMG_1.MOV',
      format: 'mov',
      width: 1920,
      height: 1080,
    } as const
    const row = (duration: number) => lines(saved({ ...video, duration }))
    expect(row(12_400)).toEqual(['1920 × 1080 · 0:12', '3.1 MB · saved as IMG_1.MOV'])
    expect(row(3_725_000)[0]).toBe('1920 × 1080 · 1:02:05')
    expect(row(300)[0]).toBe('1920 × 1080 · 0:01')
  })

  it('says what was there already, and what the phone did to a picture', () => {
    expect(lines({ ...saved(receipt), kind: 'skipped' } as PhotoState)[1]).toContain(
      'already there as IMG_0042.jpg',
    )
    expect(lines(saved({ ...receipt, format: 'heic' }))[1]).toContain('· HEIC original')
    expect(lines(saved({ ...receipt, isConverted: true, isLocationRemoved: true }))[1]).toContain(
      '· your phone converted this from HEIC · location removed by your phone',
    )
  })

  it('keeps width before height where the language runs from right to left', () => {
    expect(lines(saved(receipt), 'ar')[0]).toBe('\u20684032 × 3024\u2069')
  })

  it('does not invent a size that the file did not tell', () => {
    expect(lines(saved({ ...receipt, width: null, height: null }))).toEqual([
      'image.jpg',
      '3.1 MB · saved as IMG_0042.jpg',
    ])
  })

  it('shows how much has left while sending, and waits where something hinders', () => {
    expect(lines({ kind: 'sending', error: null })).toEqual(['image.jpg', '1.0 MB / 3.1 MB'])
    expect(lines({ kind: 'sending', error: 'UNREACHABLE' })).toEqual(['image.jpg', 'Paused'])
  })

  it('offers to cancel what is on its way, and another try only where it may help', () => {
    expect(text({ kind: 'waiting' }).act).toEqual({
      kind: 'cancel',
      label: 'Do not send image.jpg',
    })
    const failed = { kind: 'failed', code: 'NOT_A_PHOTO' } as const
    expect(text({ ...failed, retryable: true }).act).toEqual({
      kind: 'retry',
      label: 'Try again: image.jpg',
    })
    expect(text({ ...failed, retryable: false }).act?.label).toBe('Dismiss image.jpg')
    const ended = { kind: 'failed', code: 'NOT_FOUND', retryable: false } as const
    expect(text(ended)).toMatchObject({ detail: 'Not sent', act: null })
    expect(text({ kind: 'cancelled' }).act?.kind).toBe('retry')
  })

  it('asks by name for a file that the phone no longer gives', () => {
    const gone = { kind: 'failed', code: 'UNREADABLE', retryable: false } as const
    expect(text(gone).act).toEqual({ kind: 'choose', label: 'Choose image.jpg again' })
  })
})
