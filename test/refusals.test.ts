import { connect } from 'node:net'
import { beforeAll, describe, expect, it } from 'vitest'
import { HTTP_ERRORS, type HttpErrorCode, LIMITS } from '../contract/http'
import { NOT_PHOTOS } from './fixtures/fixtures'
import { receivedFiles } from './support/disk/received-files'
import { type Answer, putPhoto, send, sendHalf } from './support/network/photo-request'
import { createOpened } from './support/opened'
import { landscape, paintAlbum } from './support/photos/painted-photos'
import { startTerminalReceiver, type TerminalReceiver } from './support/receiver/terminal-receiver'
import { type Home, makeHome } from './support/window/home'

describe('what is refused gets its status and a sentence, and leaves nothing under a final name', () => {
  const opened = createOpened()
  let home: Home
  let receiver: TerminalReceiver
  let url: string
  let photo: Buffer

  beforeAll(async () => {
    const album = opened(
      await paintAlbum({ 'photo.jpg': { ...landscape(1), width: 2400, height: 1600 } }),
    )
    photo = album.photos[0]?.bytes ?? Buffer.alloc(0)
    home = opened(await makeHome())
    receiver = opened(await startTerminalReceiver(home))
    url = receiver.listening.url
  })

  const expectError = async ({ status, body }: Answer, code: HttpErrorCode) => {
    expect({ status, body }).toEqual({
      status: HTTP_ERRORS[code].status,
      body: { error: { code, message: expect.stringMatching(/^[A-Z].+ .+\.$/) } },
    })
    expect([...(await receivedFiles(home.folder)).keys()]).toEqual([])
  }

  it.each(NOT_PHOTOS)('what is no photo: $name', async ({ name, contentType, bytes }) => {
    const headers = { 'Content-Type': contentType, 'X-FileName': name }
    const body = await bytes()
    await expectError(await send(`${url}api/photos`, { headers, body }), 'NOT_A_PHOTO_OR_VIDEO')
    await expectError(
      await send(`${url}photo.jpg`, { method: 'PUT', body }),
      'NOT_A_PHOTO_OR_VIDEO',
    )
  })

  it('a file of zero bytes', async () => {
    const headers = { 'Content-Length': 0, 'X-FileName': 'photo.jpg' }
    await expectError(await send(`${url}api/photos`, { headers }), 'EMPTY_FILE')
    const put = { method: 'PUT', headers: { 'Content-Length': 0 } }
    await expectError(await send(`${url}photo.jpg`, put), 'EMPTY_FILE')
  })

  it.each([
    ['Content-Range', 'bytes 0-9999/99999'],
    ['Upload-Incomplete', '?1'],
    ['Upload-Offset', '100'],
    ['Upload-Length', '99999'],
  ])('a request that says it holds a part: %s', async (header, value) => {
    const body = photo.subarray(0, 10_000)
    const headers = { [header]: value, 'X-FileName': 'photo.jpg' }
    await expectError(await send(`${url}api/photos`, { headers, body }), 'BAD_REQUEST')
    await expectError(
      await send(`${url}photo.jpg`, { method: 'PUT', headers, body }),
      'BAD_REQUEST',
    )
  })

  it.each(['api/photos', 'api/test', 'uploads', 'presence'])(
    'a wrong token, at %s',
    async (path) => {
      const wrong = new URL(`/${'A'.repeat(22)}/${path}`, url).href
      await expectError(await send(wrong, { body: photo }), 'NOT_FOUND')
    },
  )

  it.each(['evil.example', 'evil.example@127.0.0.1', '127.0.0.1.evil.example', '127.0.0.1:1'])(
    'a request for the host %s',
    async (host) => {
      const headers = { Host: host }
      await expectError(await send(`${url}api/photos`, { headers, body: photo }), 'HOST_REFUSED')
      await expectError(await send(url, { method: 'GET', headers }), 'HOST_REFUSED')
    },
  )

  it('a page of another origin', async () => {
    const headers = { Origin: 'http://evil.example' }
    await expectError(await send(`${url}api/photos`, { headers, body: photo }), 'ORIGIN_REFUSED')
  })

  it('a body that ends before its length', async () => {
    const { host, hostname, port, pathname } = new URL(url)
    const socket = connect(Number(port), hostname)
    socket.write(
      `POST ${pathname}api/photos HTTP/1.1\r\nHost: ${host}\r\nContent-Length: ${photo.length}\r\n\r\n`,
    )
    socket.write(photo.subarray(0, 1000))
    // Nothing more comes, but the sender still listens.
    socket.end()
    const [head = '', body = ''] = Buffer.concat(await socket.toArray())
      .toString()
      .split('\r\n\r\n')
    const answer = { status: Number(head.split(' ')[1]), headers: {}, body: JSON.parse(body) }
    await expectError(answer, 'BODY_ENDED_EARLY')
  })

  it('a phone that vanishes in the middle of a photo', async () => {
    // Half of it is more than the head that tells its size.
    expect(photo.length).toBeGreaterThan(2 * LIMITS.headBytes)
    const upload = sendHalf(`${url}api/photos`, 'vanished.jpg', photo)
    await receiver.event('measured')
    upload.breakOff()
    const { error } = await receiver.event('failed', ({ name }) => name === 'vanished.jpg')
    expect(error.code).toBe('BODY_ENDED_EARLY')
    expect([...(await receivedFiles(home.folder)).keys()]).toEqual([])
  })

  it('a body that nobody reads, and the page is the page all the same', async () => {
    const { headers } = await send(url, {
      method: 'GET',
      headers: { 'Content-Length': 1 },
      body: 'x',
    })
    const plain = await send(url, { method: 'GET' })
    for (const each of ['content-type', 'content-length'])
      expect(headers[each]).toBe(plain.headers[each])
  })

  it('and the next photo is received as if nothing had been', async () => {
    const answer = await putPhoto(url, { name: 'after.jpg', bytes: photo })
    expect(answer).toMatchObject({ status: 201, body: { name: 'after.jpg', width: 2400 } })
    expect([...(await receivedFiles(home.folder)).keys()]).toEqual(['after.jpg'])
  })
})
