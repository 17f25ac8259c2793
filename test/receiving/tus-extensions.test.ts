import { createHash } from 'node:crypto'
import { connect } from 'node:net'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { HEADERS } from '../../contract/http'
import { PROMISE_MS } from '../../main/uploads/record'
import { openPiece } from '../support/network/open-piece'
import { cutPhoto, expectError, useTusLaptop } from '../support/network/tus-laptop'
import { crc32Header, offsetOf, tusRequests } from '../support/network/tus-request'
import { forThisTest } from '../support/opened'
import { openReceiver } from '../support/receiver/open-receiver'
import { until } from '../support/until'

const DAY_MS = 24 * 60 * 60 * 1000
const { laptop, tus, begin, saved } = useTusLaptop()

describe('tus 1.0.0, checksum', () => {
  const sha = (algorithm: 'sha1' | 'sha256', bytes: Buffer) =>
    `${algorithm} ${createHash(algorithm).update(bytes).digest('base64')}`

  it.each(['crc32', 'sha1', 'sha256'] as const)('knows %s', async (algorithm) => {
    const { id, ...photo } = await begin()
    const header = (bytes: Buffer) => ({
      [HEADERS.uploadChecksum]: algorithm === 'crc32' ? crc32Header(bytes) : sha(algorithm, bytes),
    })
    expect((await tus().patch(id, 0, photo.first, header(photo.first))).status).toBe(204)
    const damaged = await tus().patch(id, photo.half, photo.last, header(photo.first))
    await expectError(damaged, 'CHECKSUM_MISMATCH')
    expect(offsetOf(await tus().head(id))).toBe(photo.half)
    expect((await tus().patch(id, photo.half, photo.last, header(photo.last))).status).toBe(204)
    expect(await saved(photo)).toEqual(photo.bytes)
  })

  it('tells of no byte that still waits for its checksum, so that no offset goes back', async () => {
    const { id, ...photo } = await begin()
    const wrong = { [HEADERS.uploadChecksum]: crc32Header(photo.last) }
    const piece = openPiece(`${laptop().url}uploads/${id}`, 0, photo.half, wrong)
    await piece.write(photo.first.subarray(0, -1))
    const offset = () => laptop().receiver.uploads()[0]?.offset
    await until('all but a byte', () => offset() === photo.half - 1)
    expect(offsetOf(await tus().head(id))).toBe(0)
    expect(await (await tus().receipt(id)).json()).toMatchObject({ offset: 0 })
    expect((await piece.end(photo.first.subarray(-1))).status).toBe(460)
    expect(offsetOf(await tus().head(id))).toBe(0)
  })

  it.each(['md5 AAAA', 'SHA1 AAAA', 'crc32', 'crc32 AAAA', 'crc32 AAAAAA== more', 'sha1 photo'])(
    'refuses "%s" and leaves the upload as it was',
    async (checksum) => {
      const { id, ...photo } = await begin('deferred')
      const answer = await tus().patch(id, 0, photo.bytes, {
        [HEADERS.uploadLength]: `${photo.bytes.length}`,
        [HEADERS.uploadChecksum]: checksum,
      })
      await expectError(answer, 'BAD_REQUEST')
      const head = await tus().head(id)
      expect(offsetOf(head)).toBe(0)
      expect(head.headers.get(HEADERS.uploadDeferLength)).toBe('1')
    },
  )

  it('checks a body whose connection breaks behind its last byte', async () => {
    const { id, ...photo } = await begin()
    const { port, token } = laptop().receiver.listening()
    const socket = connect(port, '127.0.0.1')
    // Chunked, so that the last byte of the photo is not yet the end of the body.
    socket.write(
      `PATCH /${token}/uploads/${id} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nTus-Resumable: 1.0.0\r\n` +
        'Content-Type: application/offset+octet-stream\r\nUpload-Offset: 0\r\n' +
        `Upload-Checksum: ${crc32Header(Buffer.from('other bytes'))}\r\n` +
        `Transfer-Encoding: chunked\r\n\r\n${photo.bytes.length.toString(16)}\r\n`,
    )
    socket.write(photo.bytes)
    await until('its first bytes', () =>
      laptop().events.find((event) => event.type === 'measured' && event.id === id),
    )
    socket.destroy()
    const failed = await until('the end of it', () =>
      laptop().events.find((event) => event.type === 'failed' && event.id === id),
    )
    expect(failed).toMatchObject({ error: { code: 'CHECKSUM_MISMATCH' } })
    expect(offsetOf(await tus().head(id))).toBe(0)
    expect(await laptop().photosOnDisk()).not.toContain(photo.name)
  })
})

