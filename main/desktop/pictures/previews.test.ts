import { readdir, readFile, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeEach, expect, it } from 'vitest'
import type { Photo, Size } from '../../../contract/photo'
import { tempFolder } from '../../../test/support/disk/temp-folder'
import { unknownFacts } from '../../image/formats'
import type { Order } from './decoders'
import type { Decoded } from './job-queue'
import { previewOrder } from './preview-plan'
import { createPreviews, type SeenSizes } from './previews'
import { openStoredFile } from './stored-file'

const photo: Photo = {
  id: '0123456789abcdef0123456789abcdef',
  name: 'a.jpg',
  bytes: 1000,
  ...unknownFacts('jpeg'),
  size: { width: 4032, height: 3024 },
  storedSize: { width: 4032, height: 3024 },
  isDamaged: false,
  sender: { id: 's', name: 'Green iPhone' },
  receivedAt: 0,
  isConverted: false,
}
const picture = new Uint8Array([0xff, 0xd8, 0xff])

let data: string
let jobs: Order[]
let answer: Decoded
let seen: Size | null
let told: [photoId: string, size: Size][]
const SEEN: SeenSizes = { take: () => seen, tell: (id, size) => told.push([id, size]) }
let clock: number
let decoded: string[]
const decode = async (order: Order) => {
  jobs.push(order)
  return answer
}
const pathOf = ({ id }: Photo) => join(data, id)
const previewsOf = () =>
  createPreviews(
    data,
    (each) => openStoredFile(data, pathOf(each)),
    decode,
    SEEN,
    ({ name }) => decoded.push(name),
    () => clock,
  )
const other: Photo = { ...photo, id: photo.id.replace('0', 'f') }
const thumbnails = () => readdir(join(data, 'thumbnails'))

beforeEach(async () => {
  data = await tempFolder()
  jobs = []
  clock = 0
  decoded = []
  answer = picture
  seen = null
  told = []
  for (const each of [photo, other]) await writeFile(pathOf(each), `the bytes of ${each.id}`)
})

it('has a thumbnail made once, however many ask, and finds it again after a restart', async () => {
  const previews = previewsOf()
  const all = await Promise.all([1, 2, 3].map(() => previews.preview(photo, 'thumb')))
  const [file = ''] = await thumbnails()
  const path = join(data, 'thumbnails', file)
  expect(all).toEqual(Array(3).fill({ folder: join(data, 'thumbnails'), path, type: 'image/jpeg' }))
  expect(new Uint8Array(await readFile(path))).toEqual(picture)
  await previewsOf().preview(photo, 'thumb')
  expect(jobs).toHaveLength(1)
  expect(jobs[0]).toMatchObject({ photo: { id: photo.id }, side: 640 })
  expect(await thumbnails()).toEqual([file])
  expect(decoded).toEqual(['a.jpg'])
})

it('says of a transparent thumbnail that it is a WebP, also after a restart', async () => {
  answer = new Uint8Array(Buffer.from('RIFF    WEBP'))
  for (const previews of [previewsOf(), previewsOf()])
    expect(await previews.preview(photo, 'thumb')).toMatchObject({ type: 'image/webp' })
  expect(jobs).toHaveLength(1)
})

it('tells of a kept thumbnail in which size its photo was seen, and nothing where it was not', async () => {
  seen = { width: 30, height: 40 }
  await previewsOf().preview(photo, 'thumb')
  expect(told).toEqual([])
  await previewsOf().preview(photo, 'thumb')
  expect(told).toEqual([[photo.id, seen]])
  seen = null
  await previewsOf().preview(other, 'thumb')
  await previewsOf().preview(other, 'thumb')
  expect(told).toHaveLength(1)
  expect(jobs).toHaveLength(2)
})

it('makes one for the same content under two names, and another when the content changes', async () => {
  await writeFile(pathOf(other), await readFile(pathOf(photo)))
  await previewsOf().preview(photo, 'thumb')
  await previewsOf().preview(other, 'thumb')
  expect(jobs).toHaveLength(1)
  await writeFile(pathOf(other), 'edited by hand')
  await previewsOf().preview(other, 'thumb')
  expect(jobs).toHaveLength(2)
  expect(await thumbnails()).toHaveLength(2)
})

