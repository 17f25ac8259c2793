import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { request } from 'node:http'
import { join } from 'node:path'
import * as tus from 'tus-js-client'
import { beforeEach, describe, expect, it } from 'vitest'
import { type FaultProxy, startFaultProxy } from '../support/network/fault-proxy'
import { newId, offsetOf, tusRequests } from '../support/network/tus-request'
import { forThisTest } from '../support/opened'
import { noisePhoto } from '../support/photos/noise-photo'
import { type OpenReceiver, openReceiver } from '../support/receiver/open-receiver'
import { seeded } from '../support/seeded'
import { until } from '../support/until'

const MB = 1024 * 1024
const IDLE_MS = 1000

let laptop: OpenReceiver
let wifi: FaultProxy
beforeEach(async () => {
  laptop = forThisTest(await openReceiver([], { idleMs: IDLE_MS }))
  wifi = forThisTest(await startFaultProxy(laptop.receiver.listening()))
})

/** The page's address through the bad network; the Host stays the laptop's own. */
const throughWifi = () => {
  const { token, port } = laptop.receiver.listening()
  return { endpoint: `http://127.0.0.1:${wifi.port}/${token}/uploads`, host: `127.0.0.1:${port}` }
}
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

describe('a network that fails', () => {
  // A machine that is busy with something else has more in the air when it is cut.
  it('loses nothing and never goes back over twenty cuts in a hundred megabytes', {
    retry: 1,
  }, async () => {
    const random = seeded(8)
    const photo = await noisePhoto(1200, 800)
    // A JPEG with a long tail, as some cameras append previews or a film: 100 MB of it.
    const bytes = Buffer.concat([photo.bytes, Buffer.alloc(100 * MB - photo.bytes.length, 'tail')])
    const { endpoint, host } = throughWifi()
    const id = newId()
    let offset = 0
    wifi.cutAfter(Math.floor(random() * 8 * MB))
    await new Promise<void>((resolve, reject) => {
      const upload = new tus.Upload(bytes, {
        endpoint,
        headers: { Host: host },
        metadata: { id, filename: photo.name },
        chunkSize: 16 * MB,
        retryDelays: Array.from({ length: 60 }, () => 20),
        onShouldRetry: () => true,
        onChunkComplete: (_, accepted) => {
          if (accepted < offset) reject(new Error(`went back from ${offset} to ${accepted}`))
          offset = accepted
        },
        onError: reject,
        onSuccess: () => resolve(),
      })
      const cutting = setInterval(() => {
        if (wifi.cuts() >= 20) clearInterval(cutting)
        else wifi.cutAfter(Math.floor(random() * 4 * MB))
      }, 30)
      upload.start()
    })
    expect(wifi.cuts()).toBeGreaterThanOrEqual(20)
    expect(await laptop.photosOnDisk()).toEqual([photo.name])
    expect(sha256(await readFile(join(laptop.folder, photo.name)))).toBe(sha256(bytes))
    // What was received before a cut was not sent again: at most what was in the air each time.
    expect(wifi.passed()).toBeLessThan(bytes.length + 22 * 2 * MB)
  })

  it('frees a request of which nothing more comes, and keeps what came', async () => {
    const photo = await noisePhoto(1200, 800)
    const { endpoint, host } = throughWifi()
    const id = newId()
    const requests = tusRequests(laptop.url)
    await requests.create(photo.bytes.length, { id, filename: photo.name })
    const half = photo.bytes.length >> 1
    const stuck = request(`${endpoint}/${id}`, {
      method: 'PATCH',
      headers: {
        Host: host,
        'Tus-Resumable': '1.0.0',
        'Upload-Offset': '0',
        'Content-Type': 'application/offset+octet-stream',
        'Content-Length': photo.bytes.length,
      },
    })
    stuck.on('error', () => {})
    stuck.write(photo.bytes.subarray(0, half))
    await until('half of it', async () => offsetOf(await requests.head(id)) === half || undefined)
    wifi.swallowEverything()
    const failed = await until('the end of the request', () =>
      laptop.events.find((event) => event.type === 'failed'),
    )
    expect(failed).toMatchObject({ error: { code: 'IDLE' }, retryable: true })
    stuck.destroy()
    await requests.patch(id, half, photo.bytes.subarray(half))
    expect(await readFile(join(laptop.folder, photo.name))).toEqual(photo.bytes)
  })

  it('gives the same answer again when the first one was lost', async () => {
    const photo = await noisePhoto(600, 400)
    const { token, port } = laptop.receiver.listening()
    const id = newId()
    const send = (url: string) =>
      tusRequests(url).create(
        photo.bytes.length,
        { id, filename: photo.name },
        { body: photo.bytes },
      )
    wifi.loseReplies(1)
    // The proxy's own port is not a name of the laptop's, so the lost request says whom it means.
    await expect(rawCreate(wifi.port, `127.0.0.1:${port}`, token, id, photo)).rejects.toThrow()
    await until('the photo', async () => (await laptop.photosOnDisk()).length === 1 || undefined)
    const again = await send(laptop.url)
    expect(again.status).toBe(201)
    expect(await again.json()).toMatchObject({ id, state: 'saved', photo: { name: photo.name } })
    expect(await laptop.photosOnDisk()).toEqual([photo.name])
  })
})

async function rawCreate(
  port: number,
  host: string,
  token: string,
  id: string,
  photo: { bytes: Buffer; name: string },
): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const creation = request({
      port,
      host: '127.0.0.1',
      path: `/${token}/uploads`,
      method: 'POST',
      headers: {
        Host: host,
        'Tus-Resumable': '1.0.0',
        'Upload-Length': photo.bytes.length,
        'Upload-Metadata': `id ${btoa(id)},filename ${btoa(photo.name)}`,
        'Content-Type': 'application/offset+octet-stream',
        'Content-Length': photo.bytes.length,
      },
    })
    creation.on('response', () => resolve()).on('error', reject)
    creation.end(photo.bytes)
  })
}
