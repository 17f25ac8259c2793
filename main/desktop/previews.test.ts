import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeEach, expect, it } from 'vitest'
import type { DarkroomOrder } from '../../contract/darkroom'
import type { Photo } from '../../contract/photo'
import { tempFolder } from '../../test/support/temp-folder'
import { createPreviews } from './previews'

const photo: Photo = {
  id: '0123456789abcdef0123456789abcdef',
  name: 'a.jpg',
  bytes: 1000,
  format: 'jpeg',
  size: { width: 4032, height: 3024 },
  storedSize: { width: 4032, height: 3024 },
  orientation: 1,
  capturedAt: null,
  camera: null,
  hasLocation: false,
  isDamaged: false,
  sender: { id: 's', name: 'Green iPhone' },
  receivedAt: 0,
}
const picture = new Uint8Array([1, 2, 3])

let data: string
let orders: Omit<DarkroomOrder, 'number'>[]
let answer: Uint8Array | null
const develop = async (order: Omit<DarkroomOrder, 'number'>) => {
  orders.push(order)
  return answer
}

beforeEach(async () => {
  data = await tempFolder()
  orders = []
  answer = picture
})

it('has a thumbnail made once, however many ask, and finds it again after a restart', async () => {
  const previews = createPreviews(data, develop)
  const all = await Promise.all([1, 2, 3].map(() => previews.preview(photo, 'thumb')))
  const path = join(data, 'thumbnails', `${photo.id}.webp`)
  expect(all).toEqual(Array(3).fill({ path, type: 'image/webp' }))
  expect(new Uint8Array(await readFile(path))).toEqual(picture)
  await createPreviews(data, develop).preview(photo, 'thumb')
  expect(orders).toHaveLength(1)
  expect(orders[0]).toMatchObject({ photoId: photo.id, decoder: 'chromium', side: 640 })
  expect(await readdir(join(data, 'thumbnails'))).toEqual([`${photo.id}.webp`])
})

it('asks libheif for a HEIC, and for a full copy that keeps its pixels', async () => {
  const heic: Photo = { ...photo, format: 'heic' }
  const full = await createPreviews(data, develop).preview(heic, 'full')
  expect(full).toMatchObject({ type: 'image/jpeg' })
  expect(orders[0]).toMatchObject({ decoder: 'libheif', type: 'image/jpeg' })
  expect(orders[0]?.side).toBeGreaterThanOrEqual(8064)
})

it('does not try a damaged photo twice', async () => {
  answer = null
  const previews = createPreviews(data, develop)
  expect(await previews.preview(photo, 'thumb')).toEqual({ none: 'undecodable' })
  answer = picture
  expect(await previews.preview(photo, 'thumb')).toEqual({ none: 'undecodable' })
  expect(orders).toHaveLength(1)
})

it.each([
  ['no-decoder', { format: 'dng' }],
  ['no-decoder', { format: 'tiff' }],
  ['no-decoder', { format: 'jxl' }],
  ['too-large', { size: { width: 30_000, height: 30_000 } }],
  ['too-large', { bytes: 2 ** 31 }],
] as const)('says %s without decoding when the photo is %o', async (none, change) => {
  expect(await createPreviews(data, develop).preview({ ...photo, ...change }, 'thumb')).toEqual({
    none,
  })
  expect(orders).toHaveLength(0)
})

it('tries a photo of 200 megapixels, and one whose size is unknown', async () => {
  const previews = createPreviews(data, develop)
  const large = { ...photo, size: { width: 16_320, height: 12_240 } }
  expect(await previews.preview(large, 'thumb')).toHaveProperty('path')
  const unknown = { ...photo, id: photo.id.replace('0', 'f'), size: null }
  expect(await previews.preview(unknown, 'thumb')).toHaveProperty('path')
})

it('leaves nothing of a photo that is gone', async () => {
  const previews = createPreviews(data, develop)
  await previews.preview(photo, 'thumb')
  await previews.forget(photo.id)
  expect(await readdir(join(data, 'thumbnails'))).toEqual([])
  await previews.forget(photo.id)
})
