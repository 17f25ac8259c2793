import { X509Certificate } from 'node:crypto'
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { connect, type Socket } from 'node:net'
import { dirname, join } from 'node:path'
import { text } from 'node:stream/consumers'
import { type ConnectionOptions, connect as connectEncrypted } from 'node:tls'
import { describe, expect, it } from 'vitest'
import { startFaultProxy } from '../support/network/fault-proxy'
import { putPhoto, send } from '../support/network/photo-request'
import { forThisTest } from '../support/opened'
import { noisePhoto } from '../support/photos/noise-photo'
import { type OpenReceiver, openReceiver } from '../support/receiver/open-receiver'

let laptop: OpenReceiver

const certificate = async () => {
  const kept = await readFile(join(dirname(laptop.folder), 'data', 'certificate.pem'))
  return new X509Certificate(kept).toString()
}
const open = async (...args: string[]) => {
  laptop = forThisTest(await openReceiver(args))
}
const plainUrl = () => laptop.url.replace('https:', 'http:')
const landing = (url: string) => new URL('/', url).href

/** Opens the page and sends a photo, and gives what somebody on the same Wi-Fi heard of it. */
async function overheard(photo: Buffer): Promise<Buffer> {
  const { port } = laptop.receiver.listening()
  const proxy = forThisTest(await startFaultProxy({ port }))
  const heard = proxy.listenIn()
  const { host } = new URL(laptop.url)
  const url = laptop.url.replace(host, `127.0.0.1:${proxy.port}`)
  const isEncrypted = url.startsWith('https:')
  const ca = isEncrypted ? { ca: await certificate() } : {}
  const page = await send(url, { method: 'GET', headers: { Host: host }, ...ca })
  const headers = { Host: host }
  const saved = await send(`${url}a.jpg`, { method: 'PUT', headers, body: photo, ...ca })
  expect([page.status, saved.status]).toEqual([200, 201])
  return heard()
}

/** Stretches from all over the photo, long enough to stand in no other bytes by chance. */
const stretchesOf = (photo: Buffer) =>
  [0.1, 0.3, 0.5, 0.7, 0.9].map((part) => {
    const from = Math.floor(photo.length * part)
    return photo.subarray(from, from + 24)
  })

/** The version and cipher of a connection that offers these alone; null when it is refused. */
async function agreed(offer: ConnectionOptions): Promise<string | null> {
  const { port } = laptop.receiver.listening()
  // OpenSSL itself offers the oldest ones at level 0 only.
  const ciphers = `${offer.ciphers ?? 'ALL'}:@SECLEVEL=0`
  const socket = connectEncrypted({
    ...{ host: '127.0.0.1', port, rejectUnauthorized: false, minVersion: 'TLSv1' as const },
    ...{ ...offer, ciphers },
  })
  const isOpen = await once(socket, 'secureConnect').then(
    () => true,
    () => false,
  )
  const told = isOpen ? `${socket.getProtocol()} ${socket.getCipher().standardName}` : null
  socket.destroy()
  return told
}

it('agrees on authenticated encryption alone, as phones since iOS 9 and Android 5 offer it', async () => {
  await open('--https')
  const old = { maxVersion: 'TLSv1.2' } as const
  expect(await agreed({})).toMatch(/^TLSv1.3 /)
  for (const [ciphers, name] of [
    ['ECDHE-ECDSA-AES128-GCM-SHA256', 'TLSv1.2 TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256'],
    ['ECDHE-ECDSA-CHACHA20-POLY1305', 'TLSv1.2 TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256'],
    ['ECDHE-ECDSA-AES128-SHA', null],
    ['ECDHE-ECDSA-AES256-SHA384', null],
    ['ECDHE-ECDSA-AES128-CCM', null],
    ['ALL:!AESGCM:!CHACHA20', null],
  ] as const) {
    expect(await agreed({ ...old, ciphers })).toBe(name)
  }
  expect(await agreed({ maxVersion: 'TLSv1.1' })).toBeNull()
})

