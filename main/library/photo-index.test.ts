import { mkdir, mkdtemp, open, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Photo } from '../../contract/photo'
import { NO_LOG } from '../base/log'
import { unknownFacts } from '../image/formats'
import { openPhotoIndex, type PhotoIndex, type StoredUpload } from './photo-index'

let warnings: string[]
let home: string
let file: string
let index: PhotoIndex | null
let close = () => {}

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'snapland-index-'))
  file = join(home, 'photos.sqlite')
  index = null
  close = () => {}
  warnings = []
})
afterEach(async () => {
  close()
  await rm(home, { recursive: true })
})

const photo = (name: string): Photo => ({
  ...{ ...unknownFacts('jpeg'), id: name, name, bytes: 1, receivedAt: 0 },
  ...{ sender: { id: 'phone', name: 'Phone' }, isDamaged: false, isConverted: false },
})
const start = () => {
  const opened = openPhotoIndex(file, { ...NO_LOG, warn: (text) => void warnings.push(text) })
  close = () => {
    close = () => {}
    opened.close()
  }
  index = opened.ofFolder(home)
  return index
}
const save = (to: PhotoIndex, name: string) =>
  to.savePhoto(photo(name), { edge: null, metadata: '' })
const names = (of: PhotoIndex) => of.photos().map(({ photo }) => photo.name)
/** Closes it, and opens it again. */
function restart() {
  close()
  return start()
}
async function writeMany() {
  const many = start()
  for (let at = 0; at < 100; at += 1) save(many, `${at}.jpg`)
  close()
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
    expect(names(start())).toEqual([])
    expect(index?.uploads()).toEqual([])
    expect(await readFile(`${file}.damaged`).catch(() => null)).toEqual(before)
    expect(warnings.join()).toContain(`${file}.damaged`)

    if (index) save(index, 'new.jpg')
    expect(names(restart())).toEqual(['new.jpg'])
    expect(warnings).toHaveLength(1)
  })

  it('where that is found out by writing', async () => {
    await writeMany()
    await overwrite(4096, Buffer.alloc((await stat(file)).size - 4096, 0xa5))
    save(start(), 'new.jpg')
    expect(names(restart())).toEqual(['new.jpg'])
  })

  it.each([
    [
      'a photo',
      () => start().savePhoto({ id: 'x', receivedAt: 0 } as Photo, { edge: null, metadata: '' }),
    ],
    ['an upload', () => start().saveUpload({ id: 'x' } as StoredUpload)],
  ])('where the row of %s is none of ours', async (_what, write) => {
    write()
    restart()
    expect([index?.photos(), index?.uploads()]).toEqual([[], []])
    expect(warnings.join()).toContain(`${file}.damaged`)
  })

  it('but not where there can be no new one', async () => {
    await writeMany()
    await overwrite(0, Buffer.from('no database'))
    const before = await readFile(file)
    await mkdir(`${file}-journal`)
    expect(start).toThrow('not a database')
    expect(await readFile(file)).toEqual(before)
  })

  it('nor in the place of one that was put aside before, where there was none', async () => {
    await writeFile(`${file}.damaged`, 'an older one')
    await mkdir(`${file}-journal`)
    await mkdir(`${file}-wal`)
    expect(start).toThrow()
    expect(await readFile(`${file}.damaged`, 'utf8')).toBe('an older one')
  })
})

it('keeps what is in it when nothing is damaged', () => {
  save(start(), 'old.jpg')
  expect(names(restart())).toEqual(['old.jpg'])
  expect(warnings).toEqual([])
})
