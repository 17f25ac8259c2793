import { mkdir, readdir, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeEach, expect, it } from 'vitest'
import { tempFolder } from '../../test/support/disk/temp-folder'
import { foldersDownTo, makeSubfolder } from './subfolder'

let folder: string
beforeEach(async () => {
  folder = await tempFolder()
})

it('makes the folders on the way, and finds them the next time', async () => {
  expect(await makeSubfolder(folder, 'a/b')).toBe('a/b')
  expect(await makeSubfolder(folder, 'a/b')).toBe('a/b')
  expect(await readdir(folder)).toEqual(['a'])
})

it('makes nothing where none is wanted', async () => {
  expect(await makeSubfolder(folder, '')).toBe('')
  expect(await readdir(folder)).toEqual([])
})

it('goes through no link, and leaves a file that stands in the way alone', async () => {
  const elsewhere = await tempFolder()
  await symlink(elsewhere, join(folder, 'a'))
  await writeFile(join(folder, 'a (2)'), 'mine')
  expect(await makeSubfolder(folder, 'a/b')).toBe('a (3)/b')
  expect(await readdir(elsewhere)).toEqual([])
})

it('finds its folder again behind many files that stand in the way', async () => {
  const names = Array.from({ length: 300 }, (_, at) => (at === 0 ? 'a' : `a (${at + 1})`))
  for (const name of names) await writeFile(join(folder, name), 'mine')
  expect(await makeSubfolder(folder, 'a')).toBe('a (301)')
  expect(await makeSubfolder(folder, 'a')).toBe('a (301)')
  expect(await readdir(folder)).toHaveLength(301)
})

it('never makes the receiving folder itself', async () => {
  await expect(makeSubfolder(join(folder, 'unplugged'), 'a')).rejects.toThrow('ENOENT')
  expect(await readdir(folder)).toEqual([])
})

it('names every folder whose entry may be new, the deepest first', async () => {
  await mkdir(join(folder, 'a'))
  expect(foldersDownTo('/p', 'a/b')).toEqual(['/p/a/b', '/p/a', '/p'])
  expect(foldersDownTo('/p', '')).toEqual(['/p'])
})

it('knows a folder in the root of a drive by its whole name', async () => {
  expect(await makeSubfolder('/', 'usr')).toBe('usr')
})

it('is called by fewer bytes where the disk takes no longer name', async () => {
  const made = await makeSubfolder(folder, 'x'.repeat(300))
  expect(made).toBe('x'.repeat(60))
  expect(await readdir(folder)).toEqual([made])
})