/**
 * What these systems offer, in OpenSSL's words and in their order, without what OpenSSL has no more
 * (3DES, RC4). iOS 9: a Client Hello as Apple's support wrote it down
 * (developer.apple.com/forums/thread/18625). Android: the default configuration of `SSLSocket` in
 * its reference, where TLS 1.2 and AES-GCM are on from API level 20 on. The phones themselves were
 * not there to be tried.
 */
const CBC =
  'ECDHE-ECDSA-AES256-SHA:ECDHE-ECDSA-AES128-SHA:ECDHE-RSA-AES256-SHA:ECDHE-RSA-AES128-SHA:AES128-SHA'
const CBC_OF_1_2 = 'ECDHE-ECDSA-AES256-SHA384:ECDHE-ECDSA-AES128-SHA256'
const GCM = 'ECDHE-ECDSA-AES128-GCM-SHA256:ECDHE-RSA-AES128-GCM-SHA256'
const OF_THEIR_TIME = {
  ecdhCurve: 'prime256v1:secp384r1:secp521r1',
  sigalgs: 'RSA+SHA512:ECDSA+SHA512:RSA+SHA256:ECDSA+SHA256:RSA+SHA1:ECDSA+SHA1',
} as const

it.each([
  [
    'iOS 9',
    'TLSv1.2',
    `ECDHE-ECDSA-AES256-GCM-SHA384:${GCM}:${CBC_OF_1_2}:${CBC}`,
    'TLSv1.2 TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256',
  ],
  ['Android 5', 'TLSv1.2', `${GCM}:${CBC}`, 'TLSv1.2 TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256'],
  ['iOS 8', 'TLSv1.2', `${CBC_OF_1_2}:${CBC}`, null],
  ['Android 4', 'TLSv1', CBC, null],
] as const)(
  'agrees with what %s offers, or refuses all of it',
  async (_, maxVersion, ciphers, suite) => {
    await open('--https')
    expect(await agreed({ ...OF_THEIR_TIME, maxVersion, ciphers })).toBe(suite)
  },
)

describe('who listens on the same Wi-Fi', () => {
  it('hears neither the token nor the photo where encryption is on', async () => {
    await open('--https')
    const { bytes } = await noisePhoto(300, 200)
    const heard = await overheard(bytes)
    expect(heard.length).toBeGreaterThan(bytes.length)
    expect(heard.includes(laptop.receiver.listening().token)).toBe(false)
    expect(heard.includes('a.jpg')).toBe(false)
    for (const stretch of stretchesOf(bytes)) expect(heard.includes(stretch)).toBe(false)
    expect(await readFile(join(laptop.folder, 'a.jpg'))).toEqual(bytes)
  })

  it('hears both where it is off: that is what the window and the page say', async () => {
    await open()
    const { bytes } = await noisePhoto(300, 200)
    const heard = await overheard(bytes)
    expect(heard.includes(laptop.receiver.listening().token)).toBe(true)
    for (const stretch of stretchesOf(bytes)) expect(heard.includes(stretch)).toBe(true)
  })
})

