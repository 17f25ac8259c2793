import { describe, expect, it } from 'vitest'
import { PREVIEW_MAX_BYTES } from '../../contract/bridge'
import type { Photo } from '../../contract/photo'
import { photoOf } from './test-photos'
import {
  newestFirst,
  previewOf,
  putTile,
  remarksOf,
  removeTile,
  type Tile,
  tileOfPhoto,
} from './tiles'

const SMALL = { format: 'jpeg', size: { width: 4032, height: 3024 }, bytes: 2_000_000 } as const

describe('the preview of a photo', () => {
  it('is its picture, also while its size is not known', () => {
    expect(previewOf({ ...SMALL, format: 'heic' })).toBe('picture')
    expect(previewOf({ ...SMALL, size: null, bytes: null })).toBe('picture')
  })

  it('is not asked for where nothing here can decode it', () => {
    expect(previewOf({ ...SMALL, format: 'raw' })).toBe('picture')
    expect(previewOf({ ...SMALL, format: 'other', size: null })).toBe('not-a-photo')
    expect(previewOf({ ...SMALL, size: { width: 65_535, height: 65_535 } })).toBe('too-large')
    expect(previewOf({ ...SMALL, bytes: PREVIEW_MAX_BYTES + 1 })).toBe('too-large')
  })
})

it('keeps the places of photos that ended in another order than they began, also after a restart', () => {
  const began = [3, 2, 1].map((startedAt) =>
    photoOf(`p${startedAt}`, { startedAt, receivedAt: 10 - startedAt }),
  )
  const ids = (tiles: readonly Tile[]) => tiles.map(({ id }) => id)
  const restarted = began.toReversed().map(tileOfPhoto).sort(newestFirst)
  expect(ids(restarted)).toEqual(['p3', 'p2', 'p1'])
  const undone = putTile(
    removeTile(restarted, 'p2'),
    tileOfPhoto(photoOf('p2', { startedAt: 2, receivedAt: 8 })),
  )
  expect(ids(undone)).toEqual(['p3', 'p2', 'p1'])
})

const remarks = (photo: Partial<Photo>, tile: Partial<Tile> = {}) =>
  remarksOf({ ...tileOfPhoto(photoOf('a', photo)), ...tile })

it('has nothing to say of an ordinary photo, with or without a place', () => {
  expect(remarks({})).toEqual([])
  expect(remarks({ hasLocation: true })).toEqual([])
})

it.each([
  ['heic', { format: 'heic' }],
  ['damaged', { isDamaged: true }],
  ['no-location', { isLocationRemoved: true }],
  ['too-large', { size: { width: 30_000, height: 30_000 } }],
  ['too-large', { bytes: 300 * 1024 * 1024 }],
] as const)('says %s where that is so', (remark, photo) => {
  expect(remarks(photo)).toEqual([remark])
})

it('says that the program failed for it, and nothing of one that did its work or is to run', () => {
  const of = (state: 'done' | 'failed') => ({ result: { state } }) as Partial<Photo>
  expect(remarks(of('failed'))).toEqual(['command'])
  expect(remarks(of('done'))).toEqual([])
  expect(remarks({ result: null })).toEqual([])
})

it('says that a photo was sent twice, and what weighs most comes first', () => {
  expect(remarks({}, { sentAgain: true })).toEqual(['duplicate'])
  expect(remarks({ format: 'heic', isDamaged: true })).toEqual(['damaged', 'heic'])
})
