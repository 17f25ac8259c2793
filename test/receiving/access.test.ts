import { createHash } from 'node:crypto'
import { request } from 'node:http'
import { beforeEach, describe, expect, it } from 'vitest'
import { type ErrorBody, HTTP_ERRORS, type HttpErrorCode } from '../../contract/http'
import { TOKEN_LIFETIME_MS } from '../../main/access/access'
import { systemClock } from '../../main/base/clock'
import { FORM_TYPE, field, file, form } from '../support/network/form-body'
import { type Answer, answerTo, putPhoto, send, sendHalf } from '../support/network/photo-request'
import { newId, offsetOf, tusRequests } from '../support/network/tus-request'
import { forThisTest } from '../support/opened'
import { type NoisePhoto, noisePhoto } from '../support/photos/noise-photo'
import { type OpenReceiver, openReceiver } from '../support/receiver/open-receiver'
import { until } from '../support/until'

let laptop: OpenReceiver
let photo: NoisePhoto
let time: number
beforeEach(async () => {
  time = Date.now()
  laptop = forThisTest(await openReceiver([], { clock: { ...systemClock, now: () => time } }))
  photo = await noisePhoto(900, 600)
})

const urlNow = () => laptop.receiver.listening().url
const fields = (more: Record<string, string> = {}) => ({
  id: newId(),
  filename: photo.name,
  sender: 'phone-1',
  senderName: 'Green iPhone',
  ...more,
})
const put = (url = urlNow()) => putPhoto(url, photo)
const tell = (url = urlNow()) =>
  send(`${url}presence`, {
    body: JSON.stringify({ sender: 'phone-1', name: 'P', state: 'open', done: 0, total: 0 }),
  })
const failures = () =>
  laptop.events.flatMap((event) => (event.type === 'failed' ? [event.error.code] : []))

function expectError({ status, headers, body }: Answer, code: HttpErrorCode): void {
  expect({ status, body }).toEqual({
    status: HTTP_ERRORS[code].status,
    body: { error: { code, message: HTTP_ERRORS[code].message } },
  })
  expect('retry-after' in headers).toBe(status === 503)
}
const codeOf = async (response: Response) => ((await response.json()) as ErrorBody).error.code

/**
 * Sends the first half of a photo in one open request, and waits until it is on the disk's side.
 */
async function sendHalfOf(url: string, id: string) {
  const tus = tusRequests(url)
  await tus.create(photo.bytes.length, fields({ id }))
  const half = photo.bytes.length >> 1
  const body = new ReadableStream<Uint8Array>({
    start: (controller) => controller.enqueue(new Uint8Array(photo.bytes.subarray(0, half))),
  })
  const answer = fetch(`${url}uploads/${id}`, {
    method: 'PATCH',
    headers: {
      'Tus-Resumable': '1.0.0',
      'Content-Type': 'application/offset+octet-stream',
      'Upload-Offset': '0',
    },
    body,
    ...{ duplex: 'half' },
  })
  answer.catch(() => {})
  await until('half a photo', () =>
    laptop.receiver.uploads().some((upload) => upload.id === id && upload.offset === half),
  )
  return { answer, half }
}

