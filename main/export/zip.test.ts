import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { readZip } from '../../test/support/disk/read-zip'
import { writeZip, type ZipEntry } from './zip'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'snapland-zip-'))
})
afterEach(() => rm(folder, { recursive: true }))

const entry = (name: string, content: Buffer): ZipEntry => ({
  name,
  bytes: content.length,
  time: Date.UTC(2026, 4, 17),
  open: async () => Readable.from([content]),
})
const NEVER = new AbortController().signal

it('holds every photo under its name, byte by byte, and nothing else', async () => {
  const target = join(folder, 'photos.zip')
  const contents = { 'a.jpg': Buffer.alloc(100_000, 1), '바다 =1.heic': Buffer.from('second') }
  const entries = Object.entries(contents).map(([name, content]) => entry(name, content))
  let told = 0
  await writeZip(target, entries, (bytes) => (told += bytes), NEVER)
  expect(await readZip(target)).toEqual(new Map(Object.entries(contents)))
  expect(told).toBe(100_006)
  expect(await readdir(folder)).toEqual(['photos.zip'])
})

it('takes a photo from before 1970, of which a ZIP knows no time', async () => {
  const target = join(folder, 'photos.zip')
  const content = Buffer.from('old')
  const old = { ...entry('old.jpg', content), time: Date.UTC(1919, 4, 4) }
  await writeZip(target, [old], () => {}, NEVER)
  expect(await readZip(target)).toEqual(new Map([['old.jpg', content]]))
})

it('leaves nothing behind when it is cancelled', async () => {
  const cancel = new AbortController()
  const endless = {
    ...entry('a.jpg', Buffer.alloc(0)),
    bytes: 10 ** 9,
    open: async () =>
      new Readable({
        read() {
          this.push(Buffer.alloc(65_536))
        },
      }),
  }
  const writing = writeZip(join(folder, 'b.zip'), [endless], () => cancel.abort(), cancel.signal)
  await expect(writing).rejects.toThrow()
  expect(await readdir(folder)).toEqual([])
})

it.each([
  ['cannot be opened', async () => Promise.reject(new Error('gone'))],
  ['is not as long as it was', async () => Readable.from([Buffer.from('short')])],
  [
    'breaks while it is read',
    async () =>
      new Readable({
        read() {
          this.destroy(new Error('disk'))
        },
      }),
  ],
])('fails as a whole when a photo %s, and leaves what was there', async (_what, open) => {
  const target = join(folder, 'photos.zip')
  await writeZip(target, [entry('old.jpg', Buffer.from('old'))], () => {}, NEVER)
  const before = await readFile(target)
  const bad = { ...entry('a.jpg', Buffer.alloc(10)), open }
  await expect(writeZip(target, [bad], () => {}, NEVER)).rejects.toThrow()
  expect(await readdir(folder)).toEqual(['photos.zip'])
  expect((await readFile(target)).equals(before)).toBe(true)
})
