import { describe, expect, it } from 'vitest'
import { PREVIEW_MAX_BYTES } from '../../contract/bridge'
import { previewOf } from './preview-of'

const SMALL = { format: 'jpeg', size: { width: 4032, height: 3024 }, bytes: 2_000_000 } as const

describe('the preview of a photo', () => {
  it('is its picture, also while its size is not known', () => {
    expect(previewOf({ ...SMALL, format: 'heic' })).toBe('picture')
    expect(previewOf({ ...SMALL, size: null, bytes: null })).toBe('picture')
  })

  it('is not asked for where nothing here can decode it', () => {
    expect(previewOf({ ...SMALL, format: 'tiff' })).toBe('format')
    expect(previewOf({ ...SMALL, format: 'other', size: null })).toBe('not-a-photo')
    expect(previewOf({ ...SMALL, size: { width: 65_535, height: 65_535 } })).toBe('too-large')
    expect(previewOf({ ...SMALL, bytes: PREVIEW_MAX_BYTES + 1 })).toBe('too-large')
  })
})
