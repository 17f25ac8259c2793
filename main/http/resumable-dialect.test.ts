import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  completenessOf,
  type Header,
  isCreation,
  lengthOf,
  readDialect,
  readIsLast,
} from './resumable-dialect'

const headersOf =
  (headers: Record<string, string>): Header =>
  (name) =>
    headers[name.toLowerCase()] ?? ''
const ofVersion = (version: string, more: Record<string, string> = {}) =>
  headersOf({ 'upload-draft-interop-version': version, ...more })

describe('the interop version', () => {
  it.each([
    ['3', 3],
    ['5', 5],
    ['6', 6],
    ['8', 8],
    [' 8 ', 8],
    ['8;a=b', 8],
    ['', null],
    ['2', null],
    ['9', null],
    ['6.0', null],
    ['6, 6', null],
    ['"6"', null],
  ])('%j is spoken as %j', (said, interop) => {
    expect(readDialect(ofVersion(said)).interop).toBe(interop)
  })

  it('is the newest where none is known', () => {
    const { interop, ...newest } = readDialect(ofVersion('8'))
    expect(interop).toBe(8)
    for (const said of ['', '9', '1', 'x']) {
      expect(readDialect(ofVersion(said))).toEqual({ interop: null, ...newest })
    }
  })
})

it.each([
  ['3', 'upload-incomplete', '?0', true],
  ['3', 'upload-incomplete', '?1', false],
  ['3', 'upload-complete', '?1', null],
  ['5', 'upload-complete', '?1', true],
  ['5', 'upload-incomplete', '?0', null],
  ['', 'upload-complete', '?0', false],
  ['8', 'upload-complete', '?0, ?0', null],
  ['8', 'upload-complete', '1', null],
])('version %j reads %s: %s as %j', (version, name, value, isLast) => {
  const header = ofVersion(version, { [name]: value })
  const dialect = readDialect(header)
  expect(readIsLast(header, dialect)).toBe(isLast)
  if (isLast !== null) expect(completenessOf(isLast, dialect)).toBe(value)
})

describe('a request becomes a resumable upload', () => {
  const complete = { 'upload-complete': '?1' }
  const piece = { 'upload-complete': '?0' }
  it.each([
    ['a whole photo of a client that names a version', ofVersion('6', complete), true],
    ['a piece of one', ofVersion('6', piece), true],
    ['a piece without a version', headersOf(piece), true],
    ['a whole photo of version 3', ofVersion('3', { 'upload-incomplete': '?0' }), true],
    ['a whole photo that could not be told where', headersOf(complete), false],
    ['one with the header of another version', ofVersion('3', complete), false],
    ['one that says nothing', ofVersion('6'), false],
    ['a form', ofVersion('6', { ...complete, 'content-type': 'Multipart/form-data' }), false],
    ['a range', ofVersion('6', { ...piece, 'content-range': 'bytes 0-9/10' }), false],
  ])('%s: %#', (_, header, expected) => {
    expect(isCreation(header)).toBe(expected)
  })
})

describe('the length of a photo', () => {
  const NOTHING = { offset: 0, isLast: false, contentLength: null, uploadLength: null, known: null }
  it.each([
    [{}, null],
    [{ uploadLength: 9 }, 9],
    [{ known: 9, uploadLength: 9 }, 9],
    [{ known: 9, uploadLength: 8 }, 'inconsistent'],
    [{ isLast: true, contentLength: 9 }, 9],
    [{ offset: 4, isLast: true, contentLength: 5, known: 9 }, 9],
    [{ offset: 4, isLast: true, contentLength: 5, uploadLength: 8 }, 'inconsistent'],
    [{ isLast: true, contentLength: null }, null],
    [{ contentLength: 9 }, null],
    [{ contentLength: 9, uploadLength: 8 }, 'inconsistent'],
    [{ contentLength: 8, uploadLength: 8 }, 8],
    [{ offset: 9, uploadLength: 8 }, 'inconsistent'],
    [{ isLast: true, contentLength: 0 }, 0],
  ] as const)('of %j is %j', (said, length) => {
    expect(lengthOf({ ...NOTHING, ...said })).toBe(length)
  })

  it('never contradicts what is said, nor is less than what comes', () => {
    const bytes = fc.nat({ max: 5 })
    const maybe = fc.option(bytes)
    fc.assert(
      fc.property(bytes, fc.boolean(), maybe, maybe, maybe, (offset, isLast, ...lengths) => {
        const [contentLength, uploadLength, known] = lengths
        const length = lengthOf({ offset, isLast, contentLength, uploadLength, known })
        const end = contentLength === null ? null : offset + contentLength
        if (length === 'inconsistent') return
        for (const said of [uploadLength, known]) if (said !== null) expect(length).toBe(said)
        if (isLast && end !== null) expect(length).toBe(end)
        if (length !== null) expect(length).toBeGreaterThanOrEqual(end ?? offset)
      }),
    )
  })
})
