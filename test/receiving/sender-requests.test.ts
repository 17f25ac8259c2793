import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { bytesOfRequest, SENDER_REQUESTS } from '../fixtures/sender-requests'
import { rawRequest } from '../support/network/raw-request'
import { createOpened } from '../support/opened'
import { type NoisePhoto, noisePhoto } from '../support/photos/noise-photo'
import { type OpenReceiver, openReceiver } from '../support/receiver/open-receiver'

const opened = createOpened()
let laptop: OpenReceiver
let photo: NoisePhoto
beforeAll(async () => {
  laptop = opened(await openReceiver())
  photo = await noisePhoto(300, 200)
})

/** What is answered to the bytes, and what stands in the folder then, which is emptied. */
async function sendBytes(bytes: Buffer, ending?: 'end') {
  const how = ending === undefined ? {} : { ending }
  const answer = await rawRequest(laptop.receiver.listening(), bytes, how)
  const receipts = answer?.status === 201 ? [JSON.parse(answer.body.toString())].flat() : []
  return { status: answer?.status, files: await takeFiles(), receipts }
}

async function takeFiles(): Promise<string[]> {
  const names = await laptop.photosOnDisk()
  const files = names.map(async (name) => {
    const path = join(laptop.folder, name)
    const isWhole = (await readFile(path)).equals(photo.bytes)
    await rm(path)
    return isWhole ? name : `${name}: other bytes`
  })
  return Promise.all(files)
}

describe('the request of each program is understood', () => {
  it.each(SENDER_REQUESTS)('$program, $basis', async (request) => {
    const bytes = bytesOfRequest(request, new URL(laptop.url), photo.bytes)
    const { status, files, receipts } = await sendBytes(bytes)
    expect({ status, files }).toEqual({ status: 201, files: [...request.names].sort() })
    expect(receipts).toMatchObject(
      request.names.map((name) => ({ name, width: 300, height: 200, bytes: photo.bytes.length })),
    )
  })

  it.each(['1.0', '1.1'])(
    'of one that says no more behind its last byte, HTTP/%s',
    async (version) => {
      const request = SENDER_REQUESTS.find(({ program }) => program === 'requests 2.34, two')
      if (!request) throw new Error('There is no such request')
      const bytes = bytesOfRequest(request, new URL(laptop.url), photo.bytes)
      const asked = Buffer.from(
        bytes.toString('latin1').replace('HTTP/1.1', `HTTP/${version}`),
        'latin1',
      )
      expect(await sendBytes(asked, 'end')).toMatchObject({ status: 201, files: request.names })
      // Cut short in the second, the first one is saved, if not before the answer.
      const cut = asked.subarray(0, -30)
      expect(await rawRequest(laptop.receiver.listening(), cut, { ending: 'end' })).toMatchObject({
        status: 400,
      })
      await expect.poll(() => laptop.photosOnDisk()).toEqual(['one.jpg'])
      await expect.poll(() => laptop.partsOnDisk()).toEqual([])
      expect(await takeFiles()).toEqual(['one.jpg'])
    },
  )
})

describe('no part of a photo is taken for one', () => {
  it.each([
    ['Content-Range', 'bytes 0-9999/99999', 400],
    ['Upload-Length', '99999', 400],
    ['Upload-Length', '10', 413],
    ['Content-Encoding', 'gzip', 415],
    ['Content-Encoding', 'br', 415],
    ['Content-Encoding', 'identity', 201],
    ['Transfer-Encoding', 'gzip, chunked', 415],
    ['Transfer-Encoding', 'chunked', 201],
  ])('%s: %s, raw and in a form', async (header, value, status) => {
    for (const request of [SENDER_REQUESTS.at(0), SENDER_REQUESTS.at(-2)]) {
      if (!request) throw new Error('There is no such request')
      const headers = { ...request.headers, [header]: value }
      const bytes = bytesOfRequest({ ...request, headers }, new URL(laptop.url), photo.bytes)
      const answer = await sendBytes(bytes)
      expect(answer.status).toBe(status)
      if (status !== 201) expect(answer.files).toEqual([])
    }
  })
})
