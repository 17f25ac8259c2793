import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { openAccess, sixDigits } from './access'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'snapland-access-'))
})
afterEach(() => rm(folder, { recursive: true }))

it('makes a token of 128 bits and a code of six digits', async () => {
  const access = await openAccess(folder, null)
  expect(Buffer.from(access.token(), 'base64url')).toHaveLength(16)
  for (let count = 0; count < 100; count += 1) expect(sixDigits()).toMatch(/^\d{6}$/)
})

it('keeps token, code and port over a restart', async () => {
  const first = await openAccess(folder, null)
  await first.keep(5811)
  const second = await openAccess(folder, null)
  expect(second.token()).toBe(first.token())
  expect(second.code()).toBe(first.code())
  expect(second.savedPort).toBe(5811)
})

it('lets only its owner read the token', async () => {
  await (await openAccess(folder, null)).keep(5811)
  expect((await stat(join(folder, 'receiver.json'))).mode & 0o077).toBe(0)
})

it.each(['', '{"token":', 'null', '{"token":"../x","code":"1","port":5810}', '[]'])(
  'starts anew from a damaged file: %j',
  async (text) => {
    await writeFile(join(folder, 'receiver.json'), text)
    const access = await openAccess(folder, null)
    expect(access.savedPort).toBeNull()
    expect(access.token()).toMatch(/^[A-Za-z0-9_-]{22}$/)
  },
)
