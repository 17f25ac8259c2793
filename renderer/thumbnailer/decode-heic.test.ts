import { expect, it } from 'vitest'
import { colourSpace } from './decode-heic'

const file = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0))

it.each([
  ['an ICC profile named in ASCII', 'colrprof....appldesc\0\0\0\0\0\0\0\x0bDisplay P3\0'],
  ['an ICC profile named in UTF-16', `colrprof....mluc${'\0D\0i\0s\0p\0l\0a\0y\0 \0P\x003'}`],
  ['an nclx box', 'colrnclx\0\x0c\0\x0d\0\x06\x80'],
])('sees Display P3 in %s', (_where, text) => {
  expect(colourSpace(file(`....ftypheic${text}`))).toBe('display-p3')
})

it.each(['', 'colrprof sRGB IEC61966-2.1', 'colrnclx\0\x01\0\x0d\0\x06\x80'])(
  'takes everything else as sRGB (case %#)',
  (text) => {
    expect(colourSpace(file(text))).toBe('srgb')
  },
)

it('does not look into the pixels', () => {
  expect(colourSpace(file(`${'.'.repeat(70_000)}Display P3`))).toBe('srgb')
})
