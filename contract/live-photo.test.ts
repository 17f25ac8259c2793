import { describe, expect, it } from 'vitest'
import { type Half, livePairs } from './live-photo'

interface Made extends Half {
  at: number
}

const PHONE = { id: 'phone-1', name: 'Green iPhone' }
const OTHER = { id: 'phone-2', name: 'Blue iPhone' }
const HAND = { id: 'folder', name: 'Folder' }
const [ONE, TWO] = ['1A2B3C4D-0000-4000-8000-000000000000', '2A2B3C4D-0000-4000-8000-000000000000']
const NOON = Date.UTC(2026, 4, 17, 12)

const picture = (rest: Partial<Made> = {}): Made => ({
  id: 'picture',
  name: 'IMG_1.HEIC',
  sender: PHONE,
  format: 'heic',
  duration: null,
  film: null,
  contentId: null,
  camera: null,
  capturedAt: null,
  capturedLocal: null,
  at: NOON,
  ...rest,
})
const film = (rest: Partial<Made> = {}): Made =>
  picture({ id: 'film', name: 'IMG_1.MOV', format: 'mov', duration: 2900, ...rest })

/** "picture+film", in the order of the names; from both orders of arrival. */
function pairsOf(...files: Made[]): string[] {
  const told = (given: Made[]) =>
    [...livePairs(given, ({ at }) => at)].map(([one, other]) => `${one.id}+${other.id}`).sort()
  const pairs = told(files)
  expect(told(files.toReversed())).toEqual(pairs)
  return pairs
}

const taken = (minute: number, local: string | null = null): Partial<Made> => ({
  capturedAt: NOON + minute * 60_000,
  capturedLocal: local,
})

describe('a pair', () => {
  it.each<[string, Partial<Made>, Partial<Made>]>([
    ['has one name and came together', {}, {}],
    ['of a JPEG', { name: 'img_1.jpeg', format: 'jpeg' }, {}],
    ['whose film another program calls MP4', {}, { name: 'IMG_1.MP4', format: 'mp4' }],
    [
      'has one identifier',
      { contentId: ONE },
      { contentId: ONE, name: 'other.MOV', duration: 9000 },
    ],
    ['has one identifier, and days between', { contentId: ONE }, { contentId: ONE, at: 0 }],
    ['lost the identifier of one half', { contentId: ONE }, {}],
    ['was taken at one moment, and came on two days', taken(0), { ...taken(0), at: 0 }],
    [
      'tells its zone in one half alone',
      taken(-540, '2026-05-17T12:00:00'),
      taken(0, '2026-05-17T12:00:01+09:00'),
    ],
    ['found one of its names taken', { name: 'IMG_1 (2).HEIC' }, {}],
    ['of an iPhone', { camera: 'Apple iPhone 13' }, { camera: 'iPhone 13' }],
    ['by hand has one folder and name', { sender: HAND, at: 0 }, { sender: HAND }],
    [
      'by hand with one identifier lies anywhere',
      { sender: HAND, contentId: ONE, subfolder: 'a' },
      { sender: HAND, contentId: ONE, name: 'b.mov' },
    ],
    ['is filed in two folders', { subfolder: '2026-05-17' }, { subfolder: '2026-05-18' }],
  ])('%s', (_what, one, other) => {
    expect(pairsOf(picture(one), film(other))).toEqual(['picture+film'])
  })

  it.each<[string, Partial<Made>, Partial<Made>]>([
    ['two identifiers', { contentId: ONE }, { contentId: TWO }],
    ['another name', {}, { name: 'IMG_2.MOV' }],
    ['a film of its own', {}, { duration: 4100 }],
    ['a film of unknown length', {}, { duration: null }],
    ['another phone', {}, { sender: OTHER }],
    [
      'another phone with the same identifier',
      { contentId: ONE },
      { contentId: ONE, sender: OTHER },
    ],
    ['another hour, the counter of the camera began anew', taken(0), taken(60)],
    ['another batch', {}, { at: NOON - 11 * 60_000 }],
    ['a camera of another maker', { camera: 'Canon EOS 40D' }, {}],
    ['a film of another maker', {}, { camera: 'Panasonic DC-GH5' }],
    ['a motion photo', { film: { at: 10, length: 100 } }, {}],
    ['a PNG', { name: 'IMG_1.PNG', format: 'png' }, {}],
    ['a film of another kind', {}, { name: 'IMG_1.webm', format: 'webm' }],
    ['another folder by hand', { sender: HAND, subfolder: 'a' }, { sender: HAND, subfolder: 'b' }],
    ['a copy by hand', { sender: HAND, name: 'IMG_1 (2).HEIC' }, { sender: HAND }],
    ['by hand and from a phone', { sender: HAND }, {}],
  ])('is not made of %s', (_what, one, other) => {
    expect(pairsOf(picture(one), film(other))).toEqual([])
  })
})

it('of an edited photo and its first picture, each has its own film', () => {
  const edited = { contentId: ONE, name: 'IMG_E1.HEIC', id: 'edited' }
  const files = [picture({ contentId: ONE }), picture(edited), film({ contentId: ONE })]
  expect(pairsOf(...files)).toEqual(['picture+film'])
  const own = film({ contentId: ONE, name: 'IMG_E1.MOV', id: 'own' })
  expect(pairsOf(...files, own)).toEqual(['edited+own', 'picture+film'])
})

it('a film belongs to one of two pictures: that with the identifier, then the HEIC', () => {
  const jpeg = picture({ id: 'jpeg', name: 'IMG_1.JPG', format: 'jpeg' })
  expect(pairsOf(jpeg, picture(), film())).toEqual(['picture+film'])
  const known = film({ contentId: ONE })
  expect(pairsOf({ ...jpeg, contentId: ONE }, picture(), known)).toEqual(['jpeg+film'])
})

it('of hundreds with one name it looks at a few, so that a crafted folder takes no time', () => {
  const many = Array.from({ length: 300 }, (_, at) => [
    picture({ id: `p${at}`, contentId: ONE }),
    film({ id: `f${at}`, contentId: ONE }),
  ]).flat()
  const pairs = livePairs(many, ({ at }) => at)
  expect(pairs.size).toBe(16)
  expect(new Set(pairs.values()).size).toBe(16)
})
