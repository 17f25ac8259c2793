import {
  copyFile,
  mkdir,
  mkdtemp,
  open,
  readdir,
  readFile,
  rm,
  stat,
  writeFile,
} from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type Sqlite from 'node-sqlite3-wasm'
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Photo } from '../../contract/photo'
import { buildIndexWorker } from '../../test/fixtures/workers'
import { indexedPhotos, storedUpload } from '../../test/support/disk/temp-library'
import { NO_LOG } from '../base/log'
import { unknownFacts } from '../image/formats'
import { MOST_FAILED, openPhotoIndex, type PhotoIndex, type StoredUpload } from './photo-index'

let warnings: string[]
let errors: string[]
let home: string
let file: string
let index: PhotoIndex | null
let close = async () => {}
let worker: URL
beforeAll(async () => {
  worker = await buildIndexWorker()
})

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'snapland-index-'))
  file = join(home, 'photos.sqlite')
  index = null
  close = async () => {}
  warnings = []
  errors = []
})
afterEach(async () => {
  await close()
  await rm(home, { recursive: true })
})

const photo = (name: string): Photo => ({
  ...{ ...unknownFacts('jpeg'), id: name, name, bytes: 1, receivedAt: 0 },
  ...{ sender: { id: 'phone', name: 'Phone' }, isDamaged: false, isConverted: false },
})
const start = (thread = worker) => {
  const opened = openPhotoIndex(file, thread, {
    ...NO_LOG,
    warn: (text) => void warnings.push(text),
    error: (text) => void errors.push(text),
  })
  close = async () => {
    close = async () => {}
    await opened.close()
  }
  index = opened.ofFolder(home)
  return index
}
const save = (to: PhotoIndex, name: string) =>
  to.savePhoto(photo(name), { edge: null, metadata: '' })
const names = async (of: PhotoIndex) => (await indexedPhotos(of)).map(({ photo }) => photo.name)
/** Closes it, and opens it again. */
async function restart() {
  await close()
  return start()
}
async function writeMany() {
  const many = start()
  for (let at = 0; at < 100; at += 1) save(many, `${at}.jpg`)
  await close()
  index = null
}
async function overwrite(from: number, noise: Buffer) {
  const handle = await open(file, 'r+')
  await handle.write(noise, 0, noise.length, from)
  await handle.close()
}

describe('an index that cannot be read is put aside and made anew', () => {
  it.each([
    ['is no database', () => writeFile(file, 'no database'.repeat(1000))],
    ['is a folder', () => mkdir(file)],
    [
      'has a head of another kind',
      async () => {
        await writeMany()
        await overwrite(0, Buffer.from('no database'))
      },
    ],
    [
      'has pages of noise',
      async () => {
        await writeMany()
        await overwrite(4096, Buffer.alloc((await stat(file)).size - 4096, 0xa5))
      },
    ],
  ])('where it %s', async (_how, damage) => {
    await damage()
    const before = await readFile(file).catch(() => null)
    expect(await names(start())).toEqual([])
    expect(await index?.uploads()).toEqual([])
    expect(await readFile(`${file}.damaged`).catch(() => null)).toEqual(before)
    expect(warnings.join()).toContain(`${file}.damaged`)

    if (index) save(index, 'new.jpg')
    expect(await names(await restart())).toEqual(['new.jpg'])
    expect(warnings).toHaveLength(1)
  })

  it('where that is found out by writing', async () => {
    await writeMany()
    await overwrite(4096, Buffer.alloc((await stat(file)).size - 4096, 0xa5))
    save(start(), 'new.jpg')
    expect(await names(await restart())).toEqual(['new.jpg'])
  })

  it.each([
    [
      'a photo',
      () => start().savePhoto({ id: 'x', receivedAt: 0 } as Photo, { edge: null, metadata: '' }),
    ],
    ['an upload', () => start().saveUpload({ id: 'x' } as StoredUpload)],
  ])('where the row of %s is none of ours', async (_what, write) => {
    write()
    const opened = await restart()
    expect([await indexedPhotos(opened), await opened.uploads()]).toEqual([[], []])
    expect(warnings.join()).toContain(`${file}.damaged`)
  })

  it('but not where there can be no new one', async () => {
    await writeMany()
    await overwrite(0, Buffer.from('no database'))
    const before = await readFile(file)
    await mkdir(`${file}-journal`)
    await expect(start().uploads()).rejects.toThrow('not a database')
    expect(await readFile(file)).toEqual(before)
  })

  it('nor in the place of one that was put aside before, where there was none', async () => {
    await writeFile(`${file}.damaged`, 'an older one')
    await mkdir(`${file}-journal`)
    await mkdir(`${file}-wal`)
    await expect(start().uploads()).rejects.toThrow()
    expect(await readFile(`${file}.damaged`, 'utf8')).toBe('an older one')
  })
})

