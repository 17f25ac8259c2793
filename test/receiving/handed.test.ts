import { randomBytes } from 'node:crypto'
import { mkdir, truncate, writeFile } from 'node:fs/promises'
import { type IncomingMessage, request } from 'node:http'
import { join } from 'node:path'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import type { Handed } from '../../contract/handed'
import { LEFT_MS } from '../../main/handover/leaving'
import { type AskingPhone, askingPhone, fetchHanded } from '../support/network/asking-phone'
import { createOpened } from '../support/opened'
import { noisePhoto } from '../support/photos/noise-photo'
import { type OpenReceiver, openReceiver } from '../support/receiver/open-receiver'
import { until } from '../support/until'

const opened = createOpened()
let laptop: OpenReceiver
let folder: string
let phone: AskingPhone
beforeAll(async () => {
  laptop = opened(await openReceiver())
  // Beside the receiving folder: removed with it.
  folder = join(laptop.folder, '..', 'handed')
  await mkdir(folder)
  phone = askingPhone(laptop.url)
  await phone.tell('open')
})

async function file(name: string, bytes: Buffer): Promise<string> {
  const path = join(folder, name)
  await writeFile(path, bytes)
  return path
}

async function giveFile(name: string, bytes: Buffer) {
  const path = await file(name, bytes)
  const [handed] = await laptop.receiver.handover.give(phone.id, [{ path }])
  const card = await phone.card(name)
  return { handed, card, address: laptop.url + card.path, path }
}

const stateOf = (id: string | undefined): Handed | undefined =>
  laptop.events
    .flatMap((event) => (event.type === 'handed' && event.handed.id === id ? [event.handed] : []))
    .at(-1)
const becomes = (id: string | undefined, state: Handed['state']) =>
  until(`state ${state}`, async () => stateOf(id)?.state === state)

