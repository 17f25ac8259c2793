import { mkdtemp, realpath, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { usableFolder } from './usable-folder'

let folder: string
beforeEach(async () => {
  folder = await realpath(await mkdtemp(join(tmpdir(), 'snapland-folder-')))
})
afterEach(() => rm(folder, { recursive: true }))

it('makes a folder with all that are missing on the way, and finds it again', async () => {
  const deep = join(folder, 'a', 'b', 'c')
  expect(await usableFolder(deep)).toBe(deep)
  expect(await usableFolder(deep)).toBe(deep)
})

it('refuses what can be no folder', async () => {
  const file = join(folder, 'file')
  await writeFile(file, '')
  // On Linux a folder in which nothing can be made says that the new one's parent is missing.
  for (const path of [file, join(file, 'below'), '/proc/self/new'])
    await expect(usableFolder(path === '/proc/self/new' && !isLinux ? file : path)).rejects.toThrow(
      expect.objectContaining({ code: 'FOLDER_UNUSABLE' }),
    )
})

const isLinux = process.platform === 'linux'
