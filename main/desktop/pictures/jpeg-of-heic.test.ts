import { beforeEach, expect, it } from 'vitest'
import type { Photo } from '../../../contract/photo'
import { NO_LOG } from '../../base/log'
import { unknownFacts } from '../../image/formats'
import type { Decoded } from './job-queue'
import { createJpegOfHeic } from './jpeg-of-heic'

const photo = (id: string, more: Partial<Photo> = {}): Photo => ({
  ...unknownFacts('heic'),
  ...{ id, name: `${id}.heic`, bytes: 1, receivedAt: 0 },
  ...{ isDamaged: false, isConverted: false, isLocationRemoved: false },
  sender: { id: 'phone', name: 'Phone' },
  ...more,
})

let photos: Photo[]
let log: string[]
let isWanted: boolean
/** What the thumbnailer makes of each job, in turn; a picture where nothing is said. */
let decoded: Decoded[]
let underWay: number
beforeEach(() => {
  photos = []
  log = []
  isWanted = true
  decoded = []
  underWay = 0
})

const find = (id: string) => photos.find((each) => each.id === id) ?? null
const set = (id: string, jpegCopy: string | null | undefined) => {
  const found = find(id)
  if (found && jpegCopy === undefined) delete found.jpegCopy
  else if (found && jpegCopy !== undefined) found.jpegCopy = jpegCopy
}
const create = () =>
  createJpegOfHeic({
    receiver: {
      photo: find,
      jpegCopies: {
        want: (id) => set(id, null),
        wanted: () => photos.filter(({ jpegCopy }) => jpegCopy === null),
        async save(id) {
          if (id === 'full') throw new Error('The disk is full.')
          set(id, `${id}.jpg`)
          log.push(`saved ${id}`)
        },
        giveUp: (id) => {
          if (find(id)?.jpegCopy === null) set(id, undefined)
        },
      },
    },
    async decode({ photo: { id }, side, type }) {
      underWay += 1
      expect([underWay, side, type]).toEqual([1, 65_535, 'image/jpeg'])
      await Promise.resolve()
      underWay -= 1
      log.push(`decoded ${id}`)
      return decoded.shift() ?? new Uint8Array(1)
    },
    isWanted: () => isWanted,
    pause: async () => void log.push('waited'),
    log: NO_LOG,
    onNotice: (notice) => void log.push(JSON.stringify(notice)),
  })
const saves = (jpegs: ReturnType<typeof create>, ...saved: Photo[]) => {
  for (const each of saved) {
    photos.push(each)
    jpegs.follow({ type: 'saved', photo: each })
  }
}

it('makes one after the other, in the order in which they came', async () => {
  saves(create(), photo('a'), photo('b'))
  await expect.poll(() => log).toEqual(['decoded a', 'saved a', 'decoded b', 'saved b'])
})

it('makes none of other photos, of what was put there by hand, and where none is wanted', async () => {
  const jpegs = create()
  saves(jpegs, photo('jpeg', { format: 'jpeg' }))
  saves(jpegs, photo('mine', { sender: { id: 'folder', name: 'Folder' } }))
  isWanted = false
  saves(jpegs, photo('later'))
  isWanted = true
  saves(jpegs, photo('a'))
  await expect.poll(() => log).toEqual(['decoded a', 'saved a'])
})

it('waits where the thumbnailer has other things to do first', async () => {
  decoded = ['dropped', new Uint8Array(1)]
  saves(create(), photo('a'))
  await expect.poll(() => log).toEqual(['decoded a', 'waited', 'decoded a', 'saved a'])
})

it('says what cannot be made, and goes on with the next', async () => {
  decoded = ['impossible']
  saves(create(), photo('a'), photo('full'), photo('c'))
  await expect.poll(() => log.at(-1)).toBe('saved c')
  expect(log.filter((line) => line.includes('"code"'))).toEqual([
    '{"code":"NO_JPEG","file":"a.heic"}',
    '{"code":"NO_JPEG","file":"full.heic"}',
  ])
  expect(photos.map(({ jpegCopy }) => jpegCopy)).toEqual([undefined, undefined, 'c.jpg'])
})

it('goes on with what an earlier run left', async () => {
  photos = [photo('a', { jpegCopy: null }), photo('b')]
  create().resume()
  await expect.poll(() => log).toEqual(['decoded a', 'saved a'])
})
