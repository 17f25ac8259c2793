import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Upload, type UploadOptions } from 'tus-js-client'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { HEADERS } from '../contract/http'
import { type NoisePhoto, noisePhoto } from './support/photos/noise-photo'
import { type OpenReceiver, openReceiver } from './support/receiver/open-receiver'

const CHUNK = 256 * 1024

describe('tus-js-client, as it is, in Node', () => {
  let laptop: OpenReceiver
  beforeAll(async () => {
    laptop = await openReceiver()
  })
  afterAll(() => laptop.close())

  const prepare = ({ bytes, name }: NoisePhoto, options: UploadOptions = {}) => {
    // Offsets of its pieces, in the order in which they were sent.
    const offsets: number[] = []
    const upload = new Upload(bytes, {
      endpoint: `${laptop.url}uploads`,
      retryDelays: null,
      metadata: { filename: name },
      onBeforeRequest(request) {
        if (request.getMethod() === 'PATCH')
          offsets.push(Number(request.getHeader(HEADERS.uploadOffset)))
      },
      ...options,
    })
    return { upload, offsets }
  }
  /** Starts it, or starts it again, and waits for its end. */
  const finish = (upload: Upload) =>
    new Promise<void>((resolve, reject) => {
      Object.assign(upload.options, { onSuccess: resolve, onError: reject })
      upload.start()
    })
  /** Starts it, and stops it behind its first piece. */
  const stop = (upload: Upload, terminate: boolean) =>
    new Promise<void>((resolve, reject) => {
      upload.options.onError = reject
      upload.options.onChunkComplete = () => {
        upload.options.onChunkComplete = null
        upload.abort(terminate).then(resolve, reject)
      }
      upload.start()
    })
  const send = (photo: NoisePhoto, options?: UploadOptions) =>
    finish(prepare(photo, options).upload)
  const saved = ({ name }: NoisePhoto) => readFile(join(laptop.folder, name))

  it.each([
    ['with its creation', { uploadDataDuringCreation: true }],
    ['after its creation', {}],
    ['in pieces', { chunkSize: CHUNK }],
    ['in pieces from the creation on', { chunkSize: CHUNK, uploadDataDuringCreation: true }],
    ['in pieces, its length told at last', { chunkSize: CHUNK, uploadLengthDeferred: true }],
  ] as [string, UploadOptions][])('sends a photo %s', async (_, options) => {
    const photo = await noisePhoto(1200, 900)
    expect(photo.bytes.length).toBeGreaterThan(2 * CHUNK)
    await send(photo, options)
    expect((await saved(photo)).equals(photo.bytes)).toBe(true)
    const { name, width, height } = photo
    const size = laptop.receiver.photos().find((each) => each.name === name)?.size
    expect(size).toEqual({ width, height })
  })

  it('sends eight photos at once', async () => {
    const photos = await Promise.all(Array.from({ length: 8 }, () => noisePhoto(600, 400)))
    await Promise.all(photos.map((photo) => send(photo, { chunkSize: CHUNK / 4 })))
    for (const photo of photos) expect((await saved(photo)).equals(photo.bytes)).toBe(true)
  })

  it('pauses, and goes on where it was after the receiver has started again', async () => {
    const photo = await noisePhoto(1200, 900)
    const { upload, offsets } = prepare(photo, { chunkSize: CHUNK })
    await stop(upload, false)
    await laptop.restart()
    expect(laptop.receiver.uploads()).toMatchObject([{ offset: CHUNK }])
    await finish(upload)
    expect(offsets.slice(0, 2)).toEqual([0, CHUNK])
    expect((await saved(photo)).equals(photo.bytes)).toBe(true)
  })

  it('goes on by itself when the receiver starts again in the middle', async () => {
    const photo = await noisePhoto(1200, 900)
    let restarted: Promise<void> | null = null
    await send(photo, {
      chunkSize: CHUNK,
      retryDelays: [100, 500, 1000, 2000, 5000],
      onChunkComplete: () => {
        restarted ??= laptop.restart()
      },
    })
    await restarted
    expect((await saved(photo)).equals(photo.bytes)).toBe(true)
  })

  it('takes a photo back, and nothing of it stays', async () => {
    const photo = await noisePhoto(1200, 900)
    await stop(prepare(photo, { chunkSize: CHUNK }).upload, true)
    expect(laptop.receiver.uploads()).toEqual([])
    await expect.poll(laptop.partsOnDisk).toEqual([])
    expect(await laptop.photosOnDisk()).not.toContain(photo.name)
  })

  it('hears that one photo cannot come as several uploads, before anything is made of a part', async () => {
    const photo = await noisePhoto(600, 400)
    const before = await laptop.photosOnDisk()
    await expect(send(photo, { parallelUploads: 2 })).rejects.toThrow('BAD_REQUEST')
    expect(await laptop.photosOnDisk()).toEqual(before)
    expect(laptop.receiver.uploads()).toEqual([])
  })
})
