import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bytesSource } from './byte-source'
import { cameraName, captureTime, NO_CAPTURE, readCapture } from './capture'
import { readFacts } from './picture-facts'

const NOW = Date.UTC(2026, 10, 22)
const isLocationBlanked = (jpeg: Uint8Array): boolean =>
  readFacts(bytesSource(jpeg), 'jpeg', NOW).isLocationRemoved

describe('captureTime', () => {
  it('is exact where the camera wrote its offset', () => {
    expect(captureTime('2022:02:16 12:55:41', '+01:00', NOW)).toBe(
      Date.UTC(2022, 1, 16, 11, 55, 41),
    )
    expect(captureTime('2022:02:16 12:55:41', '-03:30', NOW)).toBe(
      Date.UTC(2022, 1, 16, 16, 25, 41),
    )
  })

  it('is local time where it did not', () => {
    const local = new Date(2022, 1, 16, 12, 55, 41).getTime()
    expect(captureTime('2022:02:16 12:55:41', undefined, NOW)).toBe(local)
  })

  it('is before 1970 where a scan says so', () => {
    expect(captureTime('1919:05:04 05:59:26', '+02:00', NOW)).toBe(Date.UTC(1919, 4, 4, 3, 59, 26))
    const local = new Date(1971, 4, 4, 5, 59, 26).getTime()
    expect(captureTime('1971:05:04 05:59:26', undefined, NOW)).toBe(local)
  })

  it('allows a clock that is a day ahead, for the far side of the earth, and no more', () => {
    expect(captureTime('2026:11:22 23:00:00', '+00:00', NOW)).not.toBeNull()
    expect(captureTime('2026:11:23 00:00:01', '+00:00', NOW)).toBeNull()
  })

  it.each([
    undefined,
    '',
    '0000:00:00 00:00:00',
    '    :  :     :  :  ',
    '0019:05:04 05:59:26',
    '0085:05:04 05:59:26',
    '1825:12:31 23:59:59',
    '1904:01:01 00:00:00',
    '1969:12:31 19:00:00',
    '1970:01:01 09:00:00',
    '2022-02-16T12:55:41',
    '2022:13:01 00:00:00',
    '2022:00:01 00:00:00',
    '2022:01:32 00:00:00',
    '2022:01:01 24:00:00',
    '2022:01:01 00:60:00',
    20_220_216,
  ])('is unknown for %s', (date) => {
    expect(captureTime(date, '+00:00', NOW)).toBeNull()
  })
})

describe('cameraName', () => {
  it.each([
    ['Apple', 'iPhone 13 Pro Max', 'Apple iPhone 13 Pro Max'],
    ['Canon', 'Canon EOS 40D', 'Canon EOS 40D'],
    ['NIKON CORPORATION', 'NIKON D750', 'NIKON D750'],
    ['samsung', 'SM-G998N', 'samsung SM-G998N'],
    ['  OLYMPUS IMAGING CORP.  ', ' u1020,S1020      ', 'OLYMPUS IMAGING CORP. u1020,S1020'],
    ['Apple', undefined, 'Apple'],
    [undefined, 'SM-G998N', 'SM-G998N'],
    ['Evil\u0000\u0007\u202eCorp', 'a\n\tb\u200bc', 'Evil Corp a b c'],
  ])('of %j and %j is %j', (make, model, name) => {
    expect(cameraName(make, model)).toBe(name)
  })

  it('is unknown when neither says anything', () => {
    expect(cameraName(undefined, undefined)).toBeNull()
    expect(cameraName(' \u0000', 42)).toBeNull()
  })

  it('has at most 80 characters and none that is invisible, whatever the file says', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (make, model) => {
        const name = cameraName(make.repeat(20), model) ?? ''
        expect([...name].length).toBeLessThanOrEqual(80)
        expect(name).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}]/u)
      }),
    )
  })
})

describe('readCapture', () => {
  it('says nothing of bytes that hold no EXIF, and never throws', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        const jpeg = Buffer.concat([Buffer.from('ffd8ffe1ffff457869660000', 'hex'), bytes])
        expect(readFacts(bytesSource(jpeg), 'jpeg', NOW).hasLocation).toBe(false)
      }),
    )
    expect(readCapture({ exif: null, xmp: null }, NOW)).toEqual(NO_CAPTURE)
  })
})

/**
 * A JPEG head whose EXIF has a GPS directory with latitude and longitude of these 24 bytes each;
 * `null` leaves the directory out.
 */
function jpegWith(coordinate: number[] | null, isLittle = true): Uint8Array {
  const tiff = new DataView(new ArrayBuffer(120))
  const u16 = (at: number, value: number) => tiff.setUint16(at, value, isLittle)
  const u32 = (at: number, value: number) => tiff.setUint32(at, value, isLittle)
  tiff.setUint16(0, isLittle ? 0x4949 : 0x4d4d)
  u16(2, 42)
  u32(4, 8)
  u16(8, 1)
  u16(10, coordinate ? 0x8825 : 0x0112)
  u16(12, 4)
  u32(14, 1)
  u32(18, 26)
  u16(26, 2)
  ;[2, 4].forEach((tag, at) => {
    u16(28 + at * 12, tag)
    u16(30 + at * 12, 5)
    u32(32 + at * 12, 3)
    u32(36 + at * 12, 56 + at * 24)
    for (const [nth, byte] of (coordinate ?? []).entries()) tiff.setUint8(56 + at * 24 + nth, byte)
  })
  const app1 = [0xff, 0xe1, 0, 120 + 8, ...Buffer.from('Exif\0\0')]
  return Uint8Array.from([
    0xff,
    0xd8,
    0xff,
    0xe0,
    0,
    4,
    1,
    2,
    ...app1,
    ...new Uint8Array(tiff.buffer),
  ])
}

const PLACE = [37, 0, 0, 0, 1, 0, 0, 0, ...Array(16).fill(7)]
const ZEROS = Array(24).fill(0)

describe('whether a location was removed', () => {
  it('sees coordinates that were written over with zeros, in either byte order', () => {
    expect(isLocationBlanked(jpegWith(ZEROS))).toBe(true)
    expect(isLocationBlanked(jpegWith(ZEROS, false))).toBe(true)
  })

  it('says nothing of a photo that has a place, or never had one', () => {
    expect(isLocationBlanked(jpegWith(PLACE))).toBe(false)
    expect(isLocationBlanked(jpegWith(null))).toBe(false)
  })

  it('says nothing of what is no JPEG, or ends anywhere', () => {
    const whole = jpegWith(ZEROS)
    for (let end = 0; end < whole.length - 64; end += 1) {
      expect(isLocationBlanked(whole.subarray(0, end))).toBe(false)
    }
    expect(isLocationBlanked(Uint8Array.from([1, 2, 3, 4]))).toBe(false)
  })

  it('is not held up by a directory that claims to be endless', () => {
    const hostile = jpegWith(null)
    hostile.fill(0xff, 8 + 10 + 8, 8 + 10 + 10)
    expect(isLocationBlanked(hostile)).toBe(false)
  })
})
