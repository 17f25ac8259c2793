import { once } from 'node:events'
import { readdir, readFile } from 'node:fs/promises'
import { Agent } from 'node:http'
import { connect } from 'node:net'
import { dirname, join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import type { LiveOptions } from '../../main/options'
import { freePort } from '../support/network/free-port'
import { openPiece } from '../support/network/open-piece'
import { putPhoto, send, sendHalf } from '../support/network/photo-request'
import { takePort } from '../support/network/taken-port'
import { newId, offsetOf, tusRequests } from '../support/network/tus-request'
import { forThisTest } from '../support/opened'
import { type NoisePhoto, noisePhoto } from '../support/photos/noise-photo'
import { type OpenReceiver, openReceiver } from '../support/receiver/open-receiver'
import { until } from '../support/until'

let laptop: OpenReceiver
let photo: NoisePhoto
beforeEach(async () => {
  laptop = forThisTest(await openReceiver())
  photo = await noisePhoto(900, 600)
})

const change = async (some: Partial<LiveOptions>) => (await laptop.receiver.prepare(some)).commit()
const urlNow = () => laptop.receiver.listening().url
const inData = (file: string) => readFile(join(dirname(laptop.folder), 'data', file), 'utf8')

/** Sends the first half of the photo in a request that stays open. */
async function halfSent(id = newId()) {
  const half = photo.bytes.length >> 1
  await tusRequests(laptop.url).create(photo.bytes.length, { id, filename: photo.name })
  const piece = openPiece(`${laptop.url}uploads/${id}`, 0, photo.bytes.length)
  await piece.write(photo.bytes.subarray(0, half))
  await until('half a photo', () =>
    laptop.receiver.uploads().some((upload) => upload.id === id && upload.offset === half),
  )
  return { id, half, answer: piece.answer, finish: () => piece.end(photo.bytes.subarray(half)) }
}

const isListening = async (port: number): Promise<boolean> => {
  const socket = connect(port, '127.0.0.1')
  const event = await Promise.race([
    once(socket, 'connect').then(() => true),
    once(socket, 'error').then(() => false),
  ]).catch(() => false)
  socket.destroy()
  return event
}

describe('what touches no connection', () => {
  it('the name is another at the next look at the page, and a photo on its way goes on', async () => {
    const { finish } = await halfSent()
    const before = laptop.receiver.listening()
    await change({ computer: 'Küche' })
    expect(await (await fetch(laptop.url)).text()).toContain('Küche')
    expect((await finish()).status).toBe(204)
    expect(laptop.receiver.listening()).toEqual(before)
    expect(laptop.events.filter(({ type }) => type === 'listening')).toEqual([])
  })

  it('a photo on its way is filed as it is set when it arrives', async () => {
    const { finish } = await halfSent()
    await change({ template: { parts: ['later'] } })
    expect((await finish()).status).toBe(204)
    expect(await readdir(join(laptop.folder, 'later'))).toEqual([photo.name])
  })

  it('any file is taken from then on, and no longer', async () => {
    const text = { name: 'a.txt', bytes: Buffer.from('no photo at all') }
    const sendText = async () => (await putPhoto(laptop.url, text)).status
    expect(await sendText()).toBe(415)
    await change({ accept: 'any' })
    expect(await sendText()).toBe(201)
    await change({ accept: 'media' })
    expect(await sendText()).toBe(415)
  })
})

describe('another port', () => {
  it('lets what is being sent end, and then frees the old one', async () => {
    const before = laptop.receiver.listening()
    const { finish } = await halfSent()
    const single = sendHalf(`${laptop.url}api/photos`, 'single.jpg', photo.bytes)
    await until('both', () => laptop.receiver.uploads().length === 2)
    const port = await freePort()
    await change({ port })

    const after = laptop.receiver.listening()
    expect(after).toMatchObject({ port, token: before.token, code: before.code })
    expect(laptop.events.filter(({ type }) => type === 'listening')).toEqual([
      { type: 'listening', ...after },
    ])
    expect(await isListening(before.port)).toBe(false)
    expect((await putPhoto(after.url, { ...photo, name: 'new.jpg' })).status).toBe(201)
    expect((await finish()).status).toBe(204)
    expect((await single.finish()).status).toBe(201)
    expect(await laptop.photosOnDisk()).toEqual([photo.name, 'new.jpg', 'single.jpg'].sort())
    expect(laptop.events.filter(({ type }) => type === 'failed')).toEqual([])
    expect(JSON.parse(await inData('receiver.json'))).toMatchObject({ port })
  })

  it('tells a phone whose connection leads to the old one that it has another address', async () => {
    const agent = new Agent({ keepAlive: true, maxSockets: 1 })
    const { host } = new URL(laptop.url)
    const id = newId()
    await tusRequests(laptop.url).create(photo.bytes.length, { id, filename: photo.name })
    const piece = openPiece(`${laptop.url}uploads/${id}`, 0, 1000, {}, agent)
    await piece.write(photo.bytes.subarray(0, 500))
    await until('its first bytes', () => laptop.receiver.uploads().some(({ offset }) => offset > 0))
    await change({ port: await freePort() })
    expect((await piece.end(photo.bytes.subarray(500, 1000))).status).toBe(204)
    const next = await send(`${laptop.url}uploads/${id}`, {
      method: 'GET',
      headers: { host },
      agent,
    })
    expect([next.status, next.body]).toMatchObject([403, { error: { code: 'HOST_REFUSED' } }])
    agent.destroy()
    expect(offsetOf(await tusRequests(urlNow()).head(id))).toBe(1000)
  })

  it('that is taken changes nothing, and what is being sent never notices', async () => {
    const before = laptop.receiver.listening()
    const { finish } = await halfSent()
    const port = await takePort()
    await expect(change({ port, folder: join(laptop.folder, 'sub') })).rejects.toMatchObject({
      code: 'PORT_TAKEN',
    })
    expect((await finish()).status).toBe(204)
    expect(laptop.receiver.listening()).toEqual(before)
    expect((await fetch(laptop.url)).status).toBe(200)
  })

  it('is closed again when it was prepared in vain', async () => {
    const port = await freePort()
    const prepared = await laptop.receiver.prepare({ port })
    expect(await isListening(port)).toBe(true)
    expect((await fetch(laptop.url)).status).toBe(200)
    await prepared.cancel()
    expect(await isListening(port)).toBe(false)
    expect((await putPhoto(laptop.url, photo)).status).toBe(201)
  })

  it('does not keep the receiver from closing while an old request is under way', async () => {
    const { answer } = await halfSent()
    await change({ port: await freePort() })
    await laptop.restart()
    await expect(answer).rejects.toThrow()
  })
})

describe('encryption on the same port', () => {
  const ca = () =>
    inData('certificate.pem').then((text) => text.slice(text.indexOf('-----BEGIN C')))
  const get = async () => send(urlNow(), { method: 'GET', ca: await ca() })

  it('is there for the next request, and what is being sent without it ends well', async () => {
    const { finish } = await halfSent()
    await change({ encrypted: true })
    expect(urlNow()).toBe(laptop.url.replace('http:', 'https:'))
    expect((await get()).status).toBe(200)
    const plain = await send(laptop.url, { method: 'GET' })
    expect([plain.status, plain.body]).toMatchObject([403, { error: { code: 'ENCRYPTED_ONLY' } }])
    expect((await finish()).status).toBe(204)
    expect(await laptop.photosOnDisk()).toEqual([photo.name])
  })

  it('goes again, and what is being sent with it ends well', async () => {
    await change({ encrypted: true })
    const single = sendHalf(`${urlNow()}api/photos`, photo.name, photo.bytes, await ca())
    await until('half', () => laptop.receiver.uploads().some(({ offset }) => offset > 0))
    await change({ encrypted: false })
    expect(urlNow()).toBe(laptop.url)
    expect((await fetch(laptop.url)).status).toBe(200)
    expect((await single.finish()).status).toBe(201)
  })

  it('comes together with another port', async () => {
    const port = await freePort()
    await change({ port, encrypted: true })
    expect(urlNow()).toMatch(new RegExp(`^https://127.0.0.1:${port}/`))
    expect((await get()).status).toBe(200)
  })
})

describe('another folder', () => {
  const other = () => join(dirname(laptop.folder), 'other')

  it('takes what comes from then on, and the old one keeps what was on its way', async () => {
    await putPhoto(laptop.url, { ...photo, name: 'old.jpg' })
    const { id, half, answer } = await halfSent()
    await change({ folder: other() })
    expect(await answer).toMatchObject({ status: 423 })
    expect(laptop.receiver.listening().folder).toBe(other())
    expect([laptop.receiver.photos(), laptop.receiver.uploads()]).toEqual([[], []])
    expect((await tusRequests(laptop.url).head(id)).status).toBe(404)
    expect((await putPhoto(laptop.url, { ...photo, name: 'new.jpg' })).status).toBe(201)
    expect(laptop.receiver.photos().map(({ name }) => name)).toEqual(['new.jpg'])

    const at = laptop.events.findIndex(({ type }) => type === 'folder-changed')
    const ofNew = laptop.events.slice(at).flatMap((e) => (e.type === 'saved' ? e.photo.name : []))
    expect(ofNew).toEqual(['new.jpg'])
    expect(laptop.events.slice(at).filter(({ type }) => type === 'failed')).toEqual([])

    await change({ folder: laptop.folder })
    expect(laptop.receiver.photos().map(({ name }) => name)).toEqual(['old.jpg'])
    const tus = tusRequests(laptop.url)
    expect(offsetOf(await tus.head(id))).toBe(half)
    expect((await tus.patch(id, half, photo.bytes.subarray(half))).status).toBe(204)
    expect(await readFile(join(laptop.folder, photo.name))).toEqual(photo.bytes)
  })

  it('that is the same one by another name changes nothing', async () => {
    const { finish } = await halfSent()
    await change({ folder: `${laptop.folder}/../photos` })
    expect((await finish()).status).toBe(204)
    expect(laptop.events.filter(({ type }) => type === 'folder-changed')).toEqual([])
  })

  it('is told of by nothing when it was prepared in vain', async () => {
    const { finish } = await halfSent()
    const prepared = await laptop.receiver.prepare({ folder: other() })
    await prepared.cancel()
    expect((await finish()).status).toBe(204)
    expect(laptop.receiver.listening().folder).toBe(laptop.folder)
    expect(laptop.events.filter(({ type }) => type === 'folder-changed')).toEqual([])
  })
})
