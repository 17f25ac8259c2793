import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
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
  const access = await openAccess(folder, null, Date.now)
  expect(Buffer.from(access.token(), 'base64url')).toHaveLength(16)
  for (let count = 0; count < 100; count += 1) expect(sixDigits()).toMatch(/^\d{6}$/)
})

it('keeps token, code, secret and port over a restart', async () => {
  const first = await openAccess(folder, null, Date.now)
  await first.keep(5811)
  const second = await openAccess(folder, null, Date.now)
  expect(second.secret).toBe(first.secret)
  expect(Buffer.from(first.secret, 'base64url')).toHaveLength(32)
  expect(second.token()).toBe(first.token())
  expect(second.code()).toBe(first.code())
  expect(second.savedPort).toBe(5811)
})

it('keeps what a later version has written', async () => {
  const path = join(folder, 'receiver.json')
  await (await openAccess(folder, null, Date.now)).keep(5811)
  const written = JSON.parse(await readFile(path, 'utf8'))
  await writeFile(path, JSON.stringify({ ...written, guests: 3 }))
  const access = await openAccess(folder, null, Date.now)
  await access.keep(5812)
  expect(JSON.parse(await readFile(path, 'utf8'))).toEqual({ ...written, port: 5812, guests: 3 })
})

it('lets only its owner read the token', async () => {
  await (await openAccess(folder, null, Date.now)).keep(5811)
  expect((await stat(join(folder, 'receiver.json'))).mode & 0o077).toBe(0)
})

it.each(['', '{"token":', 'null', '{"token":"../x","code":"1","port":5810}', '[]'])(
  'starts anew from a damaged file: %j',
  async (text) => {
    await writeFile(join(folder, 'receiver.json'), text)
    const access = await openAccess(folder, null, Date.now)
    expect(access.savedPort).toBeNull()
    expect(access.token()).toMatch(/^[A-Za-z0-9_-]{22}$/)
  },
)

it('makes all of it new on demand, and keeps that over a restart', async () => {
  const access = await openAccess(folder, 'chosen', () => 1000)
  const before = [access.token(), access.code()]
  access.renew()
  expect(access.token()).toMatch(/^[A-Za-z0-9_-]{22}$/)
  expect(before).not.toContain(access.token())
  expect(access.isChosen()).toBe(false)
  await access.keep(5811)
  expect((await openAccess(folder, null, Date.now)).token()).toBe(access.token())
})

it('remembers when the token was last used', async () => {
  let time = 1000
  const access = await openAccess(folder, null, () => time)
  time = 5000
  access.wasUsed()
  await access.keep(5811)
  expect((await openAccess(folder, null, () => 9000)).usedAt()).toBe(5000)
})

it('writes one state after the other, so that the last one stands', async () => {
  const access = await openAccess(folder, null, Date.now)
  const writes = [5811, 5812, 5813, 5814].map((port) => access.keep(port))
  await Promise.all(writes)
  expect((await openAccess(folder, null, Date.now)).savedPort).toBe(5814)
})