describe('a new code', () => {
  it('makes the old one worth nothing, on every route', async () => {
    const old = urlNow()
    const id = newId()
    await tusRequests(old).create(photo.bytes.length, fields({ id }))
    await laptop.receiver.renewCode()

    expectError(await put(old), 'NOT_FOUND')
    expectError(await tell(old), 'NOT_FOUND')
    const tus = tusRequests(old)
    for (const answer of [
      await fetch(old),
      await fetch(old.replace(/\/$/, '')),
      await tus.create(photo.bytes.length, fields()),
      await tus.head(id),
      await tus.patch(id, 0, photo.bytes),
      await tus.receipt(id),
      await tus.remove(id),
      await fetch(`${old}api/photos`, { method: 'POST', body: new Uint8Array(photo.bytes) }),
    ])
      expect(answer.status).toBe(404)
    expect(await laptop.photosOnDisk()).toEqual([])
    expect((await fetch(urlNow())).status).toBe(200)
    expect((await put()).status).toBe(201)
  })

  it('ends what is being sent with the old one; the phone goes on from there with the new one', async () => {
    const id = newId()
    const { answer, half } = await sendHalfOf(urlNow(), id)
    await laptop.receiver.renewCode()
    expect((await answer).status).toBe(404)
    expect(failures()).toEqual(['NOT_FOUND'])

    const tus = tusRequests(urlNow())
    expect(offsetOf(await tus.head(id))).toBe(half)
    await tus.patch(id, half, photo.bytes.subarray(half))
    expect(await laptop.photosOnDisk()).toEqual([photo.name])
  })

  it('ends what has begun with the old one, and of which nothing was acted on yet', async () => {
    const begin = (path: string, body: Buffer, headers = {}) => {
      const outgoing = request(`${urlNow()}${path}`, { method: 'POST', headers })
      const answer = answerTo(outgoing)
      outgoing.write(body.subarray(0, 100))
      return () => {
        outgoing.end(body.subarray(100))
        return answer
      }
    }
    const photos = [field('name', 'Beach'), file('a.jpg', photo.bytes), file('b.jpg', photo.bytes)]
    const endForm = begin('api/photos', form(photos), { 'Content-Type': FORM_TYPE })
    const long = { sender: 'phone-1', name: 'P'.repeat(60), state: 'open', done: 0, total: 0 }
    const endPresence = begin('presence', Buffer.from(JSON.stringify(long)))
    const endQuestion = begin(
      'messages',
      Buffer.from(`{"id":"phone-1","after":0}${' '.repeat(99)}`),
    )
    // All three are here: what is sent later is answered later.
    await tell()
    await laptop.receiver.renewCode()

    for (const end of [endForm, endPresence, endQuestion]) expectError(await end(), 'NOT_FOUND')
    expect(await laptop.photosOnDisk()).toEqual([])
    expect(laptop.receiver.phones()).toEqual([])
  })

  it('gives up what was only announced, and keeps what has bytes', async () => {
    const [announced, begun] = [newId(), newId()]
    const tus = tusRequests(urlNow())
    await tus.create(photo.bytes.length, fields({ id: announced }))
    await tus.create(photo.bytes.length, fields({ id: begun }))
    await tus.patch(begun, 0, photo.bytes.subarray(0, 5000))
    await laptop.receiver.renewCode()
    expect(laptop.receiver.uploads()).toMatchObject([{ id: begun, offset: 5000, state: 'paused' }])
    const again = tusRequests(urlNow())
    expect((await again.head(announced)).status).toBe(404)
    expect((await again.create(photo.bytes.length, fields({ id: announced }))).status).toBe(201)
    expect(await laptop.partsOnDisk()).toEqual([`${begun}.part`])
  })

  it('changes the six digits, tells the window, and forgets who had the old page open', async () => {
    await tell()
    const before = laptop.receiver.listening()
    await laptop.receiver.renewCode()
    const after = laptop.receiver.listening()
    expect(after.token).not.toBe(before.token)
    expect(after.code).not.toBe(before.code)
    expect(laptop.events).toContainEqual({ type: 'listening', ...after })
    expect(laptop.events).toContainEqual({ type: 'phone-left', id: 'phone-1' })
    await laptop.restart()
    expect(laptop.receiver.listening().token).toBe(after.token)
  })
})

describe('a code that nobody has used for twelve hours', () => {
  it('is dead for the next one who comes, and the window shows another', async () => {
    const old = urlNow()
    expect((await fetch(old)).status).toBe(200)
    time += TOKEN_LIFETIME_MS
    expect((await fetch(old)).status).toBe(404)
    expect(urlNow()).not.toBe(old)
    expect(laptop.events).toContainEqual({ type: 'listening', ...laptop.receiver.listening() })
  })

  it('is dead after a restart too', async () => {
    const old = urlNow()
    time += TOKEN_LIFETIME_MS
    await laptop.restart()
    expect((await fetch(old)).status).toBe(404)
  })

  it('lives while a phone has not finished', async () => {
    const old = urlNow()
    const id = newId()
    await tusRequests(old).create(photo.bytes.length, fields({ id }))
    time += TOKEN_LIFETIME_MS
    expect((await tusRequests(old).patch(id, 0, photo.bytes)).status).toBe(204)
  })
})

