import { readFile } from 'node:fs/promises'
import { connect } from 'node:net'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { HEADERS } from '../../contract/http'
import { crc32Header, newId, offsetOf, tusRequests } from '../support/network/tus-request'
import { forThisTest } from '../support/opened'
import { type NoisePhoto, noisePhoto } from '../support/photos/noise-photo'
import { type OpenReceiver, openReceiver } from '../support/receiver/open-receiver'
import { until } from '../support/until'

let laptop: OpenReceiver
let tus: ReturnType<typeof tusRequests>
let photo: NoisePhoto
beforeEach(async () => {
  laptop = forThisTest(await openReceiver())
  tus = tusRequests(laptop.url)
  photo = await noisePhoto(600, 400)
})

const saved = async () => readFile(join(laptop.folder, photo.name))
const half = () => photo.bytes.length >> 1

describe('tus 1.0.0', () => {
  it('says what it can do', async () => {
    const answer = await fetch(`${laptop.url}uploads`, { method: 'OPTIONS' })
    expect(answer.status).toBe(204)
    expect(answer.headers.get(HEADERS.tusVersion)).toBe('1.0.0')
    expect(answer.headers.get(HEADERS.tusExtension)?.split(',').sort()).toEqual(
      [
        'checksum',
        'creation',
        'creation-defer-length',
        'creation-with-upload',
        'expiration',
        'termination',
      ].sort(),
    )
    expect(answer.headers.get(HEADERS.tusChecksumAlgorithm)).toBe('crc32,sha1,sha256')
  })

  it('saves a photo sent with its creation and answers with the receipt', async () => {
    const id = newId()
    const fields = { id, filename: photo.name, sender: 'a1', senderName: 'Green iPhone' }
    const answer = await tus.create(photo.bytes.length, fields, {
      body: photo.bytes,
      headers: { [HEADERS.uploadChecksum]: crc32Header(photo.bytes) },
    })
    expect(answer.status).toBe(201)
    expect(answer.headers.get('Location')).toBe(new URL(`uploads/${id}`, laptop.url).pathname)
    expect(offsetOf(answer)).toBe(photo.bytes.length)
    expect(await answer.json()).toMatchObject({
      id,
      state: 'saved',
      photo: { name: photo.name, width: 600, height: 400, bytes: photo.bytes.length },
    })
    expect(await saved()).toEqual(photo.bytes)
    expect(laptop.receiver.photo(id)?.sender).toEqual({ id: 'a1', name: 'Green iPhone' })
    await expect.poll(laptop.partsOnDisk).toEqual([])
  })

  it('takes a photo in pieces and tells its size after the first', async () => {
    const id = newId()
    await tus.create(photo.bytes.length, { id, filename: photo.name })
    const first = await tus.patch(id, 0, photo.bytes.subarray(0, half()))
    expect([first.status, offsetOf(first)]).toEqual([204, half()])
    await until('the size', () =>
      laptop.events.find((event) => event.type === 'measured' && event.facts.size?.width === 600),
    )
    expect(await laptop.photosOnDisk()).toEqual([])
    const head = await tus.head(id)
    expect([offsetOf(head), head.headers.get(HEADERS.uploadLength)]).toEqual([
      half(),
      `${photo.bytes.length}`,
    ])
    expect(head.headers.get('Cache-Control')).toBe('no-store')
    const last = await tus.patch(id, half(), photo.bytes.subarray(half()))
    expect([last.status, offsetOf(last)]).toEqual([204, photo.bytes.length])
    expect(await (await tus.receipt(id)).json()).toMatchObject({ state: 'saved' })
    expect(await saved()).toEqual(photo.bytes)
  })

  it('continues after a restart where it was', async () => {
    const id = newId()
    await tus.create(photo.bytes.length, { id, filename: photo.name })
    await tus.patch(id, 0, photo.bytes.subarray(0, half()))
    await laptop.restart()
    expect(offsetOf(await tus.head(id))).toBe(half())
    await tus.patch(id, half(), photo.bytes.subarray(half()))
    expect(await saved()).toEqual(photo.bytes)
  })

  it('keeps what came before a connection broke', async () => {
    const id = newId()
    await tus.create(photo.bytes.length, { id, filename: photo.name })
    const { port, token } = laptop.receiver.listening()
    const socket = connect(port, '127.0.0.1')
    socket.write(
      `PATCH /${token}/uploads/${id} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nTus-Resumable: 1.0.0\r\n` +
        'Content-Type: application/offset+octet-stream\r\nUpload-Offset: 0\r\n' +
        `Content-Length: ${photo.bytes.length}\r\n\r\n`,
    )
    socket.write(photo.bytes.subarray(0, half()))
    await until('half of it', async () => offsetOf(await tus.head(id)) === half() || undefined)
    socket.destroy()
    await until('the break', () =>
      laptop.events.find((event) => event.type === 'failed' && event.retryable),
    )
    expect(offsetOf(await tus.head(id))).toBe(half())
    await tus.patch(id, half(), photo.bytes.subarray(half()))
    expect(await saved()).toEqual(photo.bytes)
  })

  it('throws a damaged piece away and stays where it was', async () => {
    const id = newId()
    await tus.create(photo.bytes.length, { id, filename: photo.name })
    for (const algorithm of ['crc32 AAAAAA==', 'sha1 2jmj7l5rSw0yVb/vlWAYkK/YBwk=']) {
      const wrong = await tus.patch(id, 0, photo.bytes, { [HEADERS.uploadChecksum]: algorithm })
      expect(wrong.status).toBe(460)
      expect(offsetOf(await tus.head(id))).toBe(0)
    }
    const right = await tus.patch(id, 0, photo.bytes, {
      [HEADERS.uploadChecksum]: crc32Header(photo.bytes),
    })
    expect(right.status).toBe(204)
    expect(await saved()).toEqual(photo.bytes)
  })

  it('makes one file of ten equal requests at once', async () => {
    const fields = { id: newId(), filename: photo.name }
    const answers = await Promise.all(
      Array.from({ length: 10 }, () =>
        tus.create(photo.bytes.length, fields, { body: photo.bytes }).catch(() => null),
      ),
    )
    expect(answers.some((answer) => answer?.status === 201)).toBe(true)
    const head = await tus.head(fields.id)
    if (offsetOf(head) < photo.bytes.length)
      await tus.patch(fields.id, offsetOf(head), photo.bytes.subarray(offsetOf(head)))
    expect(await laptop.photosOnDisk()).toEqual([photo.name])
    expect(await saved()).toEqual(photo.bytes)
    const again = await tus.create(photo.bytes.length, fields, { body: photo.bytes })
    expect(await again.json()).toMatchObject({ state: 'saved', photo: { name: photo.name } })
    expect(await laptop.photosOnDisk()).toEqual([photo.name])
  })

  it('keeps two different photos that have one name, and overwrites neither', async () => {
    const other = await noisePhoto(300, 200)
    for (const { bytes } of [photo, other])
      await tus.create(bytes.length, { id: newId(), filename: photo.name }, { body: bytes })
    const numbered = photo.name.replace('.jpg', ' (2).jpg')
    expect(await laptop.photosOnDisk()).toEqual([photo.name, numbered].sort())
    expect(await saved()).toEqual(photo.bytes)
    expect(await readFile(join(laptop.folder, numbered))).toEqual(other.bytes)
  })
})
