import { link, mkdir, readdir, readFile, rename, rm, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import {
  CREATED,
  indexedPhotos,
  jpegOf,
  MEASURER,
  storedUpload,
  type TempLibrary,
  tempLibrary,
} from '../../test/support/disk/temp-library'
import { forThisTest } from '../../test/support/opened'
import { incomingFolder, partPath } from '../library/part-file'
import type { StoredUpload } from '../library/photo-index'
import { UPLOAD_LIFETIME_MS } from './record'
import { recover } from './recovery'

const CONTENT = jpegOf(100)
let library: TempLibrary
beforeEach(async () => {
  library = forThisTest(await tempLibrary())
})

/** An upload as a crash has left it, with a part of so many bytes. */
async function left(id: string, partBytes: number | null, rest: Partial<StoredUpload> = {}) {
  const part = partPath(library.path, id)
  if (partBytes !== null) await writeFile(part, CONTENT.subarray(0, partBytes))
  const upload = storedUpload(id, { length: 100, offset: partBytes ?? 0, ...rest })
  library.index.saveUpload(upload)
  return { upload, part, final: join(library.path, `${id}.jpg`) }
}
const start = (now = CREATED + 1000) => recover(library.path, library.index, MEASURER, now)
const photos = async () =>
  (await readdir(library.path)).filter((name) => !name.startsWith('.')).sort()
const parts = () => readdir(incomingFolder(library.path))
const saved = async () => (await indexedPhotos(library.index)).map(({ photo }) => photo)

describe('an upload that was interrupted', () => {
  it('goes on from what was written down', async () => {
    const { upload } = await left('a', 70, { offset: 60 })
    expect(await start()).toEqual([upload])
    expect(await parts()).toEqual(['a.part'])
  })

  it('goes on from no more than stands in its part', async () => {
    await left('a', 40, { offset: 60 })
    expect((await start()).map(({ id, offset }) => [id, offset])).toEqual([['a', 40]])
  })

  it('is given up when it may not go back to what stands in its part', async () => {
    await left('a', 40, { offset: 60, canRestart: false })
    const { upload } = await left('b', 60, { offset: 60, canRestart: false })
    expect(await start()).toEqual([upload])
    expect(await parts()).toEqual(['b.part'])
  })

  it('is given up when none of its bytes are there: its phone begins it again', async () => {
    await left('a', null, { offset: 60 })
    await left('b', 0)
    expect(await start()).toEqual([])
    expect([await parts(), await library.index.uploads()]).toEqual([[], []])
  })

  it('stays given up at this computer for a day, and leaves no part', async () => {
    await left('a', 70, { isGivenUp: true, resumable: false })
    expect(await start()).toMatchObject([{ id: 'a', isGivenUp: true, offset: 70 }])
    expect(await parts()).toEqual([])
    expect(await start(CREATED + UPLOAD_LIFETIME_MS)).toEqual([])
    expect(await library.index.uploads()).toEqual([])
  })

  it('is given up after a day', async () => {
    await left('a', 70)
    expect(await start(CREATED + UPLOAD_LIFETIME_MS)).toEqual([])
    expect(await parts()).toEqual([])
    expect(await library.index.uploads()).toEqual([])
  })

  it('is given up when its sender cannot go on', async () => {
    await left('a', 70, { resumable: false })
    expect(await start()).toEqual([])
    expect(await parts()).toEqual([])
    expect(await library.index.uploads()).toEqual([])
  })
})

describe('a crash while a photo got its name', () => {
  it('before it had the name: the upload goes on, and nothing has the name', async () => {
    await left('a', 100, { committing: 'a.jpg' })
    expect(await start()).toMatchObject([{ id: 'a', offset: 100, committing: null }])
    expect(await photos()).toEqual([])
    expect(await saved()).toEqual([])
  })

  it('after it had the name: it is a photo, and its part goes', async () => {
    const { part, final } = await left('a', 100, { committing: 'a.jpg' })
    await link(part, final)
    expect(await start(CREATED + UPLOAD_LIFETIME_MS)).toEqual([])
    expect(await readFile(final)).toEqual(CONTENT)
    expect(await parts()).toEqual([])
    expect(await saved()).toMatchObject([{ id: 'a', name: 'a.jpg', bytes: 100, isDamaged: false }])
    expect(await library.index.uploads()).toEqual([])
  })

  it('after it was moved to its name, where there are no links: it is a photo', async () => {
    const { part, final } = await left('a', 100, { committing: 'a.jpg', isReserving: true })
    await rename(part, final)
    expect(await start()).toEqual([])
    expect(await saved()).toMatchObject([{ id: 'a', bytes: 100 }])
  })

  it('while an empty file held the name: that goes, and the upload goes on', async () => {
    const { final } = await left('a', 100, { committing: 'a.jpg', isReserving: true })
    await writeFile(final, '')
    expect(await start()).toMatchObject([{ id: 'a', isReserving: false }])
    expect(await photos()).toEqual([])
  })

  it('leaves an empty file alone that is not ours', async () => {
    const { final } = await left('a', 100, { committing: 'a.jpg' })
    await writeFile(final, '')
    await start()
    expect(await photos()).toEqual(['a.jpg'])
  })

  it('takes no file of somebody else for the photo', async () => {
    const { final } = await left('a', 100, { committing: 'a.jpg' })
    await writeFile(final, CONTENT)
    expect(await start()).toMatchObject([{ id: 'a' }])
    expect(await saved()).toEqual([])
    expect(await photos()).toEqual(['a.jpg'])
  })

  it('in a subfolder: the photo knows its folder', async () => {
    const { part } = await left('a', 100, { committing: 'green/a.jpg' })
    await mkdir(join(library.path, 'green'))
    await link(part, join(library.path, 'green/a.jpg'))
    await start()
    expect(await saved()).toMatchObject([{ name: 'a.jpg', subfolder: 'green' }])
  })

  it('of which nothing was written down: nothing more comes into it', async () => {
    const { part, final } = await left('a', 100, { offset: 60 })
    await link(part, final)
    expect(await start()).toEqual([])
    expect(await readFile(final)).toEqual(CONTENT)
    expect([await parts(), await library.index.uploads()]).toEqual([[], []])
  })

  it('has the same end when the start crashes too', async () => {
    const { part, final } = await left('a', 100, { committing: 'a.jpg' })
    await link(part, final)
    await start()
    await link(final, part)
    expect(await start()).toEqual([])
    expect(await parts()).toEqual([])
    expect(await saved()).toHaveLength(1)
  })
})

describe('parts that nobody knows', () => {
  const stray = async (name: string, age: number) => {
    const path = join(incomingFolder(library.path), name)
    await writeFile(path, 'x')
    const time = (CREATED - age) / 1000
    await utimes(path, time, time)
  }

  it('go after a day, and not before', async () => {
    await stray('old.part', UPLOAD_LIFETIME_MS + 1)
    await stray('young.part', 1000)
    await stray('not-ours.txt', UPLOAD_LIFETIME_MS + 1)
    await start(CREATED)
    expect((await parts()).sort()).toEqual(['not-ours.txt', 'young.part'])
  })

  it('go at once when they are a photo under another name', async () => {
    await stray('a.part', 1000)
    await link(join(incomingFolder(library.path), 'a.part'), join(library.path, 'a.jpg'))
    await start(CREATED)
    expect(await parts()).toEqual([])
    expect(await photos()).toEqual(['a.jpg'])
  })
})

it('makes the folder of the parts where it is missing', async () => {
  await rm(incomingFolder(library.path), { recursive: true })
  expect(await start()).toEqual([])
  expect(await parts()).toEqual([])
})
