import { describe, expect, it } from 'vitest'
import { HEADERS } from '../../contract/http'
import { expectError, MAX_BYTES, useTusLaptop } from '../support/network/tus-laptop'
import { newId, offsetOf } from '../support/network/tus-request'

const { tus, begin, saved, ask } = useTusLaptop()

describe('tus 1.0.0, core', () => {
  it.each([
    ['HEAD', 'uploads/{id}'],
    ['PATCH', 'uploads/{id}'],
    ['DELETE', `uploads/${'0'.repeat(32)}`],
    ['POST', 'uploads'],
    ['LOCK', 'uploads/{id}'],
    ['HEAD', '../wrong-token/uploads/{id}'],
  ])('names its version in the answer to %s %s, also when it refuses', async (method, path) => {
    const { id } = await begin()
    const answer = await ask(method, path.replace('{id}', id))
    expect(answer.headers.get(HEADERS.tusResumable)).toBe('1.0.0')
  })

  it.each(['', '0.2.2', '1.0', '1.0.0, 1.0.0'])(
    'answers the version "%s" with 412 and its own, and does nothing',
    async (version) => {
      const { id, ...photo } = await begin()
      const headers = {
        'Content-Type': 'application/offset+octet-stream',
        [HEADERS.uploadOffset]: '0',
        [HEADERS.tusResumable]: version,
      }
      for (const method of ['PATCH', 'HEAD', 'DELETE']) {
        const body = method === 'PATCH' ? photo.bytes : undefined
        const answer = await ask(method, `uploads/${id}`, headers, body)
        expect([method, answer.status]).toEqual([method, 412])
        expect(answer.headers.get(HEADERS.tusVersion)).toBe('1.0.0')
        expect(answer.headers.get(HEADERS.tusResumable)).toBe('1.0.0')
      }
      expect(offsetOf(await tus().head(id))).toBe(0)
    },
  )

  it('answers OPTIONS with what it can do, whatever version the request names', async () => {
    const { id } = await begin()
    for (const path of ['uploads', 'uploads/', `uploads/${id}`]) {
      const answer = await ask('OPTIONS', path, { [HEADERS.tusResumable]: '0.2.2' })
      expect(answer.status).toBe(204)
      expect(answer.headers.get(HEADERS.tusVersion)).toBe('1.0.0')
      expect(answer.headers.get(HEADERS.tusMaxSize)).toBe(`${MAX_BYTES}`)
    }
  })

  it('tells the offset of an upload that has none yet, and of one that is complete', async () => {
    const { id, ...photo } = await begin()
    for (const offset of [0, photo.bytes.length]) {
      const answer = await tus().head(id)
      expect(answer.status).toBe(200)
      expect(answer.headers.get(HEADERS.uploadOffset)).toBe(`${offset}`)
      expect(answer.headers.get(HEADERS.uploadLength)).toBe(`${photo.bytes.length}`)
      expect(answer.headers.get(HEADERS.uploadDeferLength)).toBeNull()
      expect(answer.headers.get('Cache-Control')).toBe('no-store')
      if (offset === 0) await tus().patch(id, 0, photo.bytes)
    }
  })

  it.each([newId(), 'no-id', `${'0'.repeat(31)}g`])(
    'knows no upload %s, and tells no offset of it',
    async (id) => {
      const answer = await tus().head(id)
      expect(answer.status).toBe(404)
      expect(answer.headers.get(HEADERS.uploadOffset)).toBeNull()
      expect(answer.headers.get('Cache-Control')).toBe('no-store')
      expect((await tus().patch(id, 0, Buffer.from('bytes'))).status).toBe(404)
    },
  )

  it.each(['application/octet-stream', 'image/jpeg', ''])(
    'does not take a piece of the type "%s"',
    async (type) => {
      const { id, ...photo } = await begin()
      const answer = await tus().patch(id, 0, photo.bytes, { 'Content-Type': type })
      await expectError(answer, 'WRONG_CONTENT_TYPE')
      expect(offsetOf(await tus().head(id))).toBe(0)
    },
  )

  it.each(['Application/Offset+Octet-Stream', 'application/offset+octet-stream; charset=utf-8'])(
    'takes a piece of the type "%s", which is the same one',
    async (type) => {
      const { id, ...photo } = await begin()
      expect((await tus().patch(id, 0, photo.bytes, { 'Content-Type': type })).status).toBe(204)
      expect(await saved(photo)).toEqual(photo.bytes)
    },
  )

  it.each(['1', '99999999999999999999999'])(
    'refuses a piece at %s with 409 and stays as it was',
    async (offset) => {
      const { id, ...photo } = await begin('deferred')
      const answer = await tus().patch(id, 0, photo.first, {
        [HEADERS.uploadOffset]: offset,
        [HEADERS.uploadLength]: `${photo.bytes.length}`,
      })
      await expectError(answer, 'OFFSET_CONFLICT')
      const head = await tus().head(id)
      expect(offsetOf(head)).toBe(0)
      expect(head.headers.get(HEADERS.uploadDeferLength)).toBe('1')
    },
  )

  it.each(['-1', '1.5', '0x1', 'zero', ''])('refuses "%s" as an offset', async (offset) => {
    const { id, ...photo } = await begin()
    const answer = await tus().patch(id, 0, photo.first, { [HEADERS.uploadOffset]: offset })
    await expectError(answer, 'BAD_REQUEST')
  })

  it('refuses more bytes than the upload has', async () => {
    const { id, ...photo } = await begin()
    const answer = await tus().patch(id, 0, Buffer.concat([photo.bytes, photo.bytes]))
    await expectError(answer, 'LONGER_THAN_ANNOUNCED')
    expect(offsetOf(await tus().head(id))).toBe(0)
  })

  it.each(['PATCH', 'patch'])('hears %s in X-HTTP-Method-Override', async (method) => {
    const { id, ...photo } = await begin()
    const headers = {
      'X-HTTP-Method-Override': method,
      'Content-Type': 'application/offset+octet-stream',
      [HEADERS.uploadOffset]: '0',
    }
    // "The actual method of the request MUST be ignored."
    for (const [actual, body] of [
      ['POST', photo.first],
      ['PUT', photo.last],
    ] as const) {
      if (actual === 'PUT') headers[HEADERS.uploadOffset] = `${photo.half}`
      const answer = await ask(actual, `uploads/${id}`, headers, body)
      expect(answer.status).toBe(204)
    }
    expect(await saved(photo)).toEqual(photo.bytes)
  })

  it('hears DELETE and HEAD there too', async () => {
    const { id } = await begin()
    const override = (method: string) =>
      ask('POST', `uploads/${id}`, { 'X-HTTP-Method-Override': method })
    expect((await override('HEAD')).headers.get(HEADERS.uploadOffset)).toBe('0')
    expect((await override('DELETE')).status).toBe(204)
    expect((await tus().head(id)).status).toBe(404)
  })

  it('names the methods that an upload takes', async () => {
    const { id } = await begin()
    const answer = await ask('PUT', `uploads/${id}`)
    expect(answer.headers.get('Allow')).toBe('HEAD, PATCH, DELETE, GET, OPTIONS')
    await expectError(answer, 'METHOD_NOT_ALLOWED')
  })
})