describe('a file that was handed to a phone', () => {
  it('comes whole, once, with its name and type, and runs nowhere', async () => {
    const { bytes } = await noisePhoto(64, 48)
    const { handed, card, address } = await giveFile('Ünïcödé 사진.jpg', bytes)
    expect(card).toMatchObject({ kind: 'photo', width: 64, height: 48, bytes: bytes.length })
    const head = await fetchHanded(address, { method: 'HEAD' })
    expect(head).toMatchObject({ status: 200, body: Buffer.alloc(0) })
    const answer = await fetchHanded(address)
    expect(answer.status).toBe(200)
    expect(answer.body.equals(bytes)).toBe(true)
    const headers = {
      'content-type': 'image/jpeg',
      'content-length': `${bytes.length}`,
      'content-security-policy': "default-src 'none'; sandbox",
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
    }
    expect(answer.headers).toMatchObject(headers)
    expect(head.headers).toMatchObject(headers)
    expect(answer.headers['content-disposition']).toBe(
      `attachment; filename="Unicode __.jpg"; filename*=UTF-8''${encodeURIComponent('Ünïcödé 사진.jpg')}`,
    )
    await becomes(handed?.id, 'fetched')
    for (const headers of [{}, { Range: 'bytes=10-' }] as Record<string, string>[])
      expect((await fetchHanded(address, { headers })).status).toBe(404)
    expect(laptop.receiver.handover.list()).toEqual([])
  })

  it.each([
    ['page.html', '<script>alert(1)</script>', 'application/octet-stream'],
    ['drawing.svg', '<svg xmlns="http://www.w3.org/2000/svg"/>', 'application/octet-stream'],
    ['feed.xml', '<?xml version="1.0"?>', 'application/octet-stream'],
    ['notes.txt', 'notes', 'text/plain; charset=utf-8'],
    ['Bill.PDF', '%PDF-1.7', 'application/pdf'],
    ['empty.zip', '', 'application/zip'],
  ])('%s is no page of ours', async (name, content, type) => {
    const { handed, address } = await giveFile(name, Buffer.from(content))
    const { headers, body } = await fetchHanded(address)
    expect(headers['content-type']).toBe(type)
    expect(headers['content-disposition']).toBe(`attachment; filename="${name}"`)
    expect(headers['content-security-policy']).toMatch(/sandbox$/)
    expect(body.toString()).toBe(content)
    await becomes(handed?.id, 'fetched')
  })

  it('goes on where it broke, however a phone asks', async () => {
    const bytes = randomBytes(3_000_000)
    const { handed, address } = await giveFile('video.bin', bytes)
    const part = async (range: string, more: Record<string, string> = {}) =>
      fetchHanded(address, { headers: { Range: range, ...more } })
    // As Safari probes.
    const probe = await part('bytes=0-1')
    expect(probe).toMatchObject({ status: 206, body: bytes.subarray(0, 2) })
    expect(probe.headers['content-range']).toBe('bytes 0-1/3000000')
    const etag = String(probe.headers.etag)
    const broken = await breakOff(address, 1_000_000)
    expect(broken.equals(bytes.subarray(0, 1_000_000))).toBe(true)
    await becomes(handed?.id, 'waiting')
    expect((await part('bytes=3000000-')).status).toBe(416)
    // Of another version of the file it would have to begin again.
    expect(
      (await breakOff(address, 10, { Range: 'bytes=5-', 'If-Range': '"other"' })).toString(),
    ).toBe(bytes.subarray(0, 10).toString())
    const rest = await part(`bytes=${broken.length}-`, { 'If-Range': etag })
    expect(rest.status).toBe(206)
    expect(Buffer.concat([broken, rest.body]).equals(bytes)).toBe(true)
    await becomes(handed?.id, 'fetched')
    expect(stateOf(handed?.id)?.sent).toBe(bytes.length)
    expect((await part('bytes=0-1')).status).toBe(404)
  })

  it('is not over while the system alone has taken it: a phone that has gone gets it again', async () => {
    const { handed, address } = await giveFile('lost.bin', randomBytes(50_000))
    const response = await openAnswer(address)
    // All of it stands in the buffers of both systems, and none of it was read.
    await until('all to be sent', async () => stateOf(handed?.id)?.sent === 50_000)
    response.socket.resetAndDestroy()
    await becomes(handed?.id, 'waiting')
    expect((await fetchHanded(address)).body).toHaveLength(50_000)
    await becomes(handed?.id, 'fetched')
  })

  it('comes in pieces side by side, as download managers ask', async () => {
    const bytes = randomBytes(400_000)
    const { handed, address } = await giveFile('pieces.bin', bytes)
    const pieces = [0, 1, 2, 3].map((at) => `bytes=${at * 100_000}-${at * 100_000 + 99_999}`)
    const answers = await Promise.all(
      pieces.map((Range) => fetchHanded(address, { headers: { Range } })),
    )
    expect(Buffer.concat(answers.map(({ body }) => body)).equals(bytes)).toBe(true)
    await becomes(handed?.id, 'fetched')
  })
})

describe('words', () => {
  it('come with the message, and again to a page that is loaded again, until it has done with them', async () => {
    const given = [{ text: 'Gate 12\nat noon' }, { text: 'https://example.com/a' }]
    const handed = await laptop.receiver.handover.give(phone.id, given)
    await phone.card('https://example.com/a')
    await phone.tell('left')
    const again = askingPhone(laptop.url, phone.id)
    const words = await again.card('Gate 12')
    expect(words).toMatchObject({ kind: 'text', text: 'Gate 12\nat noon' })
    const link = await again.card('https://example.com/a')
    expect(link).toMatchObject({ kind: 'link' })
    for (const { path } of [words, link]) {
      expect((await fetchHanded(laptop.url + path)).status).toBe(404)
      expect((await fetchHanded(laptop.url + path, { method: 'DELETE' })).status).toBe(204)
    }
    for (const { id } of handed) await becomes(id, 'fetched')
    await phone.tell('open')
    const told = await askingPhone(laptop.url, phone.id).ask()
    expect(told.filter(({ type }) => type === 'handed')).toEqual([])
  })
})