describe('while stopped', () => {
  it('no photo begins, but the page is there', async () => {
    await laptop.receiver.setStopped(true)
    expectError(await put(), 'PAUSED')
    expectError(await send(`${urlNow()}api/photos`, { body: photo.bytes }), 'PAUSED')
    const creation = await tusRequests(urlNow()).create(photo.bytes.length, fields())
    expect(creation.status).toBe(503)
    expect(await codeOf(creation)).toBe('PAUSED')
    expect((await fetch(urlNow())).status).toBe(200)
    expect((await tell()).status).toBe(204)
    expect(await laptop.photosOnDisk()).toEqual([])
    expect(laptop.receiver.listening().stopped).toBe(true)

    await laptop.receiver.setStopped(false)
    expect((await put()).status).toBe(201)
  })

  it('what was on its way waits where it is, and goes on afterwards', async () => {
    const id = newId()
    const { answer, half } = await sendHalfOf(urlNow(), id)
    await laptop.receiver.setStopped(true)
    expect((await answer).status).toBe(503)
    expect(failures()).toEqual(['PAUSED'])
    const tus = tusRequests(urlNow())
    expect(offsetOf(await tus.head(id))).toBe(half)
    expect((await tus.patch(id, half, photo.bytes.subarray(half))).status).toBe(503)

    await laptop.receiver.setStopped(false)
    expect((await tus.patch(id, half, photo.bytes.subarray(half))).status).toBe(204)
    expect(await laptop.photosOnDisk()).toEqual([photo.name])
  })

  it('a program that cannot go on hears why its photo ended', async () => {
    const upload = sendHalf(`${urlNow()}api/photos`, photo.name, photo.bytes)
    await until('its first bytes', () => laptop.receiver.uploads().some(({ offset }) => offset > 0))
    await laptop.receiver.setStopped(true)
    expectError(await upload.finish(), 'PAUSED')
    expect(failures()).toEqual(['PAUSED'])
    await expect.poll(laptop.partsOnDisk).toEqual([])
  })
})

describe('a phone that the person removes', () => {
  it('loses what it has not finished, and sends nothing more', async () => {
    const id = newId()
    await tell()
    const { answer } = await sendHalfOf(urlNow(), id)
    await laptop.receiver.removePhone('phone-1')
    expect((await answer).ok).toBe(false)

    const tus = tusRequests(urlNow())
    for (const refused of [
      await tus.create(photo.bytes.length, fields()),
      await tus.patch(id, 0, photo.bytes),
      await tus.receipt(id),
    ]) {
      expect(refused.status).toBe(403)
      expect(await codeOf(refused)).toBe('REMOVED')
    }
    expectError(await tell(), 'REMOVED')
    expect(laptop.receiver.phones()).toEqual([])
    expect(laptop.receiver.uploads()).toEqual([])
    await expect.poll(laptop.partsOnDisk).toEqual([])
  })

  it('is the only one who is refused, and what it had sent stays', async () => {
    const tus = tusRequests(urlNow())
    await tus.create(photo.bytes.length, fields(), { body: photo.bytes })
    await laptop.receiver.removePhone('phone-1')
    const other = await noisePhoto(90, 60)
    const answer = await tus.create(
      other.bytes.length,
      fields({ sender: 'phone-2', filename: other.name }),
      { body: other.bytes },
    )
    expect(answer.status).toBe(201)
    expect(await laptop.photosOnDisk()).toEqual([photo.name, other.name].sort())
  })
})

