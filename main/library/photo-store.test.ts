import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import type { Photo, Size } from '../../contract/photo'
import { buildIndexWorker } from '../../test/fixtures/workers'
import { tempFolder } from '../../test/support/disk/temp-folder'
import { indexedPhotos } from '../../test/support/disk/temp-library'
import { unknownFacts } from '../image/formats'
import { openPhotoIndex } from './photo-index'
import { openPhotoStore } from './photo-store'

const photo: Photo = {
  ...{ ...unknownFacts('jpeg'), id: 'a', name: 'a.jpg', bytes: 1, receivedAt: 0 },
  ...{ sender: { id: 'phone', name: 'Phone' }, isDamaged: false, isConverted: false },
}

it.each<[string, Size | null, Size, Size]>([
  ['none was told', null, { width: 40, height: 30 }, { width: 40, height: 30 }],
  [
    'another was told',
    { width: 30, height: 40 },
    { width: 40, height: 30 },
    { width: 40, height: 30 },
  ],
  [
    'it is the same',
    { width: 40, height: 30 },
    { width: 40, height: 30 },
    { width: 40, height: 30 },
  ],
  [
    'it is shown smaller',
    { width: 40, height: 30 },
    { width: 20, height: 15 },
    { width: 40, height: 30 },
  ],
])('keeps the size in which a photo is shown where %s', async (_, told, shown, kept) => {
  const file = join(await tempFolder(), '.photos.sqlite')
  const index = openPhotoIndex(file, await buildIndexWorker())
  onTestFinished(index.close)
  const ofFolder = index.ofFolder('/photos')
  const store = await openPhotoStore(ofFolder)
  store.add({ ...photo, size: told }, { edge: null, metadata: 'kept' })
  store.correctSize('a', shown)
  expect(store.correctSize('gone', shown)).toBeNull()
  expect(store.get('a')?.size).toEqual(kept)
  expect(await indexedPhotos(ofFolder)).toMatchObject([{ photo: { size: kept }, metadata: 'kept' }])
})
