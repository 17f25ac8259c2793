import { link, mkdir, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeEach, expect, it } from 'vitest'
import { tempFolder } from '../../../test/support/disk/temp-folder'
import { openStoredFile } from './stored-file'

let folder: string
let elsewhere: string

beforeEach(async () => {
  const base = await tempFolder()
  folder = join(base, 'folder')
  elsewhere = join(base, 'elsewhere')
  await mkdir(folder)
  await mkdir(elsewhere)
  await writeFile(join(folder, 'a.jpg'), 'hello')
  await writeFile(join(elsewhere, 'secret'), 'secret')
})

async function text(base: string, path: string): Promise<string | null> {
  const file = await openStoredFile(base, path)
  if (!file) return null
  const content = await file.handle.readFile('utf8')
  await file.handle.close()
  expect(file.bytes).toBe(content.length)
  return content
}

it('opens a file in the folder', async () => {
  expect(await text(folder, join(folder, 'a.jpg'))).toBe('hello')
})

it('opens it also when the folder itself is a link, as people move Pictures to another disk', async () => {
  const moved = join(elsewhere, 'moved')
  await symlink(folder, moved)
  expect(await text(moved, join(moved, 'a.jpg'))).toBe('hello')
})

it('does not follow a link out of the folder', async () => {
  await symlink(join(elsewhere, 'secret'), join(folder, 'b.jpg'))
  expect(await text(folder, join(folder, 'b.jpg'))).toBeNull()
})

it('does not climb out of the folder', async () => {
  expect(await text(folder, join(folder, '..', 'elsewhere', 'secret'))).toBeNull()
  await symlink(elsewhere, join(folder, 'sub'))
  expect(await text(folder, join(folder, 'sub', 'secret'))).toBeNull()
})

it('opens neither a folder nor what is not there', async () => {
  await mkdir(join(folder, 'c.jpg'))
  expect(await text(folder, join(folder, 'c.jpg'))).toBeNull()
  expect(await text(folder, join(folder, 'd.jpg'))).toBeNull()
})

it('opens a file that has a second hard link, as a photo has for a moment while it is saved', async () => {
  await link(join(folder, 'a.jpg'), join(elsewhere, 'part'))
  expect(await text(folder, join(folder, 'a.jpg'))).toBe('hello')
})
