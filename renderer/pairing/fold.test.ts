import { expect, it } from 'vitest'
import { foldAt, isFolded } from './fold'

const [MINJI, JOON] = [{ id: 'minji' }, { id: 'joon' }]
const CODE = 'http://192.168.0.12:5810/abc/'
const NEW_CODE = 'http://192.168.0.12:5810/def/'

it('is whole until a phone has come, and a line from then on, also when it has left', () => {
  const alone = foldAt(null, CODE, [])
  const come = foldAt(alone, CODE, [MINJI])
  const left = foldAt(come, CODE, [])
  expect([alone, come, left].map(isFolded)).toEqual([false, true, true])
})

it('is a line at once where a phone was there before the photos', () => {
  expect(isFolded(foldAt(null, CODE, [MINJI]))).toBe(true)
})

it('stays as the person wants it, however many phones come', () => {
  const opened = { ...foldAt(null, CODE, [MINJI]), chosen: false }
  expect(isFolded(foldAt(opened, CODE, [MINJI, JOON]))).toBe(false)
})

it('is whole again when the code has become another, for phones that have the old one too', () => {
  const come = foldAt(null, CODE, [MINJI])
  const renewed = foldAt({ ...come, chosen: true }, NEW_CODE, [MINJI])
  expect(isFolded(renewed)).toBe(false)
  expect(isFolded(foldAt(renewed, NEW_CODE, [MINJI, JOON]))).toBe(true)
  const gone = foldAt(renewed, NEW_CODE, [])
  expect(isFolded(gone)).toBe(false)
  expect(isFolded(foldAt(gone, NEW_CODE, [MINJI]))).toBe(true)
})
