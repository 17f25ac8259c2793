import fc from 'fast-check'
import { expect, it } from 'vitest'
import { AppError } from '../base/errors'
import { readMetadata } from './tus-request'

const base64 = (text: string) => Buffer.from(text).toString('base64')

it('reads the pairs, in any language, and passes over keys it does not know', () => {
  const header = `filename ${base64('사진.jpg')},sender ${base64('a1')}, other ${base64('x')},edge`
  expect(readMetadata(header)).toEqual({ filename: '사진.jpg', sender: 'a1', edge: '' })
})

it('takes an empty header for no metadata', () => {
  expect(readMetadata('')).toEqual({})
})

it.each([
  'filename !!!',
  'filename YQ== more',
  'filename YQ==,filename Yg==',
  ',',
  'filename YQ==,,',
  `filename ${'YWFh'.repeat(512)}`,
])('refuses %j', (header) => {
  expect(() => readMetadata(header)).toThrow('The request is not valid: Upload-Metadata.')
})

it('never fails in any other way, and never reaches the prototype of an object', () => {
  const words = fc.constantFrom('__proto__', 'constructor', 'filename', 'YQ==', ' ', ',', '=', '%')
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.array(words).map((parts) => parts.join(' ')),
      ),
      (header) => {
        try {
          const read = readMetadata(header)
          expect(Object.getPrototypeOf(read)).toBe(Object.prototype)
          expect(Object.keys(read)).not.toContain('__proto__')
        } catch (error) {
          expect(error).toBeInstanceOf(AppError)
        }
      },
    ),
  )
})
