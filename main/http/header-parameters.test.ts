import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { asciiName, fileNameOf, readHeaderParameters } from './header-parameters'

/** As Node gives a header whose bytes are UTF-8. */
const asReceived = (text: string) => Buffer.from(text).toString('latin1')
const nameIn = (parameters: string) =>
  fileNameOf(readHeaderParameters(asReceived(`form-data; name="photo"; ${parameters}`)))

describe('the name of a file', () => {
  it.each([
    ['of a browser, curl and requests', 'filename="IMG_0042.jpg"', 'IMG_0042.jpg'],
    ['without quotes', 'filename=IMG_0042.jpg', 'IMG_0042.jpg'],
    ['in another order and case', 'FileName = "a.jpg" ; x=1', 'a.jpg'],
    ['in UTF-8', 'filename="사진 🌅.jpg"', '사진 🌅.jpg'],
    ['with a semicolon', 'filename="a; filename=b.jpg"', 'a; filename=b.jpg'],
    ['with a quote, as browsers and curl 7.81 write it', 'filename="a%22b.jpg"', 'a"b.jpg'],
    ['with a quote, as older curl and Firefox write it', 'filename="a\\"b.jpg"', 'a"b.jpg'],
    ['with a line break, as browsers write it', 'filename="a%0D%0Ab.jpg"', 'a  b.jpg'],
    ['with another percent, which browsers leave', 'filename="100%25.jpg"', '100%25.jpg'],
    [
      'as a path of old Windows',
      'filename="C:\\My photos\\new\\a.jpg"',
      'C:\\My photos\\new\\a.jpg',
    ],
    ['in filename*, as Python 2 writes it', "filename*=utf-8''caf%C3%A9.jpg", 'café.jpg'],
    ['in both, filename* last', `filename="caf_.jpg"; filename*=UTF-8''caf%C3%A9.jpg`, 'café.jpg'],
    ['in both, filename* first', `filename*=UTF-8'en'caf%C3%A9.jpg; filename="c.jpg"`, 'café.jpg'],
    ['in Latin-1 by its own word', "filename*=iso-8859-1''caf%E9.jpg", 'café.jpg'],
    ['in a filename* that is none', `filename*=nonsense; filename="a.jpg"`, 'a.jpg'],
    ['in a charset that is none', `filename*=no-such''a; filename="a.jpg"`, 'a.jpg'],
    ['in bytes that are not UTF-8', `filename*=utf-8''%FF; filename="a.jpg"`, 'a.jpg'],
    ['in base64, as .NET writes it', 'filename="=?utf-8?B?Y2Fmw6kuanBn?="', 'café.jpg'],
    ['in Q, as old Java writes it', 'filename="=?UTF-8?Q?caf=C3=A9_1.jpg?="', 'café 1.jpg'],
    ['in percents, as aiohttp writes it', 'filename="caf%C3%A9%20%EC%82%AC.jpg"', 'café 사.jpg'],
    ['in percents that are not UTF-8', 'filename="caf%E9.jpg"', 'caf%E9.jpg'],
    ['in percents of its own, of a download', 'filename="a%20b%2Bc.jpg"', 'a%20b%2Bc.jpg'],
    ['that is empty', 'filename=""', ''],
    ['that has no closing quote', 'filename="a.jpg', 'a.jpg'],
    ['that is not there', 'x="1"', null],
  ])('%s', (_, parameters, name) => {
    expect(nameIn(parameters)).toBe(name)
  })

  it('in Latin-1, as a device without UTF-8 sends it', () => {
    const header = 'form-data; name="photo"; filename="caf\u00e9.jpg"'
    expect(fileNameOf(readHeaderParameters(header))).toBe('café.jpg')
  })

  it('is whatever a browser was given', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (name) => {
        const written = name.replaceAll('"', '%22').replace(/\r\n|\r|\n/g, '%0D%0A')
        const isPlain = !/\\"|%0|%22|^=\?/.test(name) && !/[\r\n\ufffd]/.test(name)
        fc.pre(isPlain && !name.endsWith('\\'))
        expect(nameIn(`filename="${written}"`)).toBe(name)
      }),
    )
  })
})

it.each([
  ['IMG_0042.jpg', 'IMG_0042.jpg'],
  ['Ünïcödé 사진.jpg', 'Unicode __.jpg'],
  ['Ångström.jpg'.normalize('NFD'), 'Angstrom.jpg'],
  ['sunset 🌅.jpg', 'sunset _.jpg'],
  ['100%25 ½.jpg', '100_25 1.jpg'],
  ['straße.jpg', 'stra_e.jpg'],
])('%j for readers of ASCII is %j', (name, ascii) => {
  expect(asciiName(name)).toBe(ascii)
})

it('reads any header, quickly', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (header) => {
      fileNameOf(readHeaderParameters(header))
    }),
  )
  const start = performance.now()
  for (const part of ['; a="', '\\', ';a=b', '; a', '"', ' ', "; filename*=utf-8'", '=?'])
    readHeaderParameters(`x${part.repeat(8192)}`)
  expect(performance.now() - start).toBeLessThan(2000)
})
