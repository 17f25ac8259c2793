import { readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { tempFolder } from '../../test/support/disk/temp-folder'
import { keptCertificate } from './kept-certificate'

const NOW = Date.parse('2026-11-22T18:00:00Z')
const DAY_MS = 24 * 60 * 60 * 1000
const cover = (folder: string, names: string[], now = NOW) =>
  keptCertificate(folder, () => now).coverNames(names)

it('is kept over restarts, in a file that only its owner reads', async () => {
  const folder = await tempFolder()
  const first = await cover(folder, ['10.0.0.1', 'localhost'])
  expect(await cover(folder, ['10.0.0.1', 'localhost'])).toEqual(first)
  expect(await readdir(folder)).toEqual(['certificate.pem'])
  expect((await stat(join(folder, 'certificate.pem'))).mode & 0o777).toBe(0o600)
})

it('stays where an address has gone, and is made anew, with its key, where one has come', async () => {
  const folder = await tempFolder()
  const first = await cover(folder, ['10.0.0.1', '10.0.0.2'])
  expect(await cover(folder, ['10.0.0.2'])).toEqual(first)
  const second = await cover(folder, ['10.0.0.2', '10.0.0.3'])
  expect(second.cert).not.toBe(first.cert)
  expect(second.key).toBe(first.key)
  expect(await cover(folder, ['10.0.0.3'])).toEqual(second)
})

it('is made anew a month before its end, and where the clock was wrong when it was made', async () => {
  const folder = await tempFolder()
  const first = await cover(folder, ['10.0.0.1'])
  expect(await cover(folder, ['10.0.0.1'], NOW + 330 * DAY_MS)).toEqual(first)
  const later = await cover(folder, ['10.0.0.1'], NOW + 340 * DAY_MS)
  expect(later.cert).not.toBe(first.cert)
  expect((await cover(folder, ['10.0.0.1'], NOW)).cert).not.toBe(later.cert)
})

it.each([
  ['nothing', () => ''],
  ['half of it', (text: string) => text.slice(0, text.length / 2)],
  ['the key of another', (text: string, other: string) => keyIn(other) + certIn(text)],
])('is made anew where the file holds %s', async (_, damaged) => {
  const folder = await tempFolder()
  const path = join(folder, 'certificate.pem')
  const first = await cover(folder, ['10.0.0.1'])
  const elsewhere = await cover(await tempFolder(), ['10.0.0.1'])
  await writeFile(path, damaged(await readFile(path, 'utf8'), elsewhere.key + elsewhere.cert))
  const second = await cover(folder, ['10.0.0.1'])
  expect(second.cert).not.toBe(first.cert)
  expect(await readFile(path, 'utf8')).toBe(second.key + second.cert)
})

const keyIn = (text: string) => text.slice(0, text.indexOf('-----BEGIN CERTIFICATE'))
const certIn = (text: string) => text.slice(text.indexOf('-----BEGIN CERTIFICATE'))
