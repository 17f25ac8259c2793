import { describe, expect, it } from 'vitest'
import { previewOf } from './preview-of'

describe('the preview of a photo', () => {
  it('is its picture, also while its size is not known', () => {
    expect(previewOf({ format: 'heic', size: { width: 4032, height: 3024 } })).toBe('picture')
    expect(previewOf({ format: 'jpeg', size: null })).toBe('picture')
  })

  it('is not asked for where nothing here can decode it', () => {
    expect(previewOf({ format: 'tiff', size: { width: 10, height: 10 } })).toBe('format')
    expect(previewOf({ format: 'other', size: null })).toBe('not-a-photo')
    expect(previewOf({ format: 'png', size: { width: 65_535, height: 65_535 } })).toBe('too-large')
  })
})
