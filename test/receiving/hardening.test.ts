import { once } from 'node:events'
import { stat } from 'node:fs/promises'
import { connect, type Socket } from 'node:net'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import type { ErrorBody } from '../../contract/http'
import { isSavedWhole } from '../support/disk/saved-whole'
import { newId, tusRequests } from '../support/network/tus-request'
import { forThisTest } from '../support/opened'
import { longPhoto } from '../support/photos/long-photo'
import { type NoisePhoto, noisePhoto } from '../support/photos/noise-photo'
import { type OpenReceiver, openReceiver } from '../support/receiver/open-receiver'

let laptop: OpenReceiver
// One for each test: connections that an earlier one kept alive count too.
beforeEach(async () => {
  laptop = forThisTest(await openReceiver())
})

const open = async (): Promise<Socket> => {
  const socket = connect(laptop.receiver.listening().port, '127.0.0.1')
  socket.on('error', () => {})
  await once(socket, 'connect')
  return socket
}
const request = (socket: Socket, more = '') => {
  const { port, token } = laptop.receiver.listening()
  socket.write(`GET /${token}/ HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\n${more}\r\n`)
}

/** All that comes until the other side closes. */
const textOf = async (socket: Socket) => {
  let text = ''
  socket.on('data', (chunk) => {
    text += chunk
  })
  await once(socket, 'close')
  return text
}

describe('a sender that says no more behind its last byte', () => {
  /** A raw photo, of which so many bytes come before the sender's side ends. */
  async function putAndEnd(photo: NoisePhoto, bytes: number, version: string): Promise<string> {
    const { port, token } = laptop.receiver.listening()
    const socket = await open()
    const answer = textOf(socket)
    socket.write(`PUT /${token}/${photo.name} HTTP/${version}\r\nHost: 127.0.0.1:${port}\r\n`)
    socket.write(`Content-Length: ${photo.bytes.length}\r\n\r\n`)
    socket.end(photo.bytes.subarray(0, bytes))
    return answer
  }

  it.each(['1.0', '1.1'])('has its photo saved, and hears of it, with HTTP/%s', async (version) => {
    const photo = await longPhoto(300_000)
    expect(await putAndEnd(photo, photo.bytes.length, version)).toMatch(/^HTTP\/1\.1 201 /)
    expect(await isSavedWhole(laptop.folder, photo)).toBe(true)
  })

  it('hears that its photo is not whole', async () => {
    const photo = await longPhoto(300_000)
    const answer = await putAndEnd(photo, photo.bytes.length - 1, '1.1')
    expect(answer).toMatch(/^HTTP\/1\.1 400 .*BODY_ENDED_EARLY/s)
    expect(await laptop.photosOnDisk()).toEqual([])
  })

  it('keeps no connection when it has asked for nothing, or been answered', async () => {
    const silent = await open()
    const answer = textOf(silent)
    silent.end()
    expect(await answer).toBe('')
    const asking = await open()
    const page = textOf(asking)
    request(asking)
    asking.end()
    expect(await page).toMatch(/^HTTP\/1\.1 200 /)
  })
})

describe('what every stranger meets', () => {
  it('a page that tells nobody where it was, is kept by nobody, and stands in no frame', async () => {
    const { headers } = await fetch(laptop.url)
    expect(headers.get('Referrer-Policy')).toBe('no-referrer')
    expect(headers.get('Cache-Control')).toBe('no-store')
    expect(headers.get('X-Content-Type-Options')).toBe('nosniff')
    expect(headers.get('Cross-Origin-Resource-Policy')).toBe('same-origin')
    expect(headers.get('Content-Security-Policy')).toMatch(
      /^default-src 'none'; script-src 'sha256-[^']+'; .*frame-ancestors 'none'; connect-src 'self' http:\/\/\*:\d+$/,
    )
    expect(headers.get('Access-Control-Allow-Origin')).toBeNull()
    expect(headers.get('Set-Cookie')).toBeNull()
  })

  it.each(['A', `${'A'.repeat(21)}B`, '...', '%00', 'favicon.ico'])(
    'for the wrong token %s the same answer as for any other',
    async (guess) => {
      const { port, token } = laptop.receiver.listening()
      const paths = [`/${guess}/`, `/${guess}/uploads`, `/${token.slice(0, -2)}${guess}/`]
      for (const path of paths) {
        const answer = await fetch(`http://127.0.0.1:${port}${path}`, { redirect: 'manual' })
        expect(answer.status).toBe(404)
        expect(await answer.json()).toMatchObject({ error: { code: 'NOT_FOUND' } })
      }
    },
  )

  it('at most 512 connections: the stranger that has been there for longest gives way', async () => {
    const sockets: Socket[] = []
    for (let count = 0; count < 512; count += 1) sockets.push(await open())
    const [first, ...others] = sockets
    const next = await open()
    if (first?.closed === false) await once(first, 'close')
    request(next, 'Connection: close\r\n')
    expect(await textOf(next)).toMatch(/^HTTP\/1\.1 200 /)
    expect(others.filter(({ closed }) => closed)).toEqual([])
    for (const socket of others) socket.destroy()
  })

  it('no room beyond what stays free on the disk', async () => {
    const full = forThisTest(await openReceiver(['--reserve', `${2 ** 52}`]))
    const { bytes, name } = await noisePhoto(120, 90)
    const answer = await tusRequests(full.url).create(bytes.length, { filename: name })
    expect(answer.status).toBe(507)
    const { error } = (await answer.json()) as ErrorBody
    expect(error).toMatchObject({ code: 'DISK_FULL', need: 2 ** 52 + bytes.length })
    expect(error.free).toBeGreaterThan(0)
    await expect.poll(full.partsOnDisk).toEqual([])
  })

  it('no more than 8 KiB of headers', async () => {
    const socket = await open()
    request(socket, `X-Long: ${'a'.repeat(9 * 1024)}\r\n`)
    expect(await textOf(socket)).toMatch(/^HTTP\/1\.1 400 .*Connection: close/s)
  })
})

describe('a sender that begins more and more photos', () => {
  it('comes to an end, and takes no place from another', async () => {
    const tus = tusRequests(laptop.url)
    const begin = (sender: string, at: number) =>
      tus.create(1000 + at, { filename: `${at}.jpg`, sender })
    for (let at = 0; at < 256; at += 1) expect((await begin('greedy', at)).status).toBe(201)
    const refused = await begin('greedy', 256)
    const body = (await refused.json()) as ErrorBody
    expect([refused.status, body.error.code]).toEqual([429, 'TOO_MANY_UPLOADS'])
    expect((await begin('modest', 0)).status).toBe(201)
  })
})

it('what is not whole yet can be entered by its owner alone, and what is saved can be run by nobody', async () => {
  const { bytes, name } = await noisePhoto(120, 90)
  const tus = tusRequests(laptop.url)
  const id = newId()
  await tus.create(bytes.length, { id, filename: name })
  const modeOf = async (path: string) => (await stat(join(laptop.folder, path))).mode & 0o777
  expect(await modeOf('.snapland-incoming')).toBe(0o700)
  await tus.patch(id, 0, bytes)
  expect((await modeOf(name)) & 0o111).toBe(0)
})
