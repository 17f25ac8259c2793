import { setMaxListeners } from 'node:events'
import { readFile } from 'node:fs/promises'
import { Agent } from 'node:http'
import { connect, type Socket } from 'node:net'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { isSavedWhole } from '../support/disk/saved-whole'
import { putPhoto, send, sendHalf } from '../support/network/photo-request'
import { forThisTest } from '../support/opened'
import { longPhoto } from '../support/photos/long-photo'
import type { NoisePhoto } from '../support/photos/noise-photo'
import { type Attacked, expectHarmless } from '../support/receiver/during-attack'
import { startTerminalReceiver, type TerminalReceiver } from '../support/receiver/terminal-receiver'
import { until } from '../support/until'
import { makeHome } from '../support/window/home'

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

describe('a good phone feels nothing of', () => {
  it.each([
    // Strangers, even from the address of the good phone; and a phone that knows the code.
    ['/x', '127.0.0.1'],
    ['/', '127.0.0.1'],
    ['/<token>/', '127.0.0.2'],
  ])('thousands of requests for %s in one write', async (path, address) => {
    await expectHarmless((receiver, signal) => {
      const requests = requestFor(receiver, path).repeat(IN_ONE_WRITE)
      return together(24, signal, async () => {
        const socket = open(receiver, signal, address)
        socket.write(requests)
        await closed(socket)
      })
    })
  })
})

describe('nobody waits for bodies in chunks of', () => {
  it.each([1, 16, 64])('%i bytes', async (bytes) => {
    await expectHarmless(
      (receiver, signal) => {
        const { token, port } = receiver.listening
        const head = `PUT /${token}/tiny.gif HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\n`
        const chunk = `${bytes.toString(16)}\r\n${' '.repeat(bytes)}\r\n`
        const chunks = Buffer.from(chunk.repeat(IN_ONE_WRITE))
        return together(4, signal, async () => {
          const socket = open(receiver, signal, '127.0.0.2')
          const pour = () => void (socket.destroyed || socket.write(chunks, pour))
          socket.write(`${head}Transfer-Encoding: chunked\r\n\r\n6\r\nGIF89a\r\n`, pour)
          await closed(socket)
        })
      },
      { seconds: 2 },
    )
  })
})

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

  it('1,024: a phone gets its photo through beside 520 that know the code and hold a request', async () => {
    const home = forThisTest(await makeHome())
    const laptop = forThisTest(
      await startTerminalReceiver(home, [], ['prlimit', '--nofile=1024', '--']),
    )
    const { token, port, url } = laptop.listening
    const begun = `PUT /${token}/slow.gif HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nContent-Length: 99999\r\n\r\nGIF89a`
    const leaving = new AbortController()
    setMaxListeners(0, leaving.signal)
    const greedy = together(520, leaving.signal, async () => {
      const socket = open({ ...laptop, home }, leaving.signal, '127.0.0.2')
      socket.write(begun)
      await closed(socket)
    })
    await until('many are under way', () => countOf(laptop, 'upload') > 200)
    const photo = await longPhoto(300_000)
    await putUntilSaved(url, photo)
    leaving.abort()
    await greedy
    expect(await isSavedWhole(home.folder, photo)).toBe(true)
    expect(await laptop.stop('SIGTERM')).toEqual({ code: 0, signal: null })
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
