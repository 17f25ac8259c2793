import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { crc32 } from 'node:zlib'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Receipt } from '../../contract/http'
import { isSavedWhole } from '../support/disk/saved-whole'
import { newId, offsetOf, tusRequests } from '../support/network/tus-request'
import { forThisTest } from '../support/opened'
import { type NoisePhoto, noisePhoto } from '../support/photos/noise-photo'
import { type OpenReceiver, openReceiver } from '../support/receiver/open-receiver'

const EDGE_BYTES = 64 * 1024

let laptop: OpenReceiver
let tus: ReturnType<typeof tusRequests>
let photo: NoisePhoto
beforeEach(async () => {
  laptop = forThisTest(await openReceiver())
  tus = tusRequests(laptop.url)
  photo = await noisePhoto(600, 400)
})

const hex = (bytes: Buffer) => crc32(bytes).toString(16).padStart(8, '0')
const fieldsOf = ({ bytes, name }: NoisePhoto, more: Record<string, string> = {}) => ({
  id: newId(),
  filename: name,
  sender: 'phone-1',
  edge: `${bytes.length}-1700000000000-${hex(bytes.subarray(0, EDGE_BYTES))}-${hex(bytes.subarray(-EDGE_BYTES))}`,
  ...more,
})
const send = async (fields: Record<string, string>, { bytes } = photo): Promise<Receipt> =>
  (await (await tus.create(bytes.length, fields, { body: bytes })).json()) as Receipt

describe('a photo that is sent again', () => {
  it('is answered at its creation with the receipt of the first time, even after a restart', async () => {
    const first = await send(fieldsOf(photo))
    await laptop.restart()
    const answer = await tus.create(photo.bytes.length, fieldsOf(photo))
    expect(offsetOf(answer)).toBe(photo.bytes.length)
    expect(await answer.json()).toMatchObject({
      state: 'saved',
      duplicate: true,
      photo: { id: first.id, name: photo.name },
    })
    expect(await laptop.photosOnDisk()).toEqual([photo.name])
  })

  it('continues where the first attempt stopped, under its new id', async () => {
    const half = photo.bytes.length >> 1
    const before = fieldsOf(photo)
    await tus.create(photo.bytes.length, before)
    await tus.patch(before.id, 0, photo.bytes.subarray(0, half))
    const again = fieldsOf(photo)
    const answer = await tus.create(photo.bytes.length, again)
    expect(offsetOf(answer)).toBe(half)
    await tus.patch(again.id, half, photo.bytes.subarray(half))
    expect(await (await tus.receipt(again.id)).json()).toMatchObject({ state: 'saved' })
    expect(await laptop.photosOnDisk()).toEqual([photo.name])
  })

  it('makes no second file when the phone describes it differently but the bytes are the same', async () => {
    await send(fieldsOf(photo))
    const { edge: _, ...undescribed } = fieldsOf(photo)
    const receipt = await send(undescribed)
    expect(receipt).toMatchObject({ state: 'saved', duplicate: true, photo: { name: photo.name } })
    expect(await laptop.photosOnDisk()).toEqual([photo.name])
    await expect.poll(laptop.partsOnDisk).toEqual([])
    expect(laptop.events.filter(({ type }) => type === 'duplicate')).toHaveLength(1)
  })

  it('makes one file, however many come at the same moment', async () => {
    const { edge: _, ...undescribed } = fieldsOf(photo)
    const fields = [1, 2, 3, 4, 5].map(() => ({ ...undescribed, id: newId() }))
    const receipts = await Promise.all(fields.map((each) => send(each)))
    expect(receipts.filter(({ state }) => state === 'saved')).toHaveLength(fields.length)
    expect(receipts.filter(({ duplicate }) => !duplicate)).toHaveLength(1)
    expect(await laptop.photosOnDisk()).toEqual([photo.name])
    await expect.poll(laptop.partsOnDisk).toEqual([])
  })

  it('is saved again when its file was deleted on the computer', async () => {
    await send(fieldsOf(photo))
    await rm(join(laptop.folder, photo.name))
    const receipt = await send(fieldsOf(photo))
    expect(receipt).toMatchObject({ state: 'saved', duplicate: false })
    expect(await laptop.photosOnDisk()).toEqual([photo.name])
  })

  it('is saved again when somebody has emptied its file', async () => {
    await send(fieldsOf(photo))
    await writeFile(join(laptop.folder, photo.name), '')
    const receipt = await send(fieldsOf(photo))
    expect(receipt).toMatchObject({ state: 'saved', duplicate: false })
    const { name = '' } = receipt.photo ?? {}
    expect(await isSavedWhole(laptop.folder, { name, bytes: photo.bytes })).toBe(true)
  })

  it('is a photo of its own when it comes from another phone', async () => {
    await send(fieldsOf(photo))
    const receipt = await send(fieldsOf(photo, { sender: 'phone-2' }))
    expect(receipt.duplicate).toBe(false)
    expect(await laptop.photosOnDisk()).toHaveLength(2)
  })

  it('is not confused with another photo of the same length', async () => {
    await send(fieldsOf(photo))
    const bytes = Buffer.from(photo.bytes)
    bytes.writeUInt8(bytes.readUInt8(70_000) ^ 1, 70_000)
    const { edge: _, ...undescribed } = fieldsOf(photo)
    const receipt = await send(undescribed, { ...photo, bytes })
    expect(receipt.duplicate).toBe(false)
    expect(await laptop.photosOnDisk()).toHaveLength(2)
  })
})
