import { mkdir, mkdtemp, readFile, realpath, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { PictureFacts, Sender } from '../../../contract/photo'
import { NO_LOG } from '../../../main/base/log'
import { bytesSource } from '../../../main/image/byte-source'
import { isCutShort } from '../../../main/image/cut-short'
import { unknownFacts } from '../../../main/image/formats'
import { findInnerPicture } from '../../../main/image/inner-picture'
import { isGarbled } from '../../../main/image/jpeg-scan'
import type { Measurer } from '../../../main/image/measure'
import { sniff } from '../../../main/image/sniff'
import { createDiskThreads, type DiskThreads } from '../../../main/library/disk-threads'
import { incomingFolder } from '../../../main/library/part-file'
import {
  type OpenPhotoIndex,
  openPhotoIndex,
  type PhotoIndex,
  type StoredUpload,
} from '../../../main/library/photo-index'
import { openPhotoStore } from '../../../main/library/photo-store'
import { openReceivingFolder } from '../../../main/library/receiving-folder'
import { buildDiskWorker, buildIndexWorker, TEST_BUILD } from '../../fixtures/workers'

export const SENDER: Sender = { id: 'phone-1', name: 'Green iPhone' }
export const CREATED = Date.UTC(2026, 10, 22, 12)

/** What a file's first bytes tell without a worker: its format, and a size for each JPEG. */
const factsOf = (format: PictureFacts['format']): PictureFacts => ({
  ...unknownFacts(format),
  size: { width: 40, height: 30 },
})
export const MEASURER: Measurer = {
  async measure(head) {
    const format = sniff(head)
    return format && factsOf(format)
  },
  measureFile: async () => factsOf('jpeg'),
  isGarbled: async (path) => isGarbled(bytesSource(await readFile(path))),
  findInnerPicture: async (path, format) =>
    findInnerPicture(bytesSource(await readFile(path)), format),
  isCutShort: async (path, format) => isCutShort(bytesSource(await readFile(path)), format),
  close: async () => {},
}

/**
 * The smallest thing that is taken for a whole JPEG, of so many bytes, all of them different by
 * `seed`.
 */
export function jpegOf(bytes: number, seed = 1): Buffer {
  const picture = Buffer.alloc(bytes, seed)
  picture.set([0xff, 0xd8, 0xff, 0xe0])
  picture.set([0xff, 0xd9], bytes - 2)
  return picture
}

export const storedUpload = (id: string, rest: Partial<StoredUpload> = {}): StoredUpload => ({
  ...{ id, name: `${id}.jpg`, length: null, offset: 0, sender: SENDER },
  ...{ source: '192.168.0.20', edge: null, metadata: '', isGivenUp: false },
  ...{ wasHeic: 'no', lastModified: null, resumable: true, canRestart: true, createdAt: CREATED },
  ...{ committing: null, isReserving: false },
  ...rest,
})

/** All that the index knows of the folder's photos. */
export async function indexedPhotos(index: PhotoIndex) {
  const all = []
  for await (const some of index.photos()) all.push(...some)
  return all
}

/** One thread for all tests of a process: each has a folder of its own, and is alone in it. */
let sharedIndex: Promise<OpenPhotoIndex> | null = null
async function openSharedIndex(): Promise<OpenPhotoIndex> {
  const home = join(TEST_BUILD, 'index')
  await rm(home, { recursive: true, force: true })
  await mkdir(home, { recursive: true })
  return openPhotoIndex(join(home, 'photos.sqlite'), await buildIndexWorker())
}

let sharedDisk: Promise<DiskThreads> | null = null
/** The same threads for all tests of a process. */
export function diskThreads(): Promise<DiskThreads> {
  sharedDisk ??= buildDiskWorker().then((worker) => createDiskThreads(worker, NO_LOG))
  return sharedDisk
}

/** A receiving folder with its index and its store, and the folder of the parts. */
export async function tempLibrary() {
  const home = await realpath(await mkdtemp(join(tmpdir(), 'snapland-library-')))
  const path = join(home, 'photos')
  await mkdir(incomingFolder(path), { recursive: true })
  sharedIndex ??= openSharedIndex()
  const index = (await sharedIndex).ofFolder(path)
  const disk = await diskThreads()
  return {
    path,
    index,
    disk,
    store: await openPhotoStore(index),
    folder: await openReceivingFolder(path, 0, { elapsed: () => performance.now() }, disk),
    async close() {
      await rm(home, { recursive: true, force: true })
    },
  }
}

export type TempLibrary = Awaited<ReturnType<typeof tempLibrary>>
