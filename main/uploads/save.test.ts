import { readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import type { PictureFacts } from '../../contract/photo'
import {
  CREATED,
  indexedPhotos,
  jpegOf,
  MEASURER,
  SENDER,
  storedUpload,
  type TempLibrary,
  tempLibrary,
} from '../../test/support/disk/temp-library'
import { forThisTest } from '../../test/support/opened'
import { createSerialByKey } from '../base/serial'
import { unknownFacts } from '../image/formats'
import { type FolderTemplate, readTemplate } from '../library/folder-template'
import { partPath } from '../library/part-file'
import type { StoredUpload } from '../library/photo-index'
import { openPhotoStore } from '../library/photo-store'
import { savePart } from './save'

let library: TempLibrary
let template: FolderTemplate
let inTurn: ReturnType<typeof createSerialByKey>
/** What was written down, each with the photos that stood in the folder by then. */
let kept: [Partial<StoredUpload>, string[]][]
const visible = async (path = library.path) =>
  (await readdir(path)).filter((name) => !name.startsWith('.')).sort()

beforeEach(async () => {
  library = forThisTest(await tempLibrary())
  template = { parts: [] }
  inTurn = createSerialByKey()
  kept = []
})

async function save(
  id: string,
  content: Buffer,
  upload: Partial<StoredUpload> = {},
  facts: Partial<PictureFacts> = {},
) {
  const { path: folder, index, store, disk } = library
  const path = partPath(folder, id)
  await writeFile(path, content)
  const stored = storedUpload(id, { length: content.length, ...upload })
  index.saveUpload(stored)
  const part = await disk.open(path, false, null)
  const standing = await visible()
  try {
    return await savePart(
      {
        ...{ part, path, bytes: content.length, stored, receivedAt: CREATED },
        facts: { ...unknownFacts('jpeg'), ...facts },
        keep: (change) => void kept.push([change, standing]),
      },
      {
        ...{ folder, index, store, measurer: MEASURER, template: () => template, inTurn },
      },
    )
  } finally {
    await part.close('remove')
  }
}

describe('a whole part', () => {
  it('becomes a photo: its file, its entry in the index, and no part any more', async () => {
    const content = jpegOf(100)
    const photo = await save('a', content)
    expect(photo).toMatchObject({ id: 'a', name: 'a.jpg', bytes: 100, sender: SENDER })
    expect(await readFile(join(library.path, 'a.jpg'))).toEqual(content)
    expect((await indexedPhotos(library.index)).map((each) => each.photo)).toEqual([photo])
    expect(await library.index.uploads()).toEqual([])
    expect(await readdir(join(library.path, '.snapland-incoming'))).toEqual([])
  })

  it('is written down with its name before it can have it', async () => {
    await writeFile(join(library.path, 'a.jpg'), 'of somebody else')
    const photo = await save('a', jpegOf(100))
    expect(photo.name).toBe('a (2).jpg')
    expect(kept.map(([change]) => change)).toEqual([{ committing: 'a (2).jpg', offset: 100 }])
    for (const [, standing] of kept) expect(standing).toEqual(['a.jpg'])
    expect(await readFile(join(library.path, 'a.jpg'), 'utf8')).toBe('of somebody else')
  })

  it('gets the date of its picture, else that of its file, else that of today', async () => {
    const dates = async (id: string) => (await stat(join(library.path, `${id}.jpg`))).mtimeMs
    const [captured, modified] = [CREATED - 9000, CREATED - 5000]
    await save('a', jpegOf(100, 1), { lastModified: modified }, { capturedAt: captured })
    await save('b', jpegOf(100, 2), { lastModified: modified })
    await save('c', jpegOf(100, 3))
    expect([await dates('a'), await dates('b'), await dates('c')]).toEqual([
      captured,
      modified,
      CREATED,
    ])
  })

  it('is of a day before 1970 where its picture says so', async () => {
    template = readTemplate('{year}') ?? template
    const taken = Date.UTC(1919, 4, 4, 3, 59, 26)
    const facts = { capturedAt: taken, capturedLocal: '1919-05-04T05:59:26+02:00' }
    const photo = await save('a', jpegOf(100), { name: 'image.jpg' }, facts)
    expect(photo).toMatchObject({ name: '1919-05-04 05.59.26.jpg', subfolder: '1919' })
    expect((await stat(join(library.path, '1919', photo.name))).mtimeMs).toBe(taken)
  })

  it('is filed into the folder of the template that is in force now', async () => {
    await save('a', jpegOf(100, 1))
    template = readTemplate('{phone}') ?? template
    const photo = await save('b', jpegOf(100, 2))
    expect(photo).toMatchObject({ name: 'b.jpg', subfolder: 'Green iPhone' })
    expect(kept.at(-1)?.[0]).toMatchObject({ committing: 'Green iPhone/b.jpg' })
    expect(await visible(join(library.path, 'Green iPhone'))).toEqual(['b.jpg'])
  })

  it('is called damaged when its picture does not end, and kept all the same', async () => {
    const whole = await save('a', jpegOf(100))
    const cut = await save('b', jpegOf(100).subarray(0, 90))
    expect([whole.isDamaged, cut.isDamaged]).toEqual([false, true])
    expect(await visible()).toEqual(['a.jpg', 'b.jpg'])
  })

  it('says that the phone has made it out of a HEIC', async () => {
    expect((await save('a', jpegOf(100), { wasHeic: 'said' })).isConverted).toBe(true)
    expect((await save('b', jpegOf(90))).isConverted).toBe(false)
  })
})

describe('a photo that comes twice', () => {
  it('is found again by its bytes, and makes one file', async () => {
    const first = await save('a', jpegOf(3_000_000))
    const again = await save('b', jpegOf(3_000_000), { name: 'other.jpg' })
    expect(again).toEqual(first)
    expect(await visible()).toEqual(['a.jpg'])
    expect(await readdir(join(library.path, '.snapland-incoming'))).toEqual([])
    expect(await library.index.uploads()).toEqual([])
  })

  it('is kept twice when one byte of it is different', async () => {
    const content = jpegOf(3_000_000)
    await save('a', content)
    content[2_500_000] = 99
    await save('b', content)
    expect(await visible()).toEqual(['a.jpg', 'b.jpg'])
  })

  it('is found again among many of its length, also after a restart', async () => {
    const contents = Array.from({ length: 20 }, (_, at) => jpegOf(200_000, at + 1))
    const saved = []
    for (const [at, content] of contents.entries()) saved.push(await save(`a${at}`, content))
    for (const [at, content] of contents.entries())
      expect((await save(`b${at}`, content)).id).toBe(`a${at}`)
    library.store = await openPhotoStore(library.index)
    const again = await Promise.all(contents.map((content, at) => save(`c${at}`, content)))
    expect(again).toEqual(saved)
  })

  it('is compared with a few only, where somebody made many that seem the same', async () => {
    const content = jpegOf(2_000_000)
    const differing = (at: number) => {
      content.writeUInt32BE(at, 100_000)
      return content
    }
    for (let at = 0; at < 20; at += 1) await save(`a${at}`, differing(at))
    expect((await save('b', differing(19))).id).toBe('a19')
    expect((await save('c', differing(0))).id).toBe('c')
  })

  it('is kept twice for two phones', async () => {
    await save('a', jpegOf(100))
    await save('b', jpegOf(100), { sender: { id: 'phone-2', name: 'Violet Pixel' } })
    expect(await visible()).toEqual(['a.jpg', 'b.jpg'])
  })

  it('is kept twice for a program that sends each in one request', async () => {
    await save('a', jpegOf(100))
    await save('b', jpegOf(100), { resumable: false })
    expect(await visible()).toEqual(['a.jpg', 'b.jpg'])
  })

  it('is kept when the file of the first has gone', async () => {
    await save('a', jpegOf(100))
    await rm(join(library.path, 'a.jpg'))
    expect((await save('b', jpegOf(100))).id).toBe('b')
    expect(await visible()).toEqual(['b.jpg'])
  })
})