describe('tus 1.0.0, termination', () => {
  it('removes what has come, and the upload is not found any more', async () => {
    const { id, ...photo } = await begin()
    await tus().patch(id, 0, photo.first)
    expect((await tus().remove(id)).status).toBe(204)
    expect((await tus().head(id)).status).toBe(404)
    expect((await tus().patch(id, photo.half, photo.last)).status).toBe(404)
    expect((await tus().remove(id)).status).toBe(404)
    await expect.poll(() => laptop().partsOnDisk()).not.toContain(`${id}.part`)
  })

  it('may not remove a saved photo', async () => {
    const { id, ...photo } = await begin()
    await tus().patch(id, 0, photo.bytes)
    await expectError(await tus().remove(id), 'ALREADY_SAVED')
    expect(offsetOf(await tus().head(id))).toBe(photo.bytes.length)
    expect(await saved(photo)).toEqual(photo.bytes)
  })
})

describe('tus 1.0.0, expiration', () => {
  afterEach(() => vi.useRealTimers())

  it('tells in every answer when an unfinished upload is given up, and of a finished one nothing', async () => {
    const { id, ...photo } = await begin()
    const expiry = (answer: Response) => answer.headers.get(HEADERS.uploadExpires) ?? ''
    const empty = expiry(await tus().head(id))
    expect(Date.parse(empty) - Date.now()).toBeLessThanOrEqual(PROMISE_MS)
    const told = expiry(await tus().patch(id, 0, photo.first))
    // RFC 9110, 5.6.7: "Sun, 06 Nov 1994 08:49:37 GMT".
    expect(told).toMatch(/^\w{3}, \d{2} \w{3} \d{4} \d{2}:\d{2}:\d{2} GMT$/)
    expect(Date.parse(told) - Date.now()).toBeGreaterThan(DAY_MS - 60_000)
    expect(expiry(await tus().head(id))).toBe(told)
    for (const headers of [{ 'Content-Type': 'image/jpeg' }, { [HEADERS.uploadOffset]: '5' }])
      expect(expiry(await tus().patch(id, photo.half, photo.last, headers))).toBe(told)
    expect(expiry(await tus().patch(id, photo.half, photo.last))).toBe('')
    expect(expiry(await tus().head(id))).toBe('')
  })

  it('gives up what nobody finishes, while it runs', async () => {
    vi.useFakeTimers({ toFake: ['Date', 'setInterval', 'clearInterval'] })
    const time = () => Date.now()
    const other = forThisTest(await openReceiver([], { clock: { now: time, elapsed: time } }))
    const requests = tusRequests(other.url)
    const { id, ...photo } = await cutPhoto()
    await requests.create(photo.bytes.length, { id, filename: photo.name })
    await requests.patch(id, 0, photo.first)
    vi.advanceTimersByTime(DAY_MS - 60_000)
    expect(offsetOf(await requests.head(id))).toBe(photo.half)
    vi.advanceTimersByTime(DAY_MS)
    await until('its end', async () => (await requests.head(id)).status === 404)
    await until('an empty folder', async () => (await other.partsOnDisk()).length === 0)
  })
})