describe('an unfinished photo that is given up at the computer', () => {
  const half = 5000
  let id: string
  const tus = () => tusRequests(urlNow())
  beforeEach(async () => {
    id = newId()
    await tus().create(photo.bytes.length, fields({ id }))
    await tus().patch(id, 0, photo.bytes.subarray(0, half))
  })
  const expectGivenUp = async (answer: Response) => {
    expect([answer.status, await codeOf(answer)]).toEqual([410, 'GIVEN_UP'])
  }

  it('takes nothing more, also after a restart, until its phone begins it anew', async () => {
    await laptop.receiver.giveUpUpload(id)
    expect(laptop.receiver.uploads()).toEqual([])
    await expect.poll(() => laptop.partsOnDisk()).toEqual([])
    expect(failures()).toEqual(['GIVEN_UP'])
    await expectGivenUp(await tus().patch(id, half, photo.bytes.subarray(half)))
    await laptop.restart()
    await expectGivenUp(await tus().receipt(id))
    expect((await tus().head(id)).status).toBe(410)
    expect(laptop.receiver.uploads()).toEqual([])

    expect(offsetOf(await tus().create(photo.bytes.length, fields({ id })))).toBe(0)
    expect((await tus().patch(id, 0, photo.bytes)).status).toBe(204)
    expect(await laptop.photosOnDisk()).toEqual([photo.name])
  })

  it('waits while that can be undone, and goes on where it was', async () => {
    laptop.receiver.holdUpload(id)
    expect(laptop.receiver.uploads()).toEqual([])
    expect(laptop.events.at(-1)).toEqual({ type: 'removed', id })
    const held = await tus().patch(id, half, photo.bytes.subarray(half))
    expect([held.status, await codeOf(held)]).toEqual([423, 'UPLOAD_BUSY'])
    laptop.receiver.releaseUpload(id)
    expect(laptop.events.at(-1)).toMatchObject({ type: 'upload', upload: { id, offset: half } })
    expect((await tus().patch(id, half, photo.bytes.subarray(half))).status).toBe(204)
    expect(await laptop.photosOnDisk()).toEqual([photo.name])
  })
})

describe('when each phone has to be allowed', () => {
  beforeEach(() => laptop.receiver.setAskFirst(true))
  const create = (sender: string) =>
    tusRequests(urlNow()).create(photo.bytes.length, fields({ sender }), { body: photo.bytes })

  it('its photo waits until the person says yes', async () => {
    const waiting = await create('phone-1')
    expect(waiting.status).toBe(503)
    expect(waiting.headers.get('retry-after')).not.toBeNull()
    expect(await codeOf(waiting)).toBe('WAITING_FOR_APPROVAL')
    expect(laptop.receiver.asking()).toEqual([{ id: 'phone-1', name: 'Green iPhone' }])

    await laptop.receiver.answerPhone('phone-1', true)
    expect((await create('phone-1')).status).toBe(201)
    expect(laptop.receiver.asking()).toEqual([])
    expect(await codeOf(await create('phone-2'))).toBe('WAITING_FOR_APPROVAL')
  })

  it('is refused for good when the person says no', async () => {
    await create('phone-1')
    await laptop.receiver.answerPhone('phone-1', false)
    expect(await codeOf(await create('phone-1'))).toBe('REMOVED')
    expect(await laptop.photosOnDisk()).toEqual([])
  })

  it('a program without a page waits as well', async () => {
    expectError(await put(), 'WAITING_FOR_APPROVAL')
    const [program] = laptop.receiver.asking()
    await laptop.receiver.answerPhone(program?.id ?? '', true)
    expect((await put()).status).toBe(201)
  })

  it('nobody takes the place of a program that was allowed', async () => {
    await put()
    const [program] = laptop.receiver.asking()
    await laptop.receiver.answerPhone(program?.id ?? '', true)
    const name = program?.name ?? ''
    const computed = ['127.0.0.1', '::ffff:127.0.0.1', '::1'].map((address) =>
      createHash('sha256').update(`${address} ${name}`).digest('hex').slice(0, 32),
    )
    for (const id of [...computed, program?.id ?? ''])
      expect((await create(id)).status, id).toBe(503)
  })

  it('a new code withdraws the questions of those who had the old one', async () => {
    await create('phone-1')
    await laptop.receiver.renewCode()
    expect(laptop.receiver.asking()).toEqual([])
    expect(laptop.events).toContainEqual({ type: 'answered', id: 'phone-1' })
  })
})
