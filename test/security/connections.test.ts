import { setMaxListeners } from 'node:events'
import { readdir, readFile } from 'node:fs/promises'
import { Agent, request } from 'node:http'
import { connect, type Socket } from 'node:net'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { setTimeout as pause } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { isSavedWhole } from '../support/disk/saved-whole'
import { answerTo, putPhoto, send, sendHalf } from '../support/network/photo-request'
import { newId } from '../support/network/tus-request'
import { forThisTest } from '../support/opened'
import { longPhoto } from '../support/photos/long-photo'
import type { NoisePhoto } from '../support/photos/noise-photo'
import { type Attacked, besiegeReceiver } from '../support/receiver/during-attack'
import { startTerminalReceiver, type TerminalReceiver } from '../support/receiver/terminal-receiver'
import { until } from '../support/until'
import { makeHome } from '../support/window/home'
import { useBesieged } from './use-besieged'

/** Whatever breaks it, it only closes. */
function open({ listening }: Attacked, signal: AbortSignal, localAddress = '127.0.0.1'): Socket {
  const socket = connect({ port: listening.port, host: '127.0.0.1', localAddress })
  const stop = () => socket.destroy()
  signal.addEventListener('abort', stop)
  socket.on('error', () => {}).on('close', () => signal.removeEventListener('abort', stop))
  return socket.resume()
}
const closed = (socket: Socket) => new Promise<void>((done) => socket.once('close', () => done()))

/** Has so many attackers do the same again and again. */
async function together(count: number, signal: AbortSignal, attack: () => Promise<void>) {
  const go = async () => {
    while (!signal.aborted) await attack()
  }
  await Promise.all(Array.from({ length: count }, go))
}

/** @param path below the root; `<token>` stands for the token */
function requestFor({ listening: { token, port } }: Attacked, path: string): string {
  return `GET ${path.replace('<token>', token)} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\n\r\n`
}

const IN_ONE_WRITE = 4000

const { besieged } = useBesieged()

describe('a good phone feels nothing of', () => {
  it.each([
    // Strangers, even from the address of the good phone; and a phone that knows the code.
    ['/x', '127.0.0.1'],
    ['/', '127.0.0.1'],
    ['/<token>/', '127.0.0.2'],
  ])('thousands of requests for %s in one write', async (path, address) => {
    const { receiver, expectHarmless } = besieged()
    const requests = requestFor(receiver, path).repeat(IN_ONE_WRITE)
    await expectHarmless((signal) =>
      together(24, signal, async () => {
        const socket = open(receiver, signal, address)
        socket.write(requests)
        await closed(socket)
      }),
    )
  })

  it('a class of 30 behind its address, each with six connections, and strangers from there', async () => {
    const { receiver, expectHarmless } = besieged()
    const { url } = receiver.listening
    const { bytes } = await longPhoto(100_000)
    await expectHarmless(async (signal) => {
      const agent = new Agent({ keepAlive: true, maxSockets: 30 })
      const halves = Array.from({ length: 150 }, (_, at) =>
        sendHalf(`${url}api/photos`, `class-${at}.png`, bytes),
      )
      const strangers = together(60, signal, () => closed(open(receiver, signal)))
      const body = { name: 'Phone', state: 'sending', done: 1, total: 6 }
      const phones = Array.from({ length: 30 }, async () => {
        const sender = newId()
        while (!signal.aborted) {
          await send(`${url}presence`, { agent, body: JSON.stringify({ ...body, sender }) })
          await pause(500)
        }
      })
      await Promise.all([...phones, strangers])
      for (const half of halves) half.breakOff()
      agent.destroy()
    })
  })
})

describe('nobody waits for bodies in chunks of', () => {
  it.each([1, 16, 64])('%i bytes', async (bytes) => {
    const { receiver, expectHarmless } = besieged()
    const chunks = Buffer.from(chunkOf(bytes).repeat(IN_ONE_WRITE))
    await expectHarmless((signal) =>
      together(8, signal, async () => {
        const socket = open(receiver, signal, '127.0.0.2')
        const pour = (error?: Error | null) => {
          if (!error && !socket.destroyed) socket.write(chunks, pour)
        }
        socket.write(`${chunkedHead(receiver)}6\r\nGIF89a\r\n`, pour)
        await closed(socket)
      }),
    )
  })

  it('one byte that all connections bring at the same moment, known or not', async () => {
    const { receiver, expectHarmless } = besieged()
    const chunks = Buffer.from(chunkOf(1).repeat(IN_ONE_WRITE))
    await expectHarmless(async (signal) => {
      const sockets = Array.from({ length: 120 }, (_, at) =>
        open(receiver, signal, `127.0.0.${2 + (at % 8)}`),
      )
      for (const [at, socket] of sockets.entries())
        socket.write(chunkedHead(receiver, at % 2 === 0 ? undefined : 'wrong'))
      await pause(300)
      const ends = sockets.map(closed)
      for (const socket of sockets) socket.write(chunks)
      await Promise.race([Promise.all(ends), pause(1000)])
      for (const socket of sockets) socket.destroy()
      await Promise.all(ends)
    })
  })

  it('one byte is refused, and nothing of it is saved', async () => {
    const { receiver } = besieged()
    const socket = open(receiver, new AbortController().signal).pause()
    const answer = text(socket)
    socket.write(
      `${chunkedHead(receiver)}6\r\nGIF89a\r\n${chunkOf(1).repeat(IN_ONE_WRITE)}0\r\n\r\n`,
    )
    expect(await answer).toMatch(/^HTTP\/1\.1 400 TINY_CHUNKS\r\n/)
    // The parser is used for the next connection, and tells of its chunks.
    const photo = await longPhoto(100_000)
    const put = request(`${receiver.listening.url}whole.png`, { method: 'PUT' })
    const saved = answerTo(put)
    for (let from = 0; from < photo.bytes.length; from += 1000)
      put.write(photo.bytes.subarray(from, from + 1000))
    put.end()
    expect((await saved).status).toBe(201)
    expect(await isSavedWhole(receiver.home.folder, { ...photo, name: 'whole.png' })).toBe(true)
    expect(await readdir(receiver.home.folder)).not.toContain('tiny.gif')
  })
})

