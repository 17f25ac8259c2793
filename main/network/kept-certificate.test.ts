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

it('stays where an address has gone, and gets another, of its key, where one has come', async () => {
  const folder = await tempFolder()
  const first = await cover(folder, ['10.0.0.1', '10.0.0.2'])
  expect(first.certs).toHaveLength(1)
  expect(await cover(folder, ['10.0.0.2'])).toEqual(first)
  const second = await cover(folder, ['10.0.0.2', '10.0.0.3'])
  expect(second.key).toBe(first.key)
  // What a phone was told to trust stays the first one for its address.
  expect(second.certs[0]).toBe(first.certs[0])
  expect(second.certs).toHaveLength(2)
  for (const names of [['10.0.0.3'], ['10.0.0.1'], ['10.0.0.1', '10.0.0.3']])
    expect(await cover(folder, names)).toEqual(second)
})

it('has a new one for all where the computer has another name', async () => {
  const folder = await tempFolder()
  const first = await cover(folder, ['10.0.0.1', 'old.local'])
  const second = await cover(folder, ['10.0.0.1', 'new.local'])
  expect(second.certs).toHaveLength(1)
  expect(second.certs).not.toEqual(first.certs)
})

it('remembers the last places alone', async () => {
  const folder = await tempFolder()
  const kept = keptCertificate(folder, () => NOW)
  for (let place = 1; place <= 20; place += 1) await kept.coverNames([`10.0.${place}.1`])
  const { certs } = await kept.coverNames(['10.0.20.1'])
  expect(certs).toHaveLength(16)
  expect((await cover(folder, ['10.0.5.1'])).certs).toEqual(certs)
  expect((await cover(folder, ['10.0.1.1'])).certs).not.toEqual(certs)
})

it('is made anew a month before its end, and where the clock was wrong when it was made', async () => {
  const folder = await tempFolder()
  const first = await cover(folder, ['10.0.0.1'])
  expect(await cover(folder, ['10.0.0.1'], NOW + 330 * DAY_MS)).toEqual(first)
  const later = await cover(folder, ['10.0.0.1'], NOW + 340 * DAY_MS)
  expect(later.certs).not.toContain(first.certs[0])
  expect((await cover(folder, ['10.0.0.1'], NOW)).certs).not.toContain(later.certs[0])
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
  await writeFile(path, damaged(await readFile(path, 'utf8'), elsewhere.key + elsewhere.certs[0]))
  const second = await cover(folder, ['10.0.0.1'])
  expect(second.certs).not.toEqual(first.certs)
  expect(await readFile(path, 'utf8')).toBe(second.key + second.certs[0])
})

const keyIn = (text: string) => text.slice(0, text.indexOf('-----BEGIN CERTIFICATE'))
const certIn = (text: string) => text.slice(text.indexOf('-----BEGIN CERTIFICATE'))
