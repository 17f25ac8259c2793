import { describe, expect, it } from 'vitest'
import type { PhotoFormat } from '../../contract/photo'
import type { DeviceKind } from '../phone/device-name'
import { deedsOf } from './phone-deeds'

const deeds = (
  name: string,
  format: PhotoFormat,
  device: DeviceKind,
  more: {
    type?: string
    capturedAt?: number | null
    hasLocation?: boolean
    blanked?: boolean
  } = {},
) =>
  deedsOf(
    { name, type: more.type ?? '' },
    {
      photo: {
        format,
        capturedAt: more.capturedAt === undefined ? 1 : more.capturedAt,
        hasLocation: more.hasLocation ?? false,
      },
      isLocationBlanked: more.blanked ?? false,
    },
    device,
  )

describe('deedsOf', () => {
  it('says of an untouched HEIC that it is the original', () => {
    expect(deeds('IMG_1.HEIC', 'heic', 'iphone')).toEqual(['heicKept'])
  })

  it('sees what the phone called HEIC and sent as JPEG', () => {
    expect(deeds('IMG_1.HEIC', 'jpeg', 'android')).toEqual(['heicConverted'])
    expect(deeds('1000', 'jpeg', 'android', { type: 'image/heic' })).toEqual(['heicConverted'])
  })

  it('knows the name that an iPhone gives to what it converted', () => {
    expect(deeds('IMG_1.jpeg', 'jpeg', 'iphone')).toEqual(['heicConverted'])
    expect(deeds('IMG_1.jpg', 'jpeg', 'iphone')).toEqual([])
    expect(deeds('meme.jpeg', 'jpeg', 'iphone', { capturedAt: null })).toEqual([])
    expect(deeds('IMG_1.jpeg', 'jpeg', 'android')).toEqual([])
  })

  it('tells of a blanked place only where none arrived', () => {
    expect(deeds('a.jpg', 'jpeg', 'android', { blanked: true })).toEqual(['locationRemoved'])
    expect(deeds('a.jpg', 'jpeg', 'android', { blanked: true, hasLocation: true })).toEqual([])
    expect(deeds('a.jpg', 'jpeg', 'android')).toEqual([])
  })
})
