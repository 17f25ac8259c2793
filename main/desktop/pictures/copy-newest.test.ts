import { beforeEach, expect, it } from 'vitest'
import type { Photo } from '../../../contract/photo'
import { NO_LOG } from '../../base/log'
import { unknownFacts } from '../../image/formats'
import { createCopyNewest } from './copy-newest'
import type { Decoded } from './job-queue'

const photo = (id: string, more: Partial<Photo> = {}): Photo => ({
  ...unknownFacts('jpeg'),
  ...{ id, name: `${id}.jpg`, bytes: 1, receivedAt: 0, size: { width: 40, height: 30 } },
  ...{ isDamaged: false, isConverted: false, isLocationRemoved: false },
  sender: { id: 'phone', name: 'Phone' },
  ...more,
})

let log: string[]
let isWanted: boolean
let removed: string[]
/** What the thumbnailer makes of each photo; a picture where nothing is said. */
let decoded: Record<string, Decoded | Error>
/** What happens while a photo is decoded. */
let meanwhile: Record<string, () => void>
beforeEach(() => {
  log = []
  isWanted = true
  removed = []
  decoded = {}
  meanwhile = {}
})

const named = (id: string) => new TextEncoder().encode(id)
const create = () =>
  createCopyNewest({
    find: (id) => (removed.includes(id) ? null : photo(id)),
    async decode({ photo: { id }, side, type }) {
      expect(type).toBe('image/png')
      log.push(`decode ${id} ${side}`)
      meanwhile[id]?.()
      delete meanwhile[id]
      const made = decoded[id] ?? named(id)
      delete decoded[id]
      if (made instanceof Error) throw made
      return made
    },
    isWanted: () => isWanted,
    copy: async (picture) => void log.push(`copy ${new TextDecoder().decode(picture)}`),
    pause: async (ms) => void log.push(`pause ${ms}`),
    log: NO_LOG,
  })

/** The photos are saved at the same moment. @returns what was done, once all of it is */
async function saves(copies: ReturnType<typeof create>, ...photos: Photo[]): Promise<string[]> {
  log = []
  for (const each of photos) copies.follow({ type: 'saved', photo: each })
  await new Promise((done) => setTimeout(done))
  return log
}

it('copies each new photo, with every pixel', async () => {
  const copies = create()
  expect(await saves(copies, photo('a'))).toEqual(['pause 300', 'decode a 40', 'copy a'])
  expect(await saves(copies, photo('b'))).toEqual(['pause 300', 'decode b 40', 'copy b'])
})

it('decodes and copies only the newest of many', async () => {
  const done = await saves(create(), photo('a'), photo('b'), photo('c'))
  expect(done).toEqual(['pause 300', 'pause 300', 'decode c 40', 'copy c'])
})

it('does not copy one when another has come while it was decoded', async () => {
  const copies = create()
  meanwhile.a = () => copies.follow({ type: 'saved', photo: photo('b') })
  const done = await saves(copies, photo('a'))
  expect(done).toEqual(['pause 300', 'decode a 40', 'pause 300', 'decode b 40', 'copy b'])
})

it('copies a very large one smaller, as the copy by hand is', async () => {
  const [, decode] = await saves(create(), photo('a', { size: { width: 20_000, height: 10_000 } }))
  expect(decode).toBe('decode a 10000')
})

it('tries again when pictures on the screen came first', async () => {
  decoded.a = 'dropped'
  expect((await saves(create(), photo('a'))).filter((step) => !step.startsWith('pause'))).toEqual([
    ...['decode a 40', 'decode a 40', 'copy a'],
  ])
})

it.each([
  ['a video', photo('a', { format: 'mp4' })],
  ['any other file', photo('a', { format: 'other' })],
  ['what is too large to decode', photo('a', { size: { width: 30_000, height: 30_000 } })],
  ['what was put into the folder by hand', photo('a', { sender: { id: 'folder', name: '' } })],
])('passes over %s', async (_, file) => {
  expect(await saves(create(), file)).toEqual([])
})

it.each<[string, Decoded | Error]>([
  ['cannot be decoded', 'impossible'],
  ['takes too long', 'late'],
  ['has lost its file', new Error('gone')],
])('says nothing of a photo that %s, and copies the next', async (_, made) => {
  const copies = create()
  decoded.a = made
  expect(await saves(copies, photo('a'))).toEqual(['pause 300', 'decode a 40'])
  expect(await saves(copies, photo('b'))).toContain('copy b')
})

it('copies nothing that was thrown away, and nothing once it is switched off', async () => {
  const copies = create()
  meanwhile.a = () => removed.push('a')
  expect(await saves(copies, photo('a'))).not.toContain('copy a')
  meanwhile.b = () => {
    isWanted = false
  }
  expect(await saves(copies, photo('b'))).not.toContain('copy b')
  expect(await saves(copies, photo('c'))).toEqual([])
})
