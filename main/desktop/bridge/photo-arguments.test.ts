import { describe, expect, it } from 'vitest'
import { OPEN_AT_ONCE } from '../../../contract/photo-actions'
import { photoArguments } from './photo-arguments'

const id = (at: number) => at.toString(16).padStart(32, '0')
const icon = { width: 2, height: 1, pixels: new Uint8Array(8) }

describe('what the window may say about photos', () => {
  it('passes what the contract says', () => {
    expect(photoArguments.openPhotos([[id(1), id(2)]])).toEqual([[id(1), id(2)]])
    expect(photoArguments.exportPhotos(['csv', [id(1)]])).toEqual(['csv', [id(1)]])
    expect(photoArguments.undoTrash([])).toEqual([])
    expect(photoArguments.dragPhotos([[id(1)], icon])).toEqual([[id(1)], icon])
  })

  it.each([
    [[]],
    [[id(1)]],
    [[[]]],
    [[['../../etc/passwd']]],
    [[[id(1), id(1)]]],
    [[[id(1)], '/etc']],
    [[{ 0: id(1), length: 1 }]],
  ])('throws nothing away for %j', (given) => {
    expect(() => photoArguments.trashPhotos(given)).toThrow()
  })

  it('opens no more than a few at once', () => {
    const many = Array.from({ length: OPEN_AT_ONCE + 1 }, (_, at) => id(at))
    expect(() => photoArguments.openPhotos([many])).toThrow()
    expect(photoArguments.saveCopies([many])).toEqual([many])
  })

  it('exports in no other form', () => {
    expect(() => photoArguments.exportPhotos(['exe', [id(1)]])).toThrow()
  })

  it.each([
    [null],
    [{ ...icon, width: 3 }],
    [{ ...icon, width: 1e9, height: 0 }],
    [{ ...icon, pixels: 'pixels' }],
    [{ width: 200, height: 1, pixels: new Uint8Array(800) }],
  ])('takes no other picture for a drag (case %#)', (given) => {
    expect(() => photoArguments.dragPhotos([[id(1)], given])).toThrow()
  })
})