it('keeps what is in it when nothing is damaged', async () => {
  save(start(), 'old.jpg')
  expect(await names(await restart())).toEqual(['old.jpg'])
  expect(warnings).toEqual([])
})

const upload = (id: string, offset: number) => ({ ...storedUpload(id), offset })

describe('what is told', () => {
  it('is read in the order in which it was told, however much it is', async () => {
    const index = start()
    const many = Array.from({ length: 1000 }, (_, at) => `${at}.jpg`)
    for (const name of many) save(index, name)
    expect(await names(index)).toEqual(many)
    expect(await names(await restart())).toEqual(many)
  })

  it('leaves of each row what was told last', async () => {
    const index = start()
    for (const offset of [0, 5, 9]) index.saveUpload(upload('a', offset))
    index.saveUpload(upload('b', 1))
    index.removeUpload('b')
    index.savePhoto(photo('c'), { edge: 'e', metadata: 'm' })
    const kept = { metadata: 'm', sample: 's', isOutdated: false }
    index.updatePhoto({ ...photo('c'), bytes: 7 }, kept)
    save(index, 'd')
    index.removePhoto('d')
    const again = await restart()
    expect(await again.uploads()).toEqual([upload('a', 9)])
    expect(await indexedPhotos(again)).toEqual([
      { photo: { ...photo('c'), bytes: 7 }, edge: 'e', ...kept },
    ])
  })

  it('outlives the process once it is written, and soon without a word', async () => {
    const index = start()
    save(index, 'a')
    const standing = async () =>
      (await readFile(`${file}-wal`).catch(() => '')).includes('"id":"a"')
    expect(await standing()).toBe(false)
    await index.written()
    expect(await standing()).toBe(true)
    save(index, 'b')
    await expect.poll(async () => (await readFile(`${file}-wal`)).includes('"id":"b"')).toBe(true)
  })

  it('is tried again where it could not be written', async () => {
    // A folder that is not there takes no database.
    const late = join(home, 'later')
    file = join(late, 'photos.sqlite')
    const index = start()
    save(index, 'a')
    await index.written()
    expect(errors).toHaveLength(1)
    await mkdir(late)
    save(index, 'b')
    await index.written()
    expect(await names(await restart())).toEqual(['a', 'b'])
    expect(errors).toHaveLength(1)
  })

  it('is kept within bounds while it cannot be written', async () => {
    const late = join(home, 'later')
    file = join(late, 'photos.sqlite')
    const index = start()
    save(index, 'oldest')
    await index.written()
    for (let at = 0; at < MOST_FAILED; at += 2) save(index, `photo ${at}`)
    await mkdir(late)
    await index.written()
    // The row of each photo comes with the end of its upload's.
    const kept = await names(await restart())
    expect(kept).toHaveLength(MOST_FAILED / 2)
    expect(kept).not.toContain('oldest')
  })

  it('is nothing after the end', async () => {
    const index = start()
    save(index, 'a')
    await close()
    save(index, 'b')
    await index.written()
    expect(await names(start())).toEqual(['a'])
  })
})

