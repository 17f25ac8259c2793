import { describe, expect, it } from 'vitest'
import { isLocationBlanked } from './capture'

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

describe('isLocationBlanked', () => {
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
