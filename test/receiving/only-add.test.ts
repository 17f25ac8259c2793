import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { newId, tusRequests } from '../support/network/tus-request'
import { createOpened } from '../support/opened'
import { type NoisePhoto, noisePhoto } from '../support/photos/noise-photo'
import { type OpenReceiver, openReceiver } from '../support/receiver/open-receiver'

const opened = createOpened()
let laptop: OpenReceiver
let photo: NoisePhoto
const id = newId()
beforeAll(async () => {
  laptop = opened(await openReceiver())
  photo = await noisePhoto(300, 200)
  const fields = { id, filename: photo.name }
  await tusRequests(laptop.url).create(photo.bytes.length, fields, { body: photo.bytes })
})

const ask = (method: string, path: string) =>
  fetch(laptop.url + path, {
    method,
    headers: { 'Tus-Resumable': '1.0.0', 'Upload-Offset': '0' },
  })

describe('a phone can only add', () => {
  it.each([
    'GET',
    'HEAD',
    'DELETE',
    'PATCH',
    'POST',
    'PROPFIND',
    'MOVE',
    'COPY',
    'LOCK',
    'OPTIONS',
  ])('%s of a saved photo, by its name or id, finds nothing', async (method) => {
    const paths = [photo.name, `./${photo.name}`, `%2e%2e/${photo.name}`, id, `photos/${id}`]
    for (const path of paths) {
      const answer = await ask(method, path)
      expect([path, answer.status]).toEqual([path, 404])
      const body = Buffer.from(await answer.arrayBuffer())
      expect(body.includes(photo.bytes.subarray(0, 16))).toBe(false)
    }
    expect(await readFile(join(laptop.folder, photo.name))).toEqual(photo.bytes)
  })

  it.each([
    'uploads',
    'uploads/',
    'api/photos',
    'api',
    'presence',
    '.snapland-incoming',
    'index.html',
  ])('there is no list at %s', async (path) => {
    const answer = await ask('GET', path)
    expect(answer.status).toBe(404)
    expect(await answer.text()).not.toContain(photo.name)
  })

  it('a second photo of its name does not change it', async () => {
    const other = await noisePhoto(200, 100)
    const answer = await fetch(laptop.url + photo.name, {
      method: 'PUT',
      body: new Uint8Array(other.bytes),
    })
    expect(answer.status).toBe(201)
    expect(await readFile(join(laptop.folder, photo.name))).toEqual(photo.bytes)
  })

  it('a name that climbs out of the folder stays in it', async () => {
    const climbing = encodeURIComponent('../../climbed.jpg')
    const answer = await fetch(laptop.url + climbing, {
      method: 'PUT',
      body: new Uint8Array((await noisePhoto(120, 90)).bytes),
    })
    expect(await answer.json()).toMatchObject({ name: 'climbed.jpg' })
    expect(await laptop.photosOnDisk()).toContain('climbed.jpg')
  })

  it('the receipt of a saved photo tells its facts, not its bytes', async () => {
    const receipt = await tusRequests(laptop.url).receipt(id)
    expect(receipt.headers.get('Content-Type')).toMatch('application/json')
    expect(Number(receipt.headers.get('Content-Length'))).toBeLessThan(1000)
  })
})