const chunkOf = (bytes: number) => `${bytes.toString(16)}\r\n${' '.repeat(bytes)}\r\n`
const chunkedHead = ({ listening: { token, port } }: Attacked, code = token) =>
  `PUT /${code}/tiny.gif HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nTransfer-Encoding: chunked\r\n\r\n`

describe('where a process may have few files open', () => {
  it('64: 20 phones get all their photos through, and 200 connections of a stranger end nothing', async () => {
    const home = forThisTest(await makeHome())
    const laptop = forThisTest(
      await startTerminalReceiver(home, [], ['prlimit', '--nofile=64', '--']),
    )
    const receiver = { ...laptop, home }
    const leaving = new AbortController()
    setMaxListeners(0, leaving.signal)
    const strangers = together(200, leaving.signal, () => closed(open(receiver, leaving.signal)))
    const photos = await Promise.all(Array.from({ length: 20 }, () => longPhoto(300_000)))
    await Promise.all(photos.map((photo) => putUntilSaved(laptop.listening.url, photo)))
    leaving.abort()
    await strangers
    for (const photo of photos) expect(await isSavedWhole(home.folder, photo)).toBe(true)
    expect(await laptop.stop('SIGTERM')).toEqual({ code: 0, signal: null })
    const log = await readFile(join(home.data, 'logs/snapland.log'), 'utf8')
    expect(log).not.toContain('Nobody caught this')
  })

  it('1,024: a phone feels nothing of 520 connections that know the code and hold a request', async () => {
    const wrap = ['prlimit', '--nofile=1024', '--']
    const { receiver, expectHarmless } = forThisTest(await besiegeReceiver({ wrap }))
    const { token, port } = receiver.listening
    const begun = `PUT /${token}/slow.gif HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nContent-Length: 99999\r\n\r\nGIF89a`
    await expectHarmless((signal) =>
      together(520, signal, async () => {
        const socket = open(receiver, signal, '127.0.0.2')
        socket.write(begun)
        await closed(socket)
      }),
    )
  })
})

/** As the phone page does: what may pass is tried again. */
async function putUntilSaved(url: string, photo: NoisePhoto): Promise<void> {
  await until(`${photo.name} is saved`, async () => {
    const answer = await putPhoto(url, photo).catch(() => null)
    if (answer !== null && answer.status !== 201) expect([503]).toContain(answer.status)
    return answer?.status === 201
  })
}

describe('a class behind one address', () => {
  it('of 30 browsers with six connections each sends at the same time, while strangers come from there', async () => {
    const home = forThisTest(await makeHome())
    const laptop = forThisTest(await startTerminalReceiver(home))
    const { url } = laptop.listening
    const leaving = new AbortController()
    setMaxListeners(0, leaving.signal)
    const strangers = together(60, leaving.signal, () =>
      closed(open({ ...laptop, home }, leaving.signal)),
    )
    const browsers = Array.from({ length: 30 }, async () => {
      const agent = new Agent({ keepAlive: true, maxSockets: 6 })
      const photos = await Promise.all(Array.from({ length: 6 }, () => longPhoto(100_000)))
      const page = { method: 'GET', agent }
      for (const { status } of await Promise.all(photos.map(() => send(url, page))))
        expect(status).toBe(200)
      const halves = photos.map(({ name, bytes }) => sendHalf(`${url}api/photos`, name, bytes))
      return { agent, photos, halves }
    })
    // All 180 photos are under way at once before the first of them ends.
    const underWay = await Promise.all(browsers)
    await until('all photos are under way', () => countOf(laptop, 'upload') === 180)
    for (const { halves } of underWay)
      for (const half of halves) expect((await half.finish()).status).toBe(201)
    leaving.abort()
    await strangers
    for (const { agent, photos } of underWay) {
      agent.destroy()
      for (const photo of photos) expect(await isSavedWhole(home.folder, photo)).toBe(true)
    }
  })
})

const countOf = ({ lines }: TerminalReceiver, type: string) =>
  lines.filter((line) => JSON.parse(line).type === type).length
