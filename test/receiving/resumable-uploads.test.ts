import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import {
  chunkOf,
  DRAFT_VERSIONS,
  expectRefused,
  halvedPhoto,
  MAX_BYTES,
  offsetIn,
  placeOf,
  useResumableLaptop,
} from '../support/network/resumable-client'
import { until } from '../support/until'

const { laptop, of, expectSaved } = useResumableLaptop()
const NOBODY = `resumable/${'0'.repeat(32)}`

describe.each(DRAFT_VERSIONS)('an upload in interop version $interop', (draft) => {
  const { create, append, head, remove, ask, open, isComplete, pieceHeaders } = of(draft)

  /** One that has its first half. */
  async function begin(headers: Record<string, string | number> = {}) {
    const photo = await halvedPhoto()
    const answer = await create(photo.halves[0], false, { 'X-FileName': photo.name, ...headers })
    expect(answer.status).toBe(201)
    return { ...photo, place: placeOf(answer) }
  }
  type Begun = Awaited<ReturnType<typeof begin>>
  const finish = ({ place, half, halves }: Begun) => append(place, half, halves[1], true)
  /** Nothing of it counts: it goes on where it was. */
  async function expectUntouched(begun: Begun) {
    expect(offsetIn(await head(begun.place))).toBe(begun.half)
    expect((await finish(begun)).status).toBe(201)
    await expectSaved(begun.name, begun.bytes)
  }

  it('tells how far it is', async () => {
    const begun = await begin()
    const answer = await head(begun.place)
    expect([answer.status, isComplete(answer)]).toEqual([204, false])
    expect(offsetIn(answer)).toBe(begun.half)
    expect(answer.headers.get('cache-control')).toBe('no-store')
    expect(answer.headers.get('upload-length')).toBeUndefined()
    const limit = answer.headers.get('upload-limit')
    if (draft.lifetime === null) expect(limit).toBeUndefined()
    else {
      const [, seconds] = limit?.split(`max-size=${MAX_BYTES}, ${draft.lifetime}=`) ?? []
      expect(Number(seconds)).toBeGreaterThan(86_000)
      expect(Number(seconds)).toBeLessThanOrEqual(86_400)
    }
    await expectUntouched(begun)
  })

  it('tells its length once it is known', async () => {
    const { bytes } = await halvedPhoto()
    const begun = await begin({ 'Upload-Length': bytes.length + 100_000 })
    const { headers } = await head(begun.place)
    expect(headers.get('upload-length')).toBe(`${bytes.length + 100_000}`)
  })

  it('tells a program what it is by GET', async () => {
    const begun = await begin()
    const before = await ask('GET', begun.place)
    expect([before.status, offsetIn(before)]).toEqual([200, begun.half])
    expect(JSON.parse(`${before.body}`)).toMatchObject({ state: 'receiving', offset: begun.half })
    await finish(begun)
    const after = await ask('GET', begun.place)
    expect(isComplete(after)).toBe(true)
    expect(JSON.parse(`${after.body}`)).toMatchObject({
      ...{ state: 'saved', photo: { name: begun.name, width: 60, height: 50 } },
    })
  })

  it('is answered with the receipt when its last piece has come', async () => {
    const begun = await begin()
    const answer = await finish(begun)
    expect([answer.status, isComplete(answer)]).toEqual([201, true])
    expect(offsetIn(answer)).toBe(begun.bytes.length)
    expect(JSON.parse(`${answer.body}`)).toMatchObject({ name: begun.name, width: 60, height: 50 })
    await expectSaved(begun.name, begun.bytes)
    const after = await head(begun.place)
    expect([after.status, isComplete(after)]).toEqual([204, true])
    expect(offsetIn(after)).toBe(begun.bytes.length)
    expect(after.headers.get('upload-length')).toBe(`${begun.bytes.length}`)
  })

  it('takes any number of pieces', async () => {
    const { bytes, half, name, place } = await begin()
    let offset = half
    for (const length of [1, 0, 300, 7]) {
      const answer = await append(place, offset, bytes.subarray(offset, offset + length), false)
      offset += length
      expect([answer.status, isComplete(answer)]).toEqual([draft.ofPiece, false])
      expect([offsetIn(answer), answer.body.length]).toEqual([offset, 0])
    }
    expect((await append(place, offset, bytes.subarray(offset), true)).status).toBe(201)
    await expectSaved(name, bytes)
  })

  it('whose length is known is whole with its last byte, whatever is said of that', async () => {
    const { bytes, name, halves, half } = await halvedPhoto()
    const headers = { 'X-FileName': name, 'Upload-Length': bytes.length }
    const place = placeOf(await create(halves[0], false, headers))
    const answer = await append(place, half, halves[1], false)
    expect([answer.status, isComplete(answer)]).toEqual([201, true])
    await expectSaved(name, bytes)
    const again = await append(place, bytes.length, Buffer.alloc(0), true)
    expect([again.status, JSON.parse(`${again.body}`).name]).toEqual([201, name])
  })

  it('is whole with an empty last piece', async () => {
    const { bytes, place, half, halves, name } = await begin()
    await append(place, half, halves[1], false)
    expect(isComplete(await head(place))).toBe(false)
    const answer = await append(place, bytes.length, Buffer.alloc(0), true)
    expect([answer.status, isComplete(answer)]).toEqual([201, true])
    await expectSaved(name, bytes)
  })

  it.each(['after', 'before'])('takes no piece from %s its offset', async (where) => {
    const begun = await begin()
    const offset = where === 'after' ? begun.half + 1 : begun.half - 1
    const answer = await append(begun.place, offset, begun.halves[1], true)
    expectRefused(answer, 'OFFSET_CONFLICT', 'mismatching-upload-offset')
    expect([offsetIn(answer), isComplete(answer)]).toEqual([begun.half, false])
    expect(JSON.parse(`${answer.body}`)).toMatchObject({
      ...{ 'expected-offset': begun.half, 'provided-offset': offset },
    })
    await expectUntouched(begun)
  })

  it.each(['', 'x', '-1', '1.5', '1, 1', '9007199254740993000'])(
    'takes no piece from the offset "%s"',
    async (offset) => {
      const begun = await begin()
      const headers = { 'Upload-Offset': offset === '' ? null : offset }
      const answer = await append(begun.place, 0, begun.halves[1], true, headers)
      expectRefused(answer, 'BAD_REQUEST')
      await expectUntouched(begun)
    },
  )

  it.each([null, 'application/octet-stream', 'application/offset+octet-stream', 'image/jpeg'])(
    'takes a piece of the type %s where its version knows no other',
    async (type) => {
      const begun = await begin()
      const headers = { 'Content-Type': type }
      const answer = await append(begun.place, begun.half, begun.halves[1], true, headers)
      if (!draft.hasPieceType) expect(answer.status).toBe(201)
      else {
        expectRefused(answer, 'WRONG_CONTENT_TYPE')
        await expectUntouched(begun)
      }
    },
  )

  it('takes its piece whatever the letters and parameters of the type', async () => {
    const { place, half, halves } = await begin()
    const headers = { 'Content-Type': 'Application/Partial-Upload; a=b' }
    expect((await append(place, half, halves[1], true, headers)).status).toBe(201)
  })

  it('takes a piece that says nothing of completeness as its version has it', async () => {
    const begun = await begin()
    const headers = { [draft.completeness]: null }
    const answer = await append(begun.place, begun.half, begun.halves[1], true, headers)
    if (draft.isLastUnsaid) expect(answer.status).toBe(201)
    else {
      expectRefused(answer, 'BAD_REQUEST')
      await expectUntouched(begun)
    }
  })

  it.each(['the last piece', 'Upload-Length'])('takes no second length, by %s', async (by) => {
    const { bytes } = await halvedPhoto()
    const begun = await begin({ 'Upload-Length': bytes.length + 50_000 })
    const isLast = by === 'the last piece'
    const headers = isLast ? {} : { 'Upload-Length': bytes.length + 1 }
    const answer = await append(begun.place, begun.half, begun.halves[1], isLast, headers)
    expectRefused(answer, 'BAD_REQUEST', 'inconsistent-upload-length')
    expect([offsetIn(answer), isComplete(answer)]).toEqual([begun.half, false])
    expect(offsetIn(await head(begun.place))).toBe(begun.half)
  })

  it('is over when more comes than its length', async () => {
    const photo = await halvedPhoto()
    const begun = await begin({ 'Upload-Length': photo.half + 1000 })
    const more = Buffer.alloc(50_000)
    const answer = await append(begun.place, begun.half, more, false, {}, { isChunked: true })
    expectRefused(answer, 'BAD_REQUEST', 'inconsistent-upload-length')
    expect((await head(begun.place)).status).toBe(404)
  })

  it('goes on when its last piece was short of the length', async () => {
    const photo = await halvedPhoto()
    const headers = { 'X-FileName': photo.name, 'Upload-Length': photo.bytes.length }
    const place = placeOf(await create(photo.halves[0], false, headers))
    const piece = photo.bytes.subarray(photo.half, photo.half + 10)
    const answer = await append(place, photo.half, piece, true, {}, { isChunked: true })
    expectRefused(answer, 'BAD_REQUEST', 'inconsistent-upload-length')
    const offset = offsetIn(await head(place))
    expect(offset).toBe(photo.half + 10)
    expect((await append(place, offset, photo.bytes.subarray(offset), true)).status).toBe(201)
    await expectSaved(photo.name, photo.bytes)
  })

  it('gives the same receipt again when the last answer was lost', async () => {
    const begun = await begin()
    const first = await finish(begun)
    for (const headers of [{}, { 'Upload-Length': begun.bytes.length }]) {
      const again = await append(begun.place, begun.bytes.length, Buffer.alloc(0), true, headers)
      expect([again.status, isComplete(again)]).toEqual([201, true])
      expect(again.body).toEqual(first.body)
    }
  })

  it('takes nothing more once it is complete', async () => {
    const begun = await begin()
    await finish(begun)
    const atStart = await append(begun.place, begun.half, begun.halves[1], true)
    expect(atStart.status).toBe(draft.ofCompleted)
    if (draft.ofCompleted === 400) expectRefused(atStart, 'BAD_REQUEST', 'completed-upload')
    else expectRefused(atStart, 'OFFSET_CONFLICT', 'mismatching-upload-offset')
    expect(offsetIn(atStart)).toBe(begun.bytes.length)
    const behind = await append(begun.place, begun.bytes.length, Buffer.from('more'), true)
    expectRefused(behind, 'BAD_REQUEST', 'completed-upload')
    await expectSaved(begun.name, begun.bytes)
  })

  it('ends a request that still sends when it is asked for, and goes on where it says', async () => {
    const { bytes, half, name, place } = await begin()
    const rest = bytes.subarray(half)
    const sending = open('PATCH', place, pieceHeaders(half, true), {
      ...{ body: rest.subarray(0, 400), length: rest.length },
    })
    await until('its bytes', () =>
      laptop()
        .receiver.uploads()
        .some(({ id, offset }) => place.endsWith(id) && offset === half + 400),
    )
    const offset = offsetIn(await head(place))
    expect(offset).toBe(half + 400)
    void sending.write(rest.subarray(400))
    await sending.final().catch(() => null)
    expect(offsetIn(await head(place))).toBe(offset)
    expect((await append(place, offset, bytes.subarray(offset), true)).status).toBe(201)
    await expectSaved(name, bytes)
  })

  it('is one photo when two requests send its end at once', async () => {
    const begun = await begin()
    const answers = await Promise.all([finish(begun), finish(begun), finish(begun)])
    const statuses = answers.map(({ status }) => status)
    expect(statuses.every((status) => [201, 400, 409, 423].includes(status))).toBe(true)
    const offset = offsetIn(await head(begun.place))
    if (offset < begun.bytes.length)
      await append(begun.place, offset, begun.bytes.subarray(offset), true)
    await expectSaved(begun.name, begun.bytes)
  })

  it('can be given up, and is gone then', async () => {
    const begun = await begin()
    const answer = await remove(begun.place)
    expect([answer.status, answer.body.length]).toEqual([204, 0])
    expect((await head(begun.place)).status).toBe(404)
    expect((await finish(begun)).status).toBe(404)
    expect((await remove(begun.place)).status).toBe(404)
    await expect.poll(() => laptop().partsOnDisk()).not.toContain(partOf(begun.place))
  })

  it('cannot be given up once it is a photo', async () => {
    const begun = await begin()
    await finish(begun)
    expectRefused(await remove(begun.place), 'ALREADY_SAVED')
    await expectSaved(begun.name, begun.bytes)
  })

  it.each(['HEAD', 'DELETE'])(
    'is not asked by %s with an offset, in old versions',
    async (method) => {
      const { place, half } = await begin()
      const answer = await ask(method, place, { 'Upload-Offset': half })
      expect(answer.status).toBe(draft.refusesState ? 400 : 204)
    },
  )

  it.each([NOBODY, 'resumable/x', `../${'A'.repeat(22)}/${NOBODY}`])(
    'is not known at another address: %s',
    async (place) => {
      const answer = await head(place)
      expect([answer.status, offsetIn(answer)]).toEqual([404, Number.NaN])
      expectRefused(await append(place, 0, Buffer.from('bytes'), true), 'NOT_FOUND')
      expectRefused(await remove(place), 'NOT_FOUND')
    },
  )

  it('is gone with its part', async () => {
    const begun = await begin()
    await rm(join(laptop().folder, '.snapland-incoming', partOf(begun.place)))
    const answer = await head(begun.place)
    expect([answer.status, offsetIn(answer)]).toEqual([404, Number.NaN])
    expectRefused(await finish(begun), 'NOT_FOUND')
    const another = await begin()
    await rm(join(laptop().folder, '.snapland-incoming', partOf(another.place)))
    expectRefused(await finish(another), 'NOT_FOUND')
  })

  it.each(['', 'api/photos', 'api/test'])('tells its limits by OPTIONS: "%s"', async (at) => {
    const { status, headers } = await ask('OPTIONS', at)
    expect(status).toBe(204)
    const limit = draft.lifetime === null ? undefined : `max-size=${MAX_BYTES}`
    expect(headers.get('upload-limit')).toBe(limit)
  })

  it('tells what can be asked of it', async () => {
    const { place } = await begin()
    const methods = 'HEAD, GET, PATCH, DELETE, OPTIONS'
    expect((await ask('OPTIONS', place)).headers.get('allow')).toBe(methods)
    for (const method of ['POST', 'PUT']) {
      const answer = await ask(method, place)
      expectRefused(answer, 'METHOD_NOT_ALLOWED')
      expect(answer.headers.get('allow')).toBe(methods)
    }
  })

  it('takes nothing while nothing is received, and goes on then', async () => {
    const begun = await begin()
    await laptop().receiver.setStopped(true)
    const refused = await finish(begun)
    const isNew = await create(begun.bytes, true)
    await laptop().receiver.setStopped(false)
    expectRefused(refused, 'PAUSED')
    expect([offsetIn(refused), isComplete(refused)]).toEqual([begun.half, false])
    expectRefused(isNew, 'PAUSED')
    expect(placeOf(isNew)).toBe('none')
    await expectUntouched(begun)
  })

  it('counts no byte of a piece that is cut in its chunk', async () => {
    const { bytes, half, name, place } = await begin()
    const headers = { ...pieceHeaders(half, true), 'Transfer-Encoding': 'chunked' }
    const sending = open('PATCH', place, headers)
    await sending.write(chunkOf(bytes.subarray(half)).subarray(0, -10))
    sending.leave('end')
    expectRefused(await sending.final(), 'BODY_ENDED_EARLY')
    const offset = offsetIn(await head(place))
    expect(offset).toBeLessThan(bytes.length)
    expect((await append(place, offset, bytes.subarray(offset), true)).status).toBe(201)
    await expectSaved(name, bytes)
  })
})

const partOf = (place: string): string => `${place.split('/').at(-1)}.part`
