import { expect, it } from 'vitest'
import type { Photo } from '../../contract/photo'
import { photoOf } from '../state/test-photos'
import { type Tile, tileOfPhoto } from '../state/tiles'
import { remarksOf } from './remarks'

const remarks = (photo: Partial<Photo>, tile: Partial<Tile> = {}) =>
  remarksOf({ ...tileOfPhoto(photoOf('a', photo)), ...tile })

it('has nothing to say of an ordinary photo, with or without a place', () => {
  expect(remarks({})).toEqual([])
  expect(remarks({ hasLocation: true })).toEqual([])
})

it.each([
  ['heic', { format: 'heic' }],
  ['damaged', { isDamaged: true }],
  ['no-place', { isLocationRemoved: true }],
  ['too-large', { size: { width: 30_000, height: 30_000 } }],
  ['too-large', { bytes: 300 * 1024 * 1024 }],
] as const)('says %s where that is so', (remark, photo) => {
  expect(remarks(photo)).toEqual([remark])
})

it('says that a photo was sent twice, and what weighs most comes first', () => {
  expect(remarks({}, { sentAgain: true })).toEqual(['duplicate'])
  expect(remarks({ format: 'heic', isDamaged: true })).toEqual(['damaged', 'heic'])
})
