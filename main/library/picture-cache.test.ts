import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeEach, expect, it } from 'vitest'
import { tempFolder } from '../../test/support/disk/temp-folder'
import { createPictureCache } from './picture-cache'

const MOST = 100
const picture = (bytes = 30) => new Uint8Array(bytes).fill(bytes)

let folder: string
let time: number
const open = () => createPictureCache(folder, MOST, ['jpg', 'webp'], () => ++time * 1000)
const sizeOnDisk = async () => {
  const files = await readdir(folder)
  const sizes = await Promise.all(files.map(async (file) => (await stat(join(folder, file))).size))
  return sizes.reduce((sum, size) => sum + size, 0)
}

beforeEach(async () => {
  folder = join(await tempFolder(), 'pictures')
  time = 1_700_000_000
})

it('finds what it keeps, also after a restart, and nothing else', async () => {
  const path = await open().keep('a', picture())
  expect(new Uint8Array(await readFile(path))).toEqual(picture())
  expect(await open().find('a')).toBe(path)
  expect(await open().find('b')).toBeNull()
})

it('lets go what was unused for longest, and remembers over a restart what was used', async () => {
  for (const name of ['a', 'b', 'c']) await open().keep(name, picture())
  await open().find('a')
  const cache = open()
  await cache.keep('d', picture())
  const found = await Promise.all(['a', 'b', 'c', 'd'].map((name) => cache.find(name)))
  expect(found.map((path) => path !== null)).toEqual([true, false, true, true])
})

it('never holds more than it may, however much comes, and at once', async () => {
  const cache = open()
  const names = Array.from({ length: 50 }, (_, at) => `${at}`)
  await Promise.all(names.map((name) => cache.keep(name, picture(20))))
  expect(await sizeOnDisk()).toBeLessThanOrEqual(MOST)
  await open().keep('last', picture(20))
  expect(await sizeOnDisk()).toBeLessThanOrEqual(MOST)
})

it('keeps the newest even where it is too large by itself', async () => {
  const cache = open()
  await cache.keep('small', picture())
  const path = await cache.keep('large', picture(150))
  expect(await readdir(folder)).toEqual([path.slice(folder.length + 1)])
})

it('holds one picture of a name', async () => {
  const cache = open()
  await cache.keep('a', picture(30))
  await cache.keep('a', picture(40), { extension: 'webp' })
  expect(await readdir(folder)).toEqual(['a-40.webp'])
  expect(await open().find('a')).toBe(join(folder, 'a-40.webp'))
  await cache.forget('a')
  await cache.forget('a')
  expect(await readdir(folder)).toEqual([])
})

it('remembers what was noted of a picture, also after a restart', async () => {
  await open().keep('a', picture(), { note: '4032x3024', extension: 'webp' })
  expect(await readdir(folder)).toEqual(['a.4032x3024-30.webp'])
  expect(await open().noteOf('a')).toBe('4032x3024')
  expect(await open().find('a')).not.toBeNull()
  await open().keep('a', picture())
  expect(await open().noteOf('a')).toBe('')
  expect(await open().noteOf('b')).toBe('')
})

it('clears away what a crash left half-written, and what is not its own', async () => {
  await mkdir(folder)
  for (const name of ['a-30.webp.5f0c', 'b.webp', '0123.jpg'])
    await writeFile(join(folder, name), 'x')
  await open().find('a')
  expect(await readdir(folder)).toEqual([])
})
