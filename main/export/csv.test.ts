import { describe, expect, it } from 'vitest'
import type { Photo } from '../../contract/photo'
import { csvOf } from './csv'

const photo: Photo = {
  id: '0'.repeat(32),
  name: 'IMG_0042.jpg',
  bytes: 3_100_000,
  format: 'jpeg',
  size: { width: 4032, height: 3024 },
  storedSize: { width: 3024, height: 4032 },
  orientation: 6,
  duration: null,
  film: null,
  contentId: null,
  capturedAt: Date.UTC(2026, 4, 17, 9, 42, 10),
  capturedLocal: '2026-05-17T18:42:10+09:00',
  camera: null,
  hasLocation: false,
  isDamaged: false,
  isLocationRemoved: false,
  sender: { id: 's', name: 'Green iPhone' },
  receivedAt: Date.UTC(2026, 10, 22, 20, 0, 0),
  isConverted: false,
}
const lines = (...photos: Photo[]) => csvOf(photos).split('\r\n')

describe('the table of photos', () => {
  it('begins with the mark that Excel wants and the names of its columns', () => {
    expect(csvOf([])).toBe(
      '\ufeffname,phone,width,height,bytes,captured,received,duration,starred\r\n',
    )
  })

  it('has a row for each photo, with the size that a person sees', () => {
    expect(lines(photo)[1]).toBe(
      'IMG_0042.jpg,Green iPhone,4032,3024,3100000,2026-05-17T18:42:10+09:00,2026-11-22T20:00:00.000Z,,false',
    )
    const video = { ...photo, name: 'VID_1.mp4', format: 'mp4', duration: 12_345 } as const
    expect(lines(video)[1]).toMatch(/,2026-11-22T20:00:00.000Z,12.345,false$/)
    expect(lines({ ...photo, isStarred: true })[1]).toMatch(/,true$/)
  })

  it('gives the moment in UTC where the hour at the place was not recorded', () => {
    expect(lines({ ...photo, capturedLocal: null })[1]).toContain(',2026-05-17T09:42:10.000Z,')
    const old = { ...photo, capturedAt: Date.UTC(1919, 4, 4), capturedLocal: null }
    expect(lines(old)[1]).toContain(',1919-05-04T00:00:00.000Z,')
  })

  it('leaves empty what a photo does not say', () => {
    expect(lines({ ...photo, size: null, capturedAt: null, capturedLocal: null })[1]).toBe(
      'IMG_0042.jpg,Green iPhone,,,3100000,,2026-11-22T20:00:00.000Z,,false',
    )
  })

  it('has columns for what commands said, where one has run', () => {
    const result = {
      state: 'done',
      ...{ label: 'A', text: 'B, C\nD', image: null, error: null, at: 7 },
      values: { dpi: 300, ok: true, '=x': '=1+1' },
    } as const
    const [head, first, , second, third] = csvOf([
      { ...photo, result },
      { ...photo, result: { ...result, text: '', values: { more: 'x' } } },
      { ...photo, result: { ...result, state: 'failed', text: 'no ink' } },
    ]).split(/\r?\n/)
    expect(head).toMatch(/,duration,starred,result,dpi,ok,'=x,more$/)
    expect(first).toMatch(/,"B, C$/)
    expect(csvOf([{ ...photo, result }])).toMatch(/\nD",300,true,'=1\+1\r\n$/)
    expect(second).toMatch(/,false,A,,,,x$/)
    expect(third).toMatch(/,,,,,$/)
  })

  it('keeps commas and quotes within their cell', () => {
    const row = lines({ ...photo, name: 'a, "b".jpg', sender: { id: 's', name: '민지' } })[1]
    expect(row?.startsWith('"a, ""b"".jpg",민지,4032')).toBe(true)
  })

  it.each(['=1+1.jpg', '+1.jpg', '-1.jpg', '@SUM(A1).jpg', '\tx.jpg'])(
    'lets no name run as a formula: %j',
    (name) => {
      expect(lines({ ...photo, name })[1]?.startsWith(`'${name},`)).toBe(true)
    },
  )

  it('takes a formula that needs quotes apart from its cell as well', () => {
    expect(lines({ ...photo, name: '=HYPERLINK("x","y").jpg' })[1]).toContain(
      '"\'=HYPERLINK(""x"",""y"").jpg"',
    )
  })
})
