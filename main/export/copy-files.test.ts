import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { copyBeside, copyFiles } from './copy-files'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'snapland-copies-'))
})
afterEach(() => rm(folder, { recursive: true }))

const NEVER = new AbortController().signal
const file = (name: string, content: string) => ({
  name,
  open: async () => Readable.from([Buffer.from(content)]),
})

it('writes a copy under its name, and beside what stands there already', async () => {
  await writeFile(join(folder, 'a.jpg'), 'of somebody else')
  const copy = (name: string) => copyBeside(file(name, 'mine'), folder, () => {}, NEVER)
  expect(await copy('a.jpg')).toBe(join(folder, 'a (2).jpg'))
  expect(await copy('b.jpg')).toBe(join(folder, 'b.jpg'))
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
  const copies = copyFiles([{ name: 'a.jpg', open }], folder, () => {}, NEVER)
  await expect(copies).rejects.toThrow('disk')
  expect(await readdir(folder)).toEqual([])
})

it('tells of every byte', async () => {
  let told = 0
  const files = [file('a.jpg', 'first'), file('b.jpg', 'second')]
  expect(await copyFiles(files, folder, (bytes) => (told += bytes), NEVER)).toBe(2)
  expect(told).toBe(11)
})

it('keeps what is whole when it is cancelled, and nothing of the rest', async () => {
  const cancel = new AbortController()
  const endless = async () =>
    new Readable({
      read() {
        this.push(Buffer.alloc(65_536))
        cancel.abort()
      },
    })
  const files = [file('a.jpg', 'first'), { name: 'b.jpg', open: endless }, file('c.jpg', 'third')]
  expect(await copyFiles(files, folder, () => {}, cancel.signal)).toBe(1)
  expect(await readdir(folder)).toEqual(['a.jpg'])
})