it('makes a preview again whose file was cut in half, also after a restart', async () => {
  for (const previews of [previewsOf(), previewsOf()]) {
    const made = await previews.preview(photo, 'thumb')
    if ('none' in made) throw new Error('There is no preview')
    await truncate(made.path, 1)
    const again = await previews.preview(photo, 'thumb')
    expect(again).toEqual(made)
    expect(new Uint8Array(await readFile(made.path))).toEqual(picture)
    await truncate(made.path, 2)
  }
  expect(jobs).toHaveLength(4)
})

it('asks for a full copy that keeps every pixel where there is memory for it', async () => {
  const size = { width: 16_382, height: 3628 }
  const heic: Photo = { ...photo, format: 'heic', size }
  expect(await previewsOf().preview(heic, 'full')).toMatchObject({ type: 'image/jpeg' })
  expect(previewOrder(heic, 'full', 2 ** 30)).toMatchObject({ side: 65_535 })
  expect(previewOrder(heic, 'full', 2 ** 29)).toMatchObject({ side: 8192, type: 'image/jpeg' })
})

it('tries again what was too slow, a few times and after longer and longer pauses', async () => {
  const previews = previewsOf()
  const tries = async (at: number) => {
    clock = at
    const { none } = (await previews.preview(photo, 'thumb')) as { none?: string }
    return [none, jobs.length]
  }
  answer = 'late'
  expect(await tries(0)).toEqual(['late', 1])
  expect(await tries(19_999)).toEqual(['late', 1])
  expect(await tries(20_000)).toEqual(['late', 2])
  expect(await tries(59_999)).toEqual(['late', 2])
  answer = picture
  expect(await tries(60_000)).toEqual([undefined, 3])
  answer = 'late'
  await writeFile(pathOf(photo), 'another')
  expect(await tries(60_000)).toEqual(['late', 4])
  expect(await tries(100_000)).toEqual(['late', 5])
  expect(await tries(200_000)).toEqual(['undecodable', 6])
  expect(await tries(900_000)).toEqual(['undecodable', 6])
})

it('does not try twice what cannot be decoded, under whatever name', async () => {
  answer = 'impossible'
  await writeFile(pathOf(other), await readFile(pathOf(photo)))
  const previews = previewsOf()
  expect(await previews.preview(photo, 'thumb')).toEqual({ none: 'undecodable' })
  answer = picture
  expect(await previews.preview(photo, 'thumb')).toEqual({ none: 'undecodable' })
  expect(await previews.preview(other, 'thumb')).toEqual({ none: 'undecodable' })
  expect(jobs).toHaveLength(1)
})

it('asks anew for one that was dropped', async () => {
  answer = 'dropped'
  const previews = previewsOf()
  expect(await previews.preview(photo, 'thumb')).toEqual({ none: 'dropped' })
  answer = picture
  expect(await previews.preview(photo, 'thumb')).toHaveProperty('path')
})

it('says that a photo is gone whose file is not there', async () => {
  const gone: Photo = { ...photo, id: photo.id.replace('0', 'e') }
  expect(await previewsOf().preview(gone, 'thumb')).toEqual({ none: 'gone' })
})

it.each([
  ['no-decoder', { format: 'other' }],
  ['too-large', { size: { width: 30_000, height: 30_000 } }],
  ['too-large', { bytes: 2 ** 31 }],
] as const)('says %s without decoding when the photo is %o', async (none, change) => {
  expect(await previewsOf().preview({ ...photo, ...change }, 'thumb')).toEqual({
    none,
  })
  expect(jobs).toHaveLength(0)
})

it('tries a photo of 200 megapixels, and one whose size is unknown', async () => {
  const previews = previewsOf()
  const large = { ...photo, size: { width: 16_320, height: 12_240 } }
  expect(await previews.preview(large, 'thumb')).toHaveProperty('path')
  const unknown = { ...other, size: null }
  expect(await previews.preview(unknown, 'thumb')).toHaveProperty('path')
})

it('leaves nothing of a photo that is gone', async () => {
  const previews = previewsOf()
  await previews.preview(photo, 'thumb')
  await previews.forget(photo.id)
  expect(await thumbnails()).toEqual([])
  await previews.forget(photo.id)
})
