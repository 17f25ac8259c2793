import { mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { Photo } from '../../contract/photo'
import type { ReceiverEvent } from '../../contract/receiver-event'
import { buildIndexWorker } from '../../test/fixtures/workers'
import { unknownFacts } from '../image/formats'
import type { Measurer } from '../image/measure'
import { type OpenPhotoIndex, openPhotoIndex } from './photo-index'
import { openPhotoStore, type PhotoStore } from './photo-store'
import { createReconcile } from './reconcile'

const MEASURER: Measurer = {
  measure: async () => unknownFacts('jpeg'),
  measureFile: async () => unknownFacts('jpeg'),
  isCutShort: async () => false,
  isGarbled: async () => false,
  findInnerPicture: async () => null,
  close: async () => {},
}
let home: string
let index: OpenPhotoIndex
let store: PhotoStore
let told: ReceiverEvent[]

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'snapland-reconcile-'))
  index = openPhotoIndex(join(home, '.photos.sqlite'), await buildIndexWorker())
  store = await openPhotoStore(index.ofFolder(home))
  told = []
})
afterEach(async () => {
  await index.close()
  await rm(home, { recursive: true })
})

const photo = (name: string): Photo => ({
  ...unknownFacts('jpeg'),
  id: name,
  name,
  bytes: 1,
  sender: { id: 'phone', name: 'Phone' },
  receivedAt: 0,
  isDamaged: false,
  isConverted: false,
})
const save = (name: string) => store.add(photo(name), { edge: null, metadata: '' })

/** @param meanwhile happens while the folder is being read */
const lookAtFolder = (meanwhile = () => {}) =>
  createReconcile({
    folder: {
      path: home,
      async isThere() {
        meanwhile()
        return true
      },
    },
    store,
    stars: { has: async () => false },
    measurer: MEASURER,
    pathsInUse: () => new Set(),
    isFiledInto: () => false,
    follow: () => false,
    emit: (event) => told.push(event),
  })()

it('forgets a photo whose file is gone, and keeps the others', async () => {
  await writeFile(join(home, 'kept.jpg'), 'x')
  save('kept.jpg')
  save('gone.jpg')
  await lookAtFolder()
  expect(store.all().map(({ name }) => name)).toEqual(['kept.jpg'])
  expect(told).toEqual([{ type: 'removed', id: 'gone.jpg' }])
})

it('does not forget a photo that was saved while it read the folder', async () => {
  await lookAtFolder(() => save('new.jpg'))
  expect(store.get('new.jpg')).not.toBeNull()
  expect(told).toEqual([])
})

it('forgets a photo whose name a new one took while it read the folder, and knows the new one', async () => {
  save('same.jpg')
  await lookAtFolder(() => {
    store.add({ ...photo('same.jpg'), id: 'new' }, { edge: null, metadata: '' })
  })
  expect(store.all().map(({ id }) => id)).toEqual(['new'])
  expect(store.at('same.jpg')?.id).toBe('new')
})

// A disk that lists names in another Unicode form has them under ours too: here by a link, which is
// no file of the list.
it.skipIf(process.platform === 'win32')(
  'knows a photo whose name the disk lists in another Unicode form',
  async () => {
    const [ours, theirs] = ['été.jpg'.normalize('NFC'), 'été.jpg'.normalize('NFD')]
    save(ours)
    await writeFile(join(home, theirs), 'x')
    await symlink(join(home, theirs), join(home, ours)).catch(() => {})
    await lookAtFolder()
    expect(told).toEqual([])
    expect(store.all().map(({ name }) => name)).toEqual([ours])
  },
)

it.runIf(process.platform === 'linux')(
  'tells two files apart whose names differ only in their Unicode form',
  async () => {
    const [ours, theirs] = ['été.jpg'.normalize('NFC'), 'été.jpg'.normalize('NFD')]
    save(ours)
    await writeFile(join(home, ours), 'x')
    await writeFile(join(home, theirs), 'y')
    await lookAtFolder()
    expect(new Set(store.all().map(({ name }) => name))).toEqual(new Set([ours, theirs]))
  },
)