describe('a thread', () => {
  /** Ends as often as there are letters in the file `ends`, each time before it answers. */
  async function failing(): Promise<URL> {
    const path = join(home, 'failing.mjs')
    const ends = JSON.stringify(join(home, 'ends'))
    await writeFile(
      path,
      `import { readFileSync, writeFileSync } from 'node:fs'
import { parentPort } from 'node:worker_threads'
const left = readFileSync(${ends}, 'utf8')
if (left !== '') parentPort.once('message', () => {
  writeFileSync(${ends}, left.slice(1))
  process.exit(1)
})
await import(${JSON.stringify(worker.href)})`,
    )
    return pathToFileURL(path)
  }

  it('that ends is replaced, and nothing that was told is lost', async () => {
    await writeFile(join(home, 'ends'), 'x')
    const index = start(await failing())
    save(index, 'a')
    await index.written()
    expect(await names(index)).toEqual(['a'])
    expect(errors).toHaveLength(1)
    expect(await names(await restart())).toEqual(['a'])
  })

  it('that ends again and again is told of, and what was told waits for a better one', async () => {
    await writeFile(join(home, 'ends'), 'xxx')
    const index = start(await failing())
    save(index, 'a')
    await index.written()
    expect(errors.join()).toContain('cannot be written')
    save(index, 'b')
    await index.written()
    expect(await names(index)).toEqual(['a', 'b'])
  })

  it('that cannot start is what the first question ends with', async () => {
    const index = start(pathToFileURL(join(home, 'none.js')))
    await expect(index.uploads()).rejects.toThrow('none.js')
  })
})

it('leaves the index of a later version alone, and keeps its own beside it', async () => {
  const { Database } = createRequire(import.meta.url)('node-sqlite3-wasm') as typeof Sqlite
  const later = new Database(file)
  later.exec('PRAGMA locking_mode=EXCLUSIVE; PRAGMA journal_mode=WAL')
  later.exec('CREATE TABLE photos (unlike TEXT); PRAGMA user_version=2')
  later.close()
  const before = await readFile(file)
  save(start(), 'a')
  expect(await names(await restart())).toEqual(['a'])
  await close()
  expect(await readFile(file)).toEqual(before)
  expect(await readdir(home)).toEqual(['photos.1.sqlite', 'photos.sqlite'])
})

it('loses nothing of the index of a later version that was killed', async () => {
  const { Database } = createRequire(import.meta.url)('node-sqlite3-wasm') as typeof Sqlite
  const elsewhere = join(home, 'later')
  await mkdir(elsewhere)
  const later = new Database(join(elsewhere, 'photos.sqlite'))
  later.exec('PRAGMA locking_mode=EXCLUSIVE; PRAGMA journal_mode=WAL; PRAGMA user_version=2')
  later.exec("CREATE TABLE shelves (name TEXT); INSERT INTO shelves VALUES ('summer')")
  // As a kill leaves them: what was written last stands beside the file.
  for (const part of ['', '-wal'])
    await copyFile(join(elsewhere, `photos.sqlite${part}`), `${file}${part}`)
  later.close()
  save(start(), 'a')
  expect(await names(await restart())).toEqual(['a'])
  await close()
  const again = new Database(file)
  again.exec('PRAGMA locking_mode=EXCLUSIVE')
  expect(again.get('PRAGMA user_version')).toEqual({ user_version: 2 })
  expect(again.get('SELECT name FROM shelves')).toEqual({ name: 'summer' })
  again.close()
})

it('takes over the index of the version before, which had no number', async () => {
  save(start(), 'a')
  await close()
  const { Database } = createRequire(import.meta.url)('node-sqlite3-wasm') as typeof Sqlite
  const before = new Database(file)
  before.exec('PRAGMA locking_mode=EXCLUSIVE; PRAGMA user_version=0')
  before.close()
  expect(await names(start())).toEqual(['a'])
  expect(warnings).toEqual([])
})
