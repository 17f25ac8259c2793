import { rm, statfs, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeEach, expect, it } from 'vitest'
import { tempFolder } from '../../test/support/disk/temp-folder'
import { AppError } from '../base/errors'
import { createDiskSpace, type DiskSpace } from './disk-space'

const MB = 1_000_000
let free: number
let folder: string
beforeEach(async () => {
  folder = await tempFolder()
  const { bavail, bsize } = await statfs(folder)
  free = bavail * bsize
})

/** A disk on which little more than these bytes may be written. */
const spaceFor = (bytes: number, elapsed = () => 0): DiskSpace =>
  createDiskSpace(folder, free - bytes, { elapsed })
const refusal = (work: Promise<unknown>) =>
  work.then(
    () => null,
    (error: unknown) => (error instanceof AppError ? error.code : error),
  )

it('counts what all are about to write, and not each for itself', async () => {
  const space = spaceFor(100 * MB)
  const answers = await Promise.all(Array.from({ length: 26 }, () => refusal(space.take(10 * MB))))
  const taken = answers.filter((answer) => answer === null).length
  expect(taken).toBeGreaterThan(4)
  expect(taken).toBeLessThanOrEqual(10)
  expect(new Set(answers)).toEqual(new Set([null, 'DISK_FULL']))
})

it('believes the disk again once it was asked after a write', async () => {
  const space = spaceFor(200 * MB)
  const path = join(folder, 'film')
  const done = await space.take(90 * MB)
  expect(await refusal(space.take(190 * MB))).toBe('DISK_FULL')
  // The bytes went elsewhere, as far as this disk is concerned.
  done()
  await writeFile(path, 'x')
  expect(await refusal(space.take(100 * MB))).toBeNull()
  await rm(path)
})

it('tells what is needed and what is free', async () => {
  const space = spaceFor(MB)
  await space.look(0)
  expect(space.left()).toBeLessThan(100 * MB)
  const error = await space.full(free).catch((why: unknown) => why)
  expect(error).toMatchObject({
    code: 'DISK_FULL',
    details: { need: free + free - MB, free: expect.any(Number) },
  })
})