describe('a picture that the page shows', () => {
  it('can be shown again after a reload, and is over once it was saved', async () => {
    const { bytes } = await noisePhoto(64, 48)
    const { handed, address } = await giveFile('shown.jpg', bytes)
    for (const _load of ['first', 'second']) {
      expect((await fetchHanded(`${address}?shown`)).body.equals(bytes)).toBe(true)
      await becomes(handed?.id, 'waiting')
    }
    await fetchHanded(address, { method: 'DELETE' })
    await becomes(handed?.id, 'fetched')
    expect((await fetchHanded(`${address}?shown`)).status).toBe(404)
  })

  it('has to arrive anew where the browser downloads it after all', async () => {
    const bytes = randomBytes(3_000_000)
    const { handed, address } = await giveFile('large.jpg', bytes)
    await fetchHanded(`${address}?shown`)
    await becomes(handed?.id, 'waiting')
    await breakOff(address, 1000)
    await becomes(handed?.id, 'waiting')
    expect((await fetchHanded(address)).body.equals(bytes)).toBe(true)
    await becomes(handed?.id, 'fetched')
  })
})

describe('nobody else', () => {
  it('learns of it: another phone hears nothing, and finds nothing', async () => {
    const { handed, card, address } = await giveFile('private.jpg', Buffer.from('private'))
    const other = askingPhone(laptop.url)
    await other.tell('open')
    expect(await other.ask()).toEqual([{ type: 'start' }])
    const said = JSON.stringify(laptop.events.filter(({ type }) => type === 'handed'))
    expect(said).not.toContain(card.path?.split('/')[1])
    expect(card.path).toMatch(/^handed\/[\w-]{22}$/)
    const flipped = address.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A'))
    const wrong = [
      flipped,
      `${laptop.url}handed/${handed?.id}`,
      `${laptop.url}handed/`,
      `${laptop.url}handed`,
    ]
    for (const path of wrong) {
      for (const method of ['GET', 'HEAD', 'DELETE', 'POST', 'PUT', 'PROPFIND']) {
        if (method === 'PUT' && path.endsWith('handed')) continue
        expect([method, path, (await fetchHanded(path, { method })).status]).toEqual([
          method,
          path,
          404,
        ])
      }
    }
    const otherToken = address.replace(/\/[\w-]+\/handed/, `/${'x'.repeat(22)}/handed`)
    expect((await fetchHanded(otherToken)).status).toBe(404)
    expect((await fetchHanded(address)).status).toBe(200)
    await becomes(handed?.id, 'fetched')
  })

  it.each([
    '',
    '{}',
    '{"id":"a"}',
    '{"id":"../x","after":0}',
    '{"id":"a","after":-1}',
    '{"id":"a","after":1e99}',
  ])('a question of %j is refused', async (body) => {
    const { status } = await fetch(`${laptop.url}messages`, { method: 'POST', body })
    expect(status).toBe(400)
  })

  it('a page of another origin asks and dismisses nothing', async () => {
    const { address, handed } = await giveFile('here.bin', Buffer.from('x'))
    const headers = { Origin: 'http://evil.example' }
    for (const method of ['GET', 'DELETE'])
      expect((await fetchHanded(address, { method, headers })).status).toBe(403)
    expect((await fetchHanded(address, { method: 'DELETE' })).status).toBe(204)
    expect(stateOf(handed?.id)?.state).toBe('gone')
  })
})

