import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { Photo } from '../../../contract/photo'
import { loadTranslate } from '../../../contract/translate'
import {
  createUnseen,
  type GatheredPhotos,
  gatherPhotos,
  notificationText,
  type Unseen,
} from './unseen'

let inFront: boolean
let arrived: string[]
let gone: string[]
let batches: string[]
let counts: number[]
let unseen: Unseen
beforeEach(() => {
  inFront = false
  arrived = []
  gone = []
  batches = []
  counts = []
  unseen = createUnseen({
    isInFront: () => inFront,
    onArrived: ({ id }) => arrived.push(id),
    onGone: (id) => gone.push(id),
    onBatch: (id) => batches.push(id),
    onChange: (photos) => counts.push(photos.length),
  })
})
const save = (id: string, sender = 'phone') =>
  unseen.follow({ type: 'saved', photo: { id, sender: { id: sender, name: '' } } as Photo })

it('counts what arrives until the person looks', () => {
  save('a')
  save('b')
  unseen.seen()
  unseen.seen()
  expect([arrived, counts]).toEqual([
    ['a', 'b'],
    [1, 2, 0],
  ])
})

it('counts nothing that arrives before their eyes', () => {
  inFront = true
  save('a')
  expect([arrived, counts]).toEqual([[], []])
})

it('does not count what somebody put into the folder at this computer', () => {
  save('a', 'folder')
  expect(arrived).toEqual([])
})

it('tells when all of a phone is here', () => {
  save('a')
  const counts = { photos: 1, videos: 0, files: 0, bytes: 1, duplicates: 0, failed: 0, since: 0 }
  unseen.follow({ type: 'batch', sender: { id: 'phone', name: '' }, ...counts })
  expect(batches).toEqual(['phone'])
})

it('counts no longer what has gone', () => {
  save('a')
  unseen.follow({ type: 'removed', id: 'a' })
  unseen.follow({ type: 'removed', id: 'seen long ago' })
  expect([gone, counts]).toEqual([['a'], [1, 0]])
})

let told: string[]
let news: GatheredPhotos
beforeEach(() => {
  vi.useFakeTimers()
  told = []
  news = gatherPhotos((photos) => told.push(photos.map(({ id }) => id).join('')))
})
afterEach(() => {
  vi.useRealTimers()
})
const add = (id: string, sender = 'phone') =>
  news.add({ id, sender: { id: sender, name: '' } } as Photo)

it('tells of photos together, at once when all of their phone is here', () => {
  for (const id of ['a', 'b', 'c']) {
    add(id)
    vi.advanceTimersByTime(60_000)
  }
  expect(told).toEqual([])
  news.complete('phone')
  expect(told).toEqual(['abc'])
})

it('tells of phones together that are done soon after each other', () => {
  add('a', 'one')
  add('b', 'two')
  add('c', 'slow')
  news.complete('one')
  vi.advanceTimersByTime(1500)
  news.complete('two')
  vi.advanceTimersByTime(1500)
  expect(told).toEqual([])
  vi.advanceTimersByTime(500)
  expect(told).toEqual(['ab'])
  news.complete('slow')
  expect(told).toEqual(['ab', 'c'])
})

it('waits again for a phone that goes on', () => {
  add('a', 'one')
  add('b', 'two')
  news.complete('one')
  add('c', 'one')
  news.complete('two')
  vi.advanceTimersByTime(2000)
  expect(told).toEqual(['b'])
  news.complete('one')
  expect(told).toEqual(['b', 'ac'])
})

it('does not wait for the end of what has none', () => {
  for (let at = 0; at < 700; at += 1) {
    add('x')
    vi.advanceTimersByTime(1000)
  }
  expect(told.map(({ length }) => length)).toEqual([300, 300])
})

it('tells nothing of what has gone, nor anything twice', () => {
  add('a')
  add('b')
  news.forget('a')
  news.complete('phone')
  news.complete('phone')
  add('c')
  news.forget('c')
  news.complete('phone')
  vi.advanceTimersByTime(600_000)
  expect(told).toEqual(['b'])
})

it('tells nothing of what was seen meanwhile', () => {
  add('a')
  news.clear()
  news.complete('phone')
  vi.advanceTimersByTime(600_000)
  expect(told).toEqual([])
})

const [en, ko] = await Promise.all([loadTranslate('en'), loadTranslate('ko')])
const photo = (name: string, rest: Partial<Photo> = {}): Photo => ({
  ...{ id: name, name, bytes: 1, receivedAt: 0, format: 'jpeg', orientation: 1 },
  ...{
    size: { width: 4032, height: 3024 },
    storedSize: null,
    capturedAt: null,
    capturedLocal: null,
    duration: null,
  },
  ...{ camera: null },
  ...{
    film: null,
    contentId: null,
    hasLocation: false,
    isLocationRemoved: false,
    isConverted: false,
    isDamaged: false,
  },
  sender: { id: 'one', name: 'Green iPhone' },
  ...rest,
})

it('says how many photos came from whom, and how large the newest are', () => {
  const five = ['a', 'b', 'c', 'd', 'e'].map((name) => photo(name))
  expect(notificationText(five, en)).toEqual({
    title: '5 photos from Green iPhone',
    body: 'e, 4032 × 3024\nd, 4032 × 3024\nc, 4032 × 3024',
  })
  expect(notificationText(five, ko).title).toBe('Green iPhone에서 보낸 사진 5장')
})

it('counts the phones where there are several, although they may have one name', () => {
  const sender = { id: 'two', name: 'Green iPhone' }
  expect(notificationText([photo('a'), photo('b', { sender })], en).title).toBe(
    '2 photos from 2 phones',
  )
})

it('calls video what is one, and both together files', () => {
  const video = photo('v', { format: 'mp4', duration: 12_000 })
  expect(notificationText([video], en)).toEqual({
    title: '1 video from Green iPhone',
    body: 'v, 4032 × 3024, 0:12',
  })
  expect(notificationText([video, photo('a')], en).title).toBe('2 files from Green iPhone')
})

it('counts the two files of a Live Photo as the one photo that is seen', () => {
  const film = photo('IMG_1.MOV', { format: 'mov', duration: 3000 })
  expect(notificationText([film, photo('IMG_1.JPG')], en)).toEqual({
    title: '1 photo from Green iPhone',
    body: 'IMG_1.JPG, 4032 × 3024',
  })
})

it('calls photo only what is one, and says no size where none is known', () => {
  const file = photo('a.pdf', { format: 'other', size: null })
  expect(notificationText([file], en)).toEqual({ title: '1 file from Green iPhone', body: 'a.pdf' })
})
