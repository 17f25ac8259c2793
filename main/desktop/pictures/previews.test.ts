import { readdir, readFile, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeEach, expect, it } from 'vitest'
import type { Photo } from '../../../contract/photo'
import type { DecodeJob } from '../../../contract/thumbnailer'
import { tempFolder } from '../../../test/support/disk/temp-folder'
import { unknownFacts } from '../../image/formats'
import type { Decoded } from './job-queue'
import { createPreviews } from './previews'
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
const picture = new Uint8Array([1, 2, 3])

let data: string
let jobs: Omit<DecodeJob, 'number'>[]
let answer: Decoded
const decode = async (job: Omit<DecodeJob, 'number'>) => {
  jobs.push(job)
  return answer
}
const pathOf = ({ id }: Photo) => join(data, id)
const previewsOf = () => createPreviews(data, (each) => openStoredFile(data, pathOf(each)), decode)
const other: Photo = { ...photo, id: photo.id.replace('0', 'f') }
const thumbnails = () => readdir(join(data, 'thumbnails'))

beforeEach(async () => {
  data = await tempFolder()
  jobs = []
  answer = picture
  for (const each of [photo, other]) await writeFile(pathOf(each), `the bytes of ${each.id}`)
})

it('has a thumbnail made once, however many ask, and finds it again after a restart', async () => {
  const previews = previewsOf()
  const all = await Promise.all([1, 2, 3].map(() => previews.preview(photo, 'thumb')))
  const [file = ''] = await thumbnails()
  const path = join(data, 'thumbnails', file)
  expect(all).toEqual(Array(3).fill({ folder: join(data, 'thumbnails'), path, type: 'image/webp' }))
  expect(new Uint8Array(await readFile(path))).toEqual(picture)
  await previewsOf().preview(photo, 'thumb')
  expect(jobs).toHaveLength(1)
  expect(jobs[0]).toMatchObject({ photoId: photo.id, decoder: 'chromium', side: 640 })
  expect(await thumbnails()).toEqual([file])
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

it('asks libheif for a HEIC, and for a full copy that keeps its pixels', async () => {
  const heic: Photo = { ...photo, format: 'heic' }
  const full = await previewsOf().preview(heic, 'full')
  expect(full).toMatchObject({ type: 'image/jpeg' })
  expect(jobs[0]).toMatchObject({ decoder: 'libheif', type: 'image/jpeg' })
  expect(jobs[0]?.side).toBeGreaterThanOrEqual(8064)
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
  ['no-decoder', { format: 'dng' }],
  ['no-decoder', { format: 'tiff' }],
  ['no-decoder', { format: 'jxl' }],
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
