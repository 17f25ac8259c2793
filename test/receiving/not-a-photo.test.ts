import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { NOT_PHOTO_HEADS } from '../fixtures/not-photos'
import { isSavedWhole } from '../support/disk/saved-whole'
import { openPiece } from '../support/network/open-piece'
import { putPhoto } from '../support/network/photo-request'
import { newId, tusRequests } from '../support/network/tus-request'
import { createOpened, forThisTest } from '../support/opened'
import { type OpenReceiver, openReceiver } from '../support/receiver/open-receiver'

const SNIFFED_BYTES = 4096
const LENGTH = 1_000_000
const padded = (head: Buffer, length: number) =>
  Buffer.concat([head, Buffer.alloc(length - head.length, ' ')])

const opened = createOpened()

describe('what is neither photo nor video', () => {
  let laptop: OpenReceiver
  beforeAll(async () => {
    laptop = opened(await openReceiver())
  })

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
      body: { error: { code: 'NOT_A_PHOTO_OR_VIDEO', message: expect.stringMatching(/\.$/) } },
    })
    piece.breakOff()
    expect(await laptop.photosOnDisk()).toEqual([])
    await expect.poll(laptop.partsOnDisk).toEqual([])
  })

  it.each(NOT_PHOTO_HEADS)('is refused as a whole file: %s', async (_, bytes) => {
    const answer = await putPhoto(laptop.url, { name: 'photo.jpg', bytes })
    expect(answer.status).toBe(415)
    expect(await laptop.photosOnDisk()).toEqual([])
  })
})

describe('with --any-file, what is neither', () => {
  let laptop: OpenReceiver
  beforeAll(async () => {
    laptop = opened(await openReceiver(['--any-file']))
  })

  it.each(NOT_PHOTO_HEADS)('is saved as it is, and cannot be run: %s', async (kind, bytes) => {
    const name = `${kind.replaceAll(/\W/g, '-')}.sh`
    const answer = await putPhoto(laptop.url, { name, bytes })
    expect(answer).toMatchObject({
      status: 201,
      body: { name, format: 'other', width: null, height: null, bytes: bytes.length },
    })
    expect(await isSavedWhole(laptop.folder, { name, bytes })).toBe(true)
    expect((await stat(join(laptop.folder, name))).mode & 0o111).toBe(0)
  })

  it('is still there after a restart, and still no photo', async () => {
    await laptop.restart()
    const names = laptop.receiver.photos().map(({ name }) => name)
    expect(names.sort()).toEqual(await laptop.photosOnDisk())
    expect(new Set(laptop.receiver.photos().map(({ format }) => format))).toEqual(
      new Set(['other']),
    )
  })

  it('lets the phone choose any file', async () => {
    expect(await (await fetch(laptop.url)).text()).toContain('id="choose" type="file" accept=""')
    const usual = forThisTest(await openReceiver())
    expect(await (await fetch(usual.url)).text()).toContain('accept="image/*,video/*"')
    const photosOnly = forThisTest(await openReceiver(['--accept', 'photos']))
    expect(await (await fetch(photosOnly.url)).text()).toContain('type="file" accept="image/*"')
  })
})