describe('the address dies', () => {
  const LARGE = 300_000_000
  const ends: [string, (id: string, path: string) => Promise<unknown> | unknown][] = [
    ['is withdrawn', (id) => laptop.receiver.handover.withdraw(id)],
    ['is dismissed', async (_id, address) => fetchHanded(address, { method: 'DELETE' })],
    ['closes with New code', () => laptop.receiver.renewCode()],
  ]
  it.each(ends)('when it %s, also while it is fetched', async (_how, end) => {
    phone = askingPhone(laptop.receiver.listening().url)
    await phone.tell('open')
    const path = await file('large.bin', Buffer.alloc(0))
    await truncate(path, LARGE)
    const [handed] = await laptop.receiver.handover.give(phone.id, [{ path }])
    const address = laptop.receiver.listening().url + (await phone.card('large.bin')).path
    const slow = await slowReader(address)
    await becomes(handed?.id, 'sending')
    await end(handed?.id ?? '', address)
    expect(await slow.end()).toBeLessThan(LARGE)
    expect((await fetchHanded(address)).status).toBe(404)
    expect(stateOf(handed?.id)?.state).toBe('gone')
    laptop.url = laptop.receiver.listening().url
  })

  it('20 s after the page is closed; what is on its way still arrives', async () => {
    phone = askingPhone(laptop.url)
    await phone.tell('open')
    const bytes = randomBytes(30_000_000)
    const { address, handed } = await giveFile('closing.bin', bytes)
    const other = await giveFile('unseen.bin', Buffer.from('x'))
    const slow = await slowReader(address)
    await becomes(handed?.id, 'sending')
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    try {
      await phone.tell('left')
      expect(stateOf(other.handed?.id)?.state).toBe('waiting')
      vi.advanceTimersByTime(LEFT_MS)
    } finally {
      vi.useRealTimers()
    }
    expect(stateOf(other.handed?.id)?.state).toBe('gone')
    for (const each of [address, other.address]) expect((await fetchHanded(each)).status).toBe(404)
    expect(await slow.end()).toBe(bytes.length)
    await becomes(handed?.id, 'fetched')
    await expect(laptop.receiver.handover.give(phone.id, [{ text: 'x' }])).rejects.toThrow(
      /no longer has/,
    )
    await phone.tell('open')
    expect((await phone.ask())[0]).toEqual({ type: 'start' })
  })

  it('when its file is not the same any more', async () => {
    const changed = await giveFile('changed.bin', Buffer.from('before'))
    await file('changed.bin', Buffer.from('behind'))
    expect((await fetchHanded(changed.address)).status).toBe(404)
    await becomes(changed.handed?.id, 'gone')
  })

  it('when the phone is removed', async () => {
    const { address, handed } = await giveFile('removed.bin', Buffer.from('x'))
    await laptop.receiver.removePhone(phone.id)
    expect((await fetchHanded(address)).status).toBe(404)
    expect(stateOf(handed?.id)?.state).toBe('gone')
    expect((await phone.askAs(phone.id, 0)).status).toBe(403)
    phone = askingPhone(laptop.url)
    await phone.tell('open')
  })
})

describe('what cannot be handed over', () => {
  it.each([
    ['a folder', () => folder],
    ['a file that is not there', () => join(folder, 'nothing')],
    ['a pipe', () => '/dev/stdin'],
    ['a device', () => '/dev/zero'],
  ])('%s: nothing of the whole is', async (_what, path) => {
    const good = await file('good.bin', Buffer.from('x'))
    const given = [{ path: good }, { path: path() }]
    await expect(laptop.receiver.handover.give(phone.id, given)).rejects.toMatchObject({
      code: 'NOT_HANDED',
    })
    expect(laptop.receiver.handover.list()).toEqual([])
  })

  it('may be empty', async () => {
    const { handed, address } = await giveFile('empty.txt', Buffer.alloc(0))
    const answer = await fetchHanded(address)
    expect(answer).toMatchObject({ status: 200, headers: { 'content-length': '0' } })
    await becomes(handed?.id, 'fetched')
  })
})

/** Takes some bytes and breaks off, as a phone that leaves the Wi-Fi. @returns what it has taken */
function breakOff(
  address: string,
  bytes: number,
  headers: Record<string, string> = {},
): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const outgoing = request(address, { headers, agent: false }, (response) => {
      const chunks: Buffer[] = []
      response.on('error', () => {})
      response.on('data', (chunk: Buffer) => {
        chunks.push(chunk)
        const all = Buffer.concat(chunks)
        if (all.length < bytes) return
        response.destroy()
        resolve(all.subarray(0, bytes))
      })
    })
    outgoing.on('error', reject).end()
  })
}

/** An answer of which nothing is read yet. */
const openAnswer = (address: string) =>
  new Promise<IncomingMessage>((resolve, reject) => {
    request(address, { agent: false }).on('response', resolve).on('error', reject).end()
  })

/** A phone that takes nothing of the answer until it is told to go on. */
async function slowReader(address: string) {
  const response = await openAnswer(address)
  let bytes = 0
  const closed = new Promise<void>((resolve) => response.once('close', () => resolve()))
  response.on('error', () => {})
  return {
    /** Resolves when the answer has ended: how many bytes of it came. */
    async end() {
      response.on('data', (chunk: Buffer) => {
        bytes += chunk.length
      })
      await closed
      return bytes
    },
  }
}
