import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, it } from 'vitest'
import { HEADERS } from '../contract/http'
import { createOpened } from './support/opened'
import { startAndroidPhone } from './support/phone/android-phone'
import { type NoisePhoto, noisePhoto } from './support/photos/noise-photo'
import { type OpenReceiver, openReceiver } from './support/receiver/open-receiver'
import { PROJECT } from './support/receiver/unprivileged'

/** The library as its script brings it into a page. */
declare const tus: typeof import('tus-js-client')

const LAPTOP = 'laptop.test'
const CHUNK = 256 * 1024

/** How an upload in the page ends: by itself, or after its first piece as the test wants it. */
type End = 'success' | 'pause' | 'terminate'

describe('tus-js-client, as it is, in a browser on a page of the receiver', () => {
  const opened = createOpened()
  let laptop: OpenReceiver
  let page: Page
  beforeAll(async () => {
    laptop = opened(await openReceiver(['--allow-host', LAPTOP]))
    page = opened(await startAndroidPhone({ hosts: [LAPTOP], bypassCSP: true })).page
    await openPage()
  })

  const openPage = async () => {
    await page.goto(laptop.url.replace('127.0.0.1', LAPTOP))
    await page.addScriptTag({ path: join(PROJECT, 'node_modules/tus-js-client/dist/tus.min.js') })
  }
  const send = ({ bytes, name }: NoisePhoto, end: End = 'success') =>
    page.evaluate(
      ({ base64, name, chunkSize, end }) => {
        const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))
        const file = new File([bytes], name, { type: 'image/jpeg', lastModified: 1 })
        return new Promise<void>((resolve, reject) => {
          const upload = new tus.Upload(file, {
            endpoint: 'uploads',
            chunkSize,
            metadata: { filename: name },
            onSuccess: () => resolve(),
            onError: reject,
            onChunkComplete() {
              if (end !== 'success') upload.abort(end === 'terminate').then(resolve, reject)
            },
          })
          upload.findPreviousUploads().then(([previous]) => {
            if (previous) upload.resumeFromPreviousUpload(previous)
            upload.start()
          }, reject)
        })
      },
      { base64: bytes.toString('base64'), name, chunkSize: CHUNK, end },
    )
  const expectSaved = async ({ bytes, name }: NoisePhoto) =>
    expect((await readFile(join(laptop.folder, name))).equals(bytes)).toBe(true)

  it('sends photos at the same time', async () => {
    const photos = await Promise.all([600, 900, 1200].map((width) => noisePhoto(width, 800)))
    await Promise.all(photos.map((photo) => send(photo)))
    for (const photo of photos) await expectSaved(photo)
  })

  it('pauses, and goes on where it was after the receiver and the page have started again', async () => {
    const photo = await noisePhoto(1200, 900)
    await send(photo, 'pause')
    await laptop.restart()
    await openPage()
    expect(laptop.receiver.uploads()).toMatchObject([{ offset: CHUNK }])

    const firstPiece = page.waitForRequest((request) => request.method() === 'PATCH')
    await send(photo)
    const header = HEADERS.uploadOffset.toLowerCase()
    expect((await firstPiece).headers()[header]).toBe(`${CHUNK}`)
    await expectSaved(photo)
  })

  it('takes a photo back, and nothing of it stays', async () => {
    const photo = await noisePhoto(1200, 900)
    await send(photo, 'terminate')
    expect(laptop.receiver.uploads()).toEqual([])
    await expect.poll(laptop.partsOnDisk).toEqual([])
    expect(await laptop.photosOnDisk()).not.toContain(photo.name)
  })
})
