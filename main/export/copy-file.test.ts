import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { copyBeside } from './copy-file'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'snapland-copies-'))
})
afterEach(() => rm(folder, { recursive: true }))

it('writes a copy under its name, and beside what stands there already', async () => {
  await writeFile(join(folder, 'a.jpg'), 'of somebody else')
  const open = async () => Readable.from([Buffer.from('mine')])
  expect(await copyBeside(open, folder, 'a.jpg')).toBe(join(folder, 'a (2).jpg'))
  expect(await copyBeside(open, folder, 'b.jpg')).toBe(join(folder, 'b.jpg'))
  expect(await readFile(join(folder, 'a.jpg'), 'utf8')).toBe('of somebody else')
  expect(await readFile(join(folder, 'a (2).jpg'), 'utf8')).toBe('mine')
})

it('leaves nothing half written', async () => {
  const open = async () =>
    new Readable({
      read() {
        this.destroy(new Error('disk'))
      },
    })
  await expect(copyBeside(open, folder, 'a.jpg')).rejects.toThrow('disk')
  expect(await readdir(folder)).toEqual([])
})
