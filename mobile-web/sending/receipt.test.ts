import { describe, expect, it } from 'vitest'
import { readErrorCode, readReceipt } from './receipt'

const photo = { id: 'p', name: 'a.jpg', bytes: 10, width: 4, height: 3, format: 'jpeg' }
const saved = { id: 'u', state: 'saved', offset: 10, length: 10, photo, duplicate: false }
const read = (receipt: unknown) => readReceipt(JSON.stringify(receipt))

describe('readReceipt', () => {
  it('reads a saved photo and one on its way', () => {
    expect(read(saved)).toEqual({ photo, duplicate: false })
    const receiving = { ...saved, state: 'receiving', length: null, photo: null }
    expect(read(receiving)).toEqual({ photo: null, duplicate: false })
  })

  it('knows a photo that was sent before, and only by the word true', () => {
    expect(read({ ...saved, duplicate: true })?.duplicate).toBe(true)
    expect(read({ ...saved, duplicate: 'yes' })?.duplicate).toBe(false)
    expect(read({ ...saved, duplicate: undefined })?.duplicate).toBe(false)
  })

  it('takes a size that the file does not tell', () => {
    expect(read({ ...saved, photo: { ...photo, width: null, height: null } })).not.toBeNull()
  })

  it.each([
    ['a log-in page', '<!doctype html>'],
    ['nothing', ''],
    ['null', 'null'],
    ['a list', '[]'],
    ['a saved one without its photo', JSON.stringify({ ...saved, photo: null })],
    ['a size that is a text', JSON.stringify({ ...saved, photo: { ...photo, width: '<b>' } })],
    ['bytes below zero', JSON.stringify({ ...saved, photo: { ...photo, bytes: -1 } })],
    ['a state that we do not know', JSON.stringify({ ...saved, state: 'lost' })],
  ])('is null for %s', (_what, text) => {
    expect(readReceipt(text)).toBeNull()
  })
})

describe('readErrorCode', () => {
  it('finds the code of a refusal, or null', () => {
    expect(readErrorCode('{"error":{"code":"DISK_FULL","message":""}}')).toBe('DISK_FULL')
    for (const text of ['', '{}', '{"error":null}', '{"error":{"code":5}}', '<html>']) {
      expect(readErrorCode(text)).toBeNull()
    }
  })
})
