import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import type { PictureFormat } from '../../contract/photo'
import { heifLayout } from '../../test/fixtures/layouts'
import { googleMotion, heicMotion, samsungMotion } from '../../test/fixtures/motion'
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
const facts = (bytes: Buffer, format: PictureFormat = 'jpeg', isWhole = true) =>
  readFacts(bytesSource(bytes, isWhole), format, Date.UTC(2026, 10, 22))

describe('the film in a motion photo', () => {
  it.each<[string, PictureFormat, Buffer]>([
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
