import { mkdtemp, readdir, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { NOT_PHOTO_HEADS } from '../fixtures/not-photos'
import { openPiece } from '../support/open-piece'
import { type OpenReceiver, openReceiver } from '../support/open-receiver'
import { send } from '../support/photo-request'
import { isSavedWhole } from '../support/saved-whole'
import { newId, tusRequests } from '../support/tus-request'

const SNIFFED_BYTES = 4096
const LENGTH = 1_000_000
const padded = (head: Buffer, length: number) =>
  Buffer.concat([head, Buffer.alloc(length - head.length, ' ')])

describe('what is no photo', () => {
  let laptop: OpenReceiver
  beforeAll(async () => {
    laptop = await openReceiver()
  })
  afterAll(() => laptop.close())

  it('is tried in thirty kinds', () => {
    expect(new Set(NOT_PHOTO_HEADS.map(([name]) => name)).size).toBe(30)
  })

  it.each(NOT_PHOTO_HEADS)('is refused after 4 KiB: %s', async (_, head) => {
    const id = newId()
    await tusRequests(laptop.url).create(LENGTH, { id, filename: 'photo.jpg' })
    // No byte more than these is ever sent: the answer must come all the same.
    const piece = openPiece(`${laptop.url}uploads/${id}`, 0, LENGTH)
    await piece.write(padded(head, SNIFFED_BYTES))
    expect(await piece.answer).toMatchObject({
      status: 415,
      body: { error: { code: 'NOT_A_PHOTO', message: expect.stringMatching(/\.$/) } },
    })
    piece.breakOff()
    expect(await laptop.photosOnDisk()).toEqual([])
    expect(await laptop.partsOnDisk()).toEqual([])
  })

  it.each(NOT_PHOTO_HEADS)('is refused as a whole file: %s', async (_, body) => {
    const answer = await send(`${laptop.url}photo.jpg`, { method: 'PUT', body })
    expect(answer.status).toBe(415)
    expect(await laptop.photosOnDisk()).toEqual([])
  })
})

describe('with --any-file, what is no photo', () => {
  let laptop: OpenReceiver
  let folder: string
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'snapland-any-'))
    laptop = await openReceiver(['--any-file'], { folder })
  })
  afterAll(async () => {
    await laptop.close()
    await rm(folder, { recursive: true })
  })

  it.each(NOT_PHOTO_HEADS)('is saved as it is, and cannot be run: %s', async (kind, bytes) => {
    const name = `${kind.replaceAll(/\W/g, '-')}.sh`
    const answer = await send(`${laptop.url}${name}`, { method: 'PUT', body: bytes })
    expect(answer).toMatchObject({
      status: 201,
      body: { name, format: 'other', width: null, height: null, bytes: bytes.length },
    })
    expect(await isSavedWhole(folder, { name, bytes })).toBe(true)
    expect((await stat(join(folder, name))).mode & 0o111).toBe(0)
  })

  it('is still there after a restart, and still no photo', async () => {
    await laptop.restart()
    const names = laptop.receiver.photos().map(({ name }) => name)
    expect(names.sort()).toEqual((await readdir(folder)).filter((name) => name[0] !== '.').sort())
    expect(new Set(laptop.receiver.photos().map(({ format }) => format))).toEqual(
      new Set(['other']),
    )
  })

  it('lets the phone choose any file', async () => {
    expect(await (await fetch(laptop.url)).text()).toContain('id="choose" type="file" accept=""')
    const photosOnly = await openReceiver()
    expect(await (await fetch(photosOnly.url)).text()).toContain('accept="image/*"')
    await photosOnly.close()
  })
})
