import { mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { openStars, STARS_FILE } from './stars'

let folder: string
let file: string
let photo: { path: string; bytes: number }
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'snapland-stars-'))
  file = join(folder, STARS_FILE)
  photo = { path: join(folder, 'photo.jpg'), bytes: 5 }
  await writeFile(photo.path, 'photo')
})
afterEach(() => rm(folder, { recursive: true }))

async function star(): Promise<void> {
  const stars = await openStars(folder)
  stars.set([photo], true)
  await stars.written()
}

it('knows a photo by its content in another run', async () => {
  await star()
  expect(await (await openStars(folder)).has(photo.path, photo.bytes)).toBe(true)
  await writeFile(photo.path, 'other')
  expect(await (await openStars(folder)).has(photo.path, photo.bytes)).toBe(false)
})

it.each([
  ['half a file', '{"stars":["5 0123'],
  ['stars of a later version', '{"stars":["5 01234567 red"]}'],
  ['a long file', ' '.repeat(9 * 1024 * 1024)],
])('puts aside what it cannot read, and writes its own: %s', async (_what, text) => {
  await writeFile(file, text)
  await star()
  expect(await readFile(`${file}.damaged`, 'utf8')).toBe(text)
  expect(await (await openStars(folder)).has(photo.path, photo.bytes)).toBe(true)
})

it('follows no link', async () => {
  const elsewhere = join(folder, 'elsewhere.json')
  await writeFile(elsewhere, '{"stars":[]}')
  await symlink(elsewhere, file)
  await star()
  expect(await readFile(elsewhere, 'utf8')).toBe('{"stars":[]}')
})

it('asks quickly among very many stars', async () => {
  const keys = Array.from({ length: 50_000 }, (_, at) => `${1e6 + at} 01234567`)
  await writeFile(file, JSON.stringify({ stars: keys }))
  const stars = await openStars(folder)
  const before = performance.now()
  for (let bytes = 0; bytes < 3000; bytes += 1) await stars.has(photo.path, bytes)
  expect(performance.now() - before).toBeLessThan(1000)
})
