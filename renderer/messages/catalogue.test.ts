import { describe, expect, it } from 'vitest'
import { announcementOf } from '../shell/announcements'
import { photoOf } from '../state/test-photos'
import { createLanguage } from '../ui/language'
import { catalogueFor } from './catalogue'
import { en } from './en'
import { ko } from './ko'

describe('the language of the window', () => {
  it('is the first wanted one that Snapland speaks', () => {
    expect(catalogueFor(['fi-FI', 'ko-KR', 'en-US']).messages).toBe(ko)
    expect(catalogueFor(['en-GB', 'ko']).messages).toBe(en)
  })

  it('is English when it speaks none of them', () => {
    expect(catalogueFor(['fi']).messages).toBe(en)
    expect(catalogueFor([]).messages).toBe(en)
  })

  it('names a tile by file and size', () => {
    expect(en.tile.name('IMG_0042.jpg', 4032, 3024)).toBe('IMG_0042.jpg, 4032 × 3024 pixels')
    expect(ko.tile.name('IMG_0042.jpg', 4032, 3024)).toBe('IMG_0042.jpg, 4032 × 3024 픽셀')
  })

  it('writes one photo and two photos', () => {
    expect([en.gallery.photos(1), en.gallery.photos(2)]).toEqual(['1 photo', '2 photos'])
    expect(ko.gallery.photos(2)).toBe('사진 2장')
  })
})

describe('what a screen reader hears', () => {
  const language = createLanguage(['en'])
  it('is one sentence a photo', () => {
    const photo = photoOf('a', { name: 'IMG_0042.jpg' })
    expect(announcementOf([photo], language)).toBe('IMG_0042.jpg, 4032 × 3024, from Green iPhone')
  })

  it('is one sentence for many photos', () => {
    const landed = [photoOf('a'), photoOf('b')]
    expect(announcementOf(landed, language)).toBe(
      '2 photos arrived. The last: b.jpg, 4032 × 3024, from Green iPhone',
    )
    expect(announcementOf([], language)).toBeNull()
  })
})
