import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import type { MediaFormat } from '../../contract/photo'
import { exifBlock } from '../../test/fixtures/exif'
import { heifLayout, jpegLayout } from '../../test/fixtures/layouts'
import {
  appleNote,
  CONTENT_ID_KEY,
  googleMotion,
  heicMotion,
  samsungMotion,
} from '../../test/fixtures/motion'
import { paintPicture } from '../../test/fixtures/paint'
import { mp4 } from '../../test/fixtures/videos'
import { bytesSource } from './byte-source'
import { isCutShort } from './cut-short'
import { readFacts } from './picture-facts'

const SIDES = { width: 66, height: 48 }
const FILM = mp4({ seconds: 1 })
const jpeg = await sharp({ create: { ...SIDES, channels: 3, background: '#a48' } })
  .jpeg()
  .toBuffer()
const heic = heifLayout(await paintPicture({ seed: 41, ...SIDES, format: 'heic' }), {
  ...{ pad: 0, isLast: false, trailer: Buffer.alloc(0) },
})
const facts = (bytes: Buffer, format: MediaFormat = 'jpeg', isWhole = true) =>
  readFacts(bytesSource(bytes, isWhole), format, Date.UTC(2026, 10, 22))

describe('the film in a motion photo', () => {
  it.each<[string, MediaFormat, Buffer]>([
    ["Google's", 'jpeg', googleMotion(jpeg, FILM)],
    ["Google's with something behind the film", 'jpeg', googleMotion(jpeg, FILM, 500)],
    ["Google's first kind", 'jpeg', googleMotion(jpeg, FILM, 'micro')],
    ["Samsung's", 'jpeg', samsungMotion(jpeg, FILM)],
    ["Samsung's HEIC", 'heic', heicMotion(heic, FILM)],
  ])('%s is found, and the photo is whole and has its size', (_, format, bytes) => {
    const { film, size } = facts(bytes, format)
    expect(size).toEqual(SIDES)
    expect(film && bytes.subarray(film.at, film.at + film.length).equals(FILM)).toBe(true)
    expect(isCutShort(bytesSource(bytes), format)).toBe(false)
  })

  it.each<[string, Buffer]>([
    ['no photo without one', jpeg],
    ['none where an editor has cut it off', googleMotion(jpeg, FILM).subarray(0, -FILM.length)],
    ['none that is no film', googleMotion(jpeg, Buffer.alloc(FILM.length, 7))],
    ['none that would begin before the file', googleMotion(jpeg, FILM).subarray(0, 900)],
    ['none in a trailer that lies', samsungMotion(jpeg, FILM, 0xffff_ff00)],
  ])('%s', (_, bytes) => {
    expect(facts(bytes).film).toBeNull()
  })

  it('is not looked for before all of the file is there', () => {
    expect(facts(googleMotion(jpeg, FILM), 'jpeg', false).film).toBeNull()
  })
})

describe('the identifier of a Live Photo', () => {
  const ID = '1A2B3C4D-0000-4000-8000-0123456789AB'
  const withNote = (note: string) => {
    const exif = exifBlock({ first: { 271: 'Apple' }, exif: { 37500: note } })
    return facts(jpegLayout(jpeg, { exif, pad: 0, isLast: false, trailer: Buffer.alloc(0) }))
  }
  const withKey = (id: string) =>
    facts(mp4({ brand: 'qt  ', keys: { [CONTENT_ID_KEY]: id } }), 'mov')

  it('is read of the picture and of its film', () => {
    expect(withNote(appleNote(ID)).contentId).toBe(ID)
    expect(withKey(ID.toLowerCase()).contentId).toBe(ID)
  })

  it.each([
    ['no note', ''],
    ["another maker's note", appleNote(ID).replace('Apple iOS', 'Apfel iOS')],
    ['no UUID', appleNote('0'.repeat(36))],
    ['a note that is cut off', appleNote(ID).slice(0, 30)],
  ])('is none where there is %s', (_, note) => {
    expect(withNote(note).contentId).toBeNull()
    expect(facts(mp4(), 'mov').contentId).toBeNull()
    expect(withKey('x').contentId).toBeNull()
  })
})