describe('encrypted', () => {
  it('the code leads to https, and the page promises no more and no less', async () => {
    await open('--https')
    expect(laptop.url).toMatch(/^https:\/\/127\.0\.0\.1:\d+\//)
    const page = await send(laptop.url, { method: 'GET', ca: await certificate() })
    expect(page.status).toBe(200)
    // A browser that once heard it would never again speak plain http to this address.
    expect(page.headers['strict-transport-security']).toBeUndefined()
    expect(page.headers['content-security-policy']).not.toContain('upgrade-insecure-requests')
  })

  it('answers a program that offers HTTP/1.0 alone', async () => {
    await open('--https')
    const { port } = laptop.receiver.listening()
    const ALPNProtocols = ['http/1.0']
    const socket = connectEncrypted({
      port,
      host: '127.0.0.1',
      ca: await certificate(),
      ALPNProtocols,
    })
    await once(socket, 'secureConnect')
    const { host, pathname } = new URL(laptop.url)
    socket.write(`GET ${pathname} HTTP/1.0\r\nHost: ${host}\r\n\r\n`)
    expect(await text(socket)).toMatch(/^HTTP\/1\.1 200 /)
  })

  it('the six digits lead in as well', async () => {
    await open('--https')
    const { code, token } = laptop.receiver.listening()
    const answer = await send(`${landing(laptop.url)}join`, {
      headers: {
        'Content-Type': 'application/x-www-form-urlencoded',
        Origin: new URL(laptop.url).origin,
      },
      body: `code=${code}`,
      ca: await certificate(),
    })
    expect([answer.status, answer.headers.location]).toEqual([303, `/${token}/`])
  })

  it('a page that came without encryption may not send', async () => {
    await open('--https')
    const answer = await send(`${laptop.url}a.jpg`, {
      method: 'PUT',
      headers: { Origin: new URL(plainUrl()).origin },
      body: (await noisePhoto(90, 60)).bytes,
      ca: await certificate(),
    })
    expect(answer.body).toMatchObject({ error: { code: 'ORIGIN_REFUSED' } })
  })

  it('shows the same certificate after a restart', async () => {
    await open('--https')
    const before = new X509Certificate(await certificate()).fingerprint256
    await laptop.restart()
    const { port } = laptop.receiver.listening()
    const socket = connectEncrypted({ port, host: '127.0.0.1', ca: await certificate() })
    await once(socket, 'secureConnect')
    expect(socket.getPeerX509Certificate()?.fingerprint256).toBe(before)
    expect(socket.getProtocol()).toBe('TLSv1.3')
    socket.destroy()
  })
})

describe('without encryption where it is on', () => {
  it('the address that a person types leads on to https', async () => {
    await open('--https')
    const answer = await send(landing(plainUrl()), { method: 'GET' })
    expect([answer.status, answer.headers.location]).toEqual([307, landing(laptop.url)])
  })

  it('everything else is refused, and nothing of it repeated', async () => {
    await open('--https')
    const { bytes } = await noisePhoto(90, 60)
    const answers = [
      await send(plainUrl(), { method: 'GET' }),
      await putPhoto(plainUrl(), { name: 'a.jpg', bytes }),
      await send(`${landing(plainUrl())}join`, { body: 'code=000000' }),
      await send(landing(plainUrl()), { method: 'GET', headers: { Host: 'evil.example' } }),
    ]
    for (const { status, body, headers } of answers) {
      expect(status).toBe(403)
      expect(body).toMatchObject({ error: { code: 'ENCRYPTED_ONLY' } })
      expect(JSON.stringify([body, headers])).not.toContain(laptop.receiver.listening().token)
    }
    expect(await laptop.photosOnDisk()).toEqual([])
  })

  it('connections that say nothing, or nonsense, keep nobody from sending', async () => {
    await open('--https')
    const { port } = laptop.receiver.listening()
    const sockets: Socket[] = []
    for (let at = 0; at < 600; at += 1) {
      const socket = connect({ port, host: '127.0.0.1', localAddress: `127.0.1.${at % 50}` })
      sockets.push(socket.on('error', () => {}))
      await once(socket, 'connect')
      // Nothing, half a request, half a handshake, a handshake that is none.
      const said = ['', 'PUT /', '\x16\x03\x01\x02', `\x16${'x'.repeat(600)}`][at % 4] ?? ''
      if (said !== '') socket.write(Buffer.from(said, 'latin1'))
    }
    const { bytes } = await noisePhoto(90, 60)
    const ca = await certificate()
    const answer = await send(`${laptop.url}a.jpg`, { method: 'PUT', body: bytes, ca })
    expect(answer.status).toBe(201)
    for (const socket of sockets) socket.destroy()
  })

  it('the receiver closes at once, whatever is open', async () => {
    await open('--https')
    const { port } = laptop.receiver.listening()
    const socket = connect({ port, host: '127.0.0.1' }).on('error', () => {})
    await once(socket, 'connect')
    const closed = once(socket, 'close')
    await laptop.receiver.close()
    await closed
  })
})
