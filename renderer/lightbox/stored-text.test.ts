import { describe, expect, it } from 'vitest'
import { createLanguage } from '../ui/language'
import { storedText } from './stored-text'

const language = createLanguage(['en'])
const upright = { width: 3024, height: 4032 }
const lying = { width: 4032, height: 3024 }

describe('storedText', () => {
  it('says nothing where the file holds the picture as it is seen', () => {
    expect(storedText({ size: upright, storedSize: upright, orientation: 1 }, language)).toBeNull()
    expect(storedText({ size: null, storedSize: null, orientation: 1 }, language)).toBeNull()
  })

  it('tells the size in the file and how it is turned', () => {
    expect(storedText({ size: upright, storedSize: lying, orientation: 6 }, language)).toBe(
      'stored as 4032 × 3024, orientation 6',
    )
  })

  it('tells of a rotation that is not in EXIF, as in a HEIC', () => {
    expect(storedText({ size: upright, storedSize: lying, orientation: 1 }, language)).toBe(
      'stored as 4032 × 3024',
    )
  })
})
