import { describe, expect, it } from 'vitest'
import { writeMetadata } from './tus'

describe('writeMetadata', () => {
  it('writes keys and the base64 of their UTF-8', () => {
    expect(writeMetadata({ id: 'ab', filename: '사진 1.jpg' })).toBe(
      `id YWI=,filename ${Buffer.from('사진 1.jpg').toString('base64')}`,
    )
  })

  it('leaves empty values out, and survives half a character', () => {
    expect(writeMetadata({ filename: 'a\ud800', filetype: '' })).toBe(
      `filename ${Buffer.from('a\ufffd').toString('base64')}`,
    )
  })
})
