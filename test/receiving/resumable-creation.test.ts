import { describe, expect, it } from 'vitest'
import { openRequest, requestHead } from '../support/network/open-request'
import {
  DRAFT_VERSIONS,
  expectRefused,
  halvedPhoto,
  MAX_BYTES,
  offsetIn,
  placeOf,
  useResumableLaptop,
} from '../support/network/resumable-client'

const { laptop, of, expectSaved } = useResumableLaptop()
const LIMIT = new RegExp(`^max-size=${MAX_BYTES}`)

describe.each(DRAFT_VERSIONS)('a creation in interop version $interop', (draft) => {
  const { create, append, head, last, open, isComplete, base, port } = of(draft)
  const isNamed = draft.interop !== null
  const names = async () => new Set(await laptop().photosOnDisk())

  it.each([
    ['POST', 'api/photos'],
    ['POST', 'api/test'],
    ['PUT', '<name>'],
    ['POST', ''],
    ['PUT', ''],
  ])('of a whole photo by %s %s is answered with its receipt', async (method, path) => {
    const { bytes, name, width, height } = await halvedPhoto()
    const headers = { 'X-FileName': path === '<name>' ? null : name }
    const answer = await create(bytes, true, headers, {
      method,
      path: path.replace('<name>', name),
    })
    expect(answer.status).toBe(201)
    expect(JSON.parse(`${answer.body}`)).toMatchObject({ name, width, height })
    await expectSaved(name, bytes)
    // Without a version it is a raw request, whose answer nothing resumes.
    expect(isComplete(answer)).toBe(isNamed ? true : null)
    expect(offsetIn(answer)).toEqual(isNamed ? bytes.length : Number.NaN)
    expect(placeOf(answer)).toMatch(isNamed ? /\/resumable\/[0-9a-f]{32}$/ : /^none$/)
  })

  it('of a photo that was sent before makes no second file, and its receipt says so', async () => {
    const { bytes, name } = await halvedPhoto()
    const first = await create(bytes, true, { 'X-FileName': name })
    const again = await create(bytes, true, { 'X-FileName': `again-${name}` })
    expect(again.status).toBe(201)
    const receipts = [first, again].map(({ body }) => JSON.parse(`${body}`))
    // Without a version it is a raw request, which is taken as meant.
    const expected = isNamed ? { ...receipts[0], duplicate: true } : { name: `again-${name}` }
    expect(receipts[0].duplicate).toBeUndefined()
    expect(receipts[1]).toMatchObject(expected)
    expect((await names()).has(`again-${name}`)).toBe(!isNamed)
    if (!isNamed) return
    const replayed = await append(placeOf(again), bytes.length, Buffer.alloc(0), true)
    // Versions that refuse what is complete do so.
    if (replayed.status === 201) expect(JSON.parse(`${replayed.body}`).duplicate).toBe(true)
  })

  it('tells its address by 104 before a byte of the photo is sent, to who names a version', async () => {
    const { bytes, name } = await halvedPhoto()
    const headers = { ...last(true), 'X-FileName': name }
    const request = open('POST', 'api/photos', headers, { length: bytes.length })
    const early = isNamed ? await request.has104() : null
    await request.write(bytes)
    const answer = await request.final()
    expect(answer.status).toBe(201)
    expect(request.answers()).toHaveLength(isNamed ? 2 : 1)
    if (early === null) return
    expect(placeOf(early)).toMatch(new RegExp(`^${base().href}resumable/[0-9a-f]{32}$`))
    expect(placeOf(early)).toBe(placeOf(answer))
    expect(early.headers.get('upload-draft-interop-version')).toBe(`${draft.interop}`)
    const limit = early.headers.get('upload-limit')
    if (draft.lifetime === null) expect(limit).toBeUndefined()
    else expect(limit).toBe(`max-size=${MAX_BYTES}, ${draft.lifetime}=86400`)
  })

  it.each(['2', '9', '6.0', '"6"', 'six', '-6', '6, 6'])(
    'sends no 104 to a client of version %s, and takes its whole photo',
    async (version) => {
      const { bytes, name } = await halvedPhoto()
      const headers = {
        ...{ 'Upload-Complete': '?1', 'Upload-Incomplete': '?0' },
        ...{ 'Upload-Draft-Interop-Version': version, 'X-FileName': name },
      }
      const request = open('POST', 'api/photos', headers, { body: bytes })
      expect((await request.final()).status).toBe(201)
      expect(request.answers()).toHaveLength(1)
      await expectSaved(name, bytes)
    },
  )

  it('sends no 104 to HTTP/1.0', async () => {
    const { bytes, name } = await halvedPhoto()
    const request = openRequest(port())
    const line = `PUT ${base().pathname}${name} HTTP/1.0`
    const headers = { Host: base().host, 'Content-Length': bytes.length, ...last(true) }
    const own = { 'Upload-Draft-Interop-Version': draft.interop }
    await request.write(
      Buffer.concat([Buffer.from(requestHead(line, { ...headers, ...own })), bytes]),
    )
    expect((await request.final()).status).toBe(201)
    expect(request.answers()).toHaveLength(1)
    await expectSaved(name, bytes)
  })

  it('is answered in order with another one that comes before its answer', async () => {
    const photos = [await halvedPhoto(), await halvedPhoto()]
    const request = openRequest(port())
    const requests = photos.flatMap(({ bytes, name }, at) => {
      const headers = {
        ...{ Host: base().host, 'Content-Length': bytes.length, ...last(true) },
        ...{ 'Upload-Draft-Interop-Version': draft.interop },
        ...(at === 1 ? { Connection: 'close' } : {}),
      }
      return [Buffer.from(requestHead(`PUT ${base().pathname}${name} HTTP/1.1`, headers)), bytes]
    })
    await request.write(Buffer.concat(requests))
    const second = photos[1]?.name ?? ''
    await request.find(({ body }) => body.includes(second))
    const answers = request.answers()
    const finals = answers.filter(({ status }) => status === 201)
    expect(finals.map(({ body }) => JSON.parse(`${body}`).name)).toEqual(
      photos.map(({ name }) => name),
    )
    for (const { bytes, name } of photos) await expectSaved(name, bytes)
    // The second one may be over before its turn to answer comes, and then needs no 104.
    const places = answers.map(placeOf)
    expect(places.slice(0, 2)).toEqual([places[0], places[0]])
    expect(new Set(places).size).toBe(isNamed ? 2 : 1)
    expect(answers[0]?.status).toBe(isNamed ? 104 : 201)
  })

  it('says 100 too, where that is waited for', async () => {
    const { bytes, name } = await halvedPhoto()
    const headers = { ...last(true), 'X-FileName': name, Expect: '100-continue' }
    const request = open('POST', 'api/photos', headers, { length: bytes.length })
    await request.find(({ status }) => status === 100)
    await request.write(bytes)
    await request.final()
    const statuses = request.answers().map(({ status }) => status)
    expect(statuses).toEqual(isNamed ? [104, 100, 201] : [100, 201])
  })

  it('of a first piece names the place to go on, and makes no photo', async () => {
    const before = await names()
    const { name, half, halves } = await halvedPhoto()
    const answer = await create(halves[0], false, { 'X-FileName': name })
    expect(answer.status).toBe(201)
    expect(answer.body).toHaveLength(0)
    expect(isComplete(answer)).toBe(false)
    expect(offsetIn(answer)).toBe(half)
    expect(placeOf(answer)).toMatch(/\/resumable\/[0-9a-f]{32}$/)
    expect(await names()).toEqual(before)
    expect(offsetIn(await head(placeOf(answer)))).toBe(half)
  })

  it('of a first piece has a 104 only where a version is named', async () => {
    const { halves } = await halvedPhoto()
    const request = open('POST', 'api/photos', last(false), { body: halves[0] })
    await request.final()
    const statuses = request.answers().map(({ status }) => status)
    expect(statuses).toEqual(isNamed ? [104, 201] : [201])
  })

  it('without a byte names the place to begin at', async () => {
    const { bytes, name } = await halvedPhoto()
    const headers = { 'X-FileName': name, 'Upload-Length': bytes.length }
    const answer = await create(Buffer.alloc(0), false, headers)
    expect([answer.status, offsetIn(answer), isComplete(answer)]).toEqual([201, 0, false])
    const done = await append(placeOf(answer), 0, bytes, true)
    expect(done.status).toBe(201)
    await expectSaved(name, bytes)
  })

  it('of unknown length is whole with its last chunk', async () => {
    const { bytes, name } = await halvedPhoto()
    const answer = await create(bytes, true, { 'X-FileName': name }, { isChunked: true })
    expect(answer.status).toBe(201)
    await expectSaved(name, bytes)
  })

  it('of unknown length that breaks off before its last chunk is none', async () => {
    const before = await names()
    const { halves, name } = await halvedPhoto()
    const headers = { ...last(true), 'X-FileName': name }
    const request = open('POST', 'api/photos', headers, { body: halves[0], isChunked: true })
    const place = isNamed ? placeOf(await request.has104()) : null
    request.leave('end')
    expectRefused(await request.final(), 'BODY_ENDED_EARLY')
    expect(await names()).toEqual(before)
    if (place !== null) expect(isComplete(await head(place))).toBe(false)
  })

  it.each(['end', 'reset'] as const)(
    'that breaks off (%s) keeps what came, for whoever was told where',
    async (how) => {
      const before = new Set(await laptop().partsOnDisk())
      const { bytes, name, half, halves } = await halvedPhoto(500, 400)
      const headers = { ...last(true), 'X-FileName': name }
      const request = open('POST', 'api/photos', headers, { body: halves[0], length: bytes.length })
      if (!isNamed) {
        request.leave('end')
        expectRefused(await request.final(), 'BODY_ENDED_EARLY')
        const added = async () => (await laptop().partsOnDisk()).filter((part) => !before.has(part))
        await expect.poll(added).toEqual([])
        return
      }
      const place = placeOf(await request.has104())
      request.leave(how)
      if (how === 'end') await request.final()
      const offset = offsetIn(await head(place))
      expect(offset).toBeLessThanOrEqual(half)
      if (how === 'end') expect(offset).toBe(half)
      const answer = await append(place, offset, bytes.subarray(offset), true)
      expect(answer.status).toBe(201)
      await expectSaved(name, bytes)
    },
  )

  it('whose lengths differ is refused before anything is made', async () => {
    const before = await laptop().partsOnDisk()
    const { bytes, name } = await halvedPhoto()
    const headers = { 'X-FileName': name, 'Upload-Length': bytes.length + 1 }
    const answer = await create(bytes, true, headers)
    if (isNamed) expectRefused(answer, 'BAD_REQUEST', 'inconsistent-upload-length')
    else expectRefused(answer, 'BAD_REQUEST')
    // One of before may go meanwhile.
    expect(before).toEqual(expect.arrayContaining(await laptop().partsOnDisk()))
  })

  it('with a piece beyond the length is refused', async () => {
    const { bytes, half } = await halvedPhoto()
    const answer = await create(bytes, false, { 'Upload-Length': half })
    expectRefused(answer, 'BAD_REQUEST', 'inconsistent-upload-length')
  })

  it.each(['known', 'unknown'])(
    'of a photo that is too large is refused: %s length',
    async (how) => {
      const { bytes } = await halvedPhoto()
      const large = Buffer.concat([bytes, Buffer.alloc(MAX_BYTES)])
      const answer = await create(large, true, {}, { isChunked: how === 'unknown' })
      expectRefused(answer, 'TOO_LARGE')
      if (draft.lifetime !== null && isNamed)
        expect(answer.headers.get('upload-limit')).toMatch(LIMIT)
    },
  )

  it('of an empty photo is refused', async () => {
    expectRefused(await create(Buffer.alloc(0), true), 'EMPTY_FILE')
  })

  it('of what is no photo is refused for good', async () => {
    const text = Buffer.alloc(100_000, 'no photo ')
    const request = open('POST', 'api/photos', last(true), { length: text.length })
    const place = isNamed ? placeOf(await request.has104()) : null
    await request.write(text)
    const answer = await request.final()
    expectRefused(answer, 'NOT_A_PHOTO_OR_VIDEO')
    if (place === null) return
    expect(isComplete(answer)).toBe(true)
    expect(placeOf(answer)).toBe('none')
    expect((await head(place)).status).toBe(404)
  })

  it.each([
    ['inline; filename="NAME"', 'NAME'],
    ['attachment;filename=NAME', 'NAME'],
    [`inline; filename="other.jpg"; filename*=UTF-8''%EC%82%AC%EC%A7%84%20NAME`, '사진 NAME'],
    ['inline; filename="../../NAME"', 'NAME'],
  ])('takes the name of Content-Disposition: %s', async (given, expected) => {
    const { bytes, name } = await halvedPhoto()
    const answer = await create(bytes, true, { 'Content-Disposition': given.replace('NAME', name) })
    expect(answer.status).toBe(201)
    expect(JSON.parse(`${answer.body}`).name).toBe(expected.replace('NAME', name))
  })

  it('takes the name of X-FileName before another', async () => {
    const { bytes, name } = await halvedPhoto()
    const headers = { 'X-FileName': name, 'Content-Disposition': 'inline; filename="other.jpg"' }
    const answer = await create(bytes, true, headers)
    expect(JSON.parse(`${answer.body}`).name).toBe(name)
  })

  it.each([
    ['a range', { 'Content-Range': 'bytes 0-9/99' }],
    ['a form', { 'Content-Type': 'multipart/form-data; boundary=x' }],
    ['an encoded photo', { 'Content-Encoding': 'gzip' }],
  ])('of a piece of %s is refused, and nothing is kept', async (_, headers) => {
    const [before, parts] = [await names(), await laptop().partsOnDisk()]
    const { halves } = await halvedPhoto()
    const answer = await create(halves[0], false, headers)
    expect([400, 415]).toContain(answer.status)
    expect(await names()).toEqual(before)
    // One of before may go meanwhile.
    expect(parts).toEqual(expect.arrayContaining(await laptop().partsOnDisk()))
  })

  it.each(['?2', '1', 'true', '', '?1, ?1'])(
    'is none where the header of completeness says "%s"',
    async (value) => {
      const { bytes, name } = await halvedPhoto()
      const headers = { [draft.completeness]: value, 'X-FileName': name }
      const request = open('POST', 'api/photos', headers, { body: bytes })
      expect((await request.final()).status).toBe(
        draft.interop === 3 && value === '?1, ?1' ? 400 : 201,
      )
      expect(request.answers()).toHaveLength(1)
    },
  )

  it('never takes a piece for a photo, whatever its header looks like', async () => {
    const before = await names()
    const { halves } = await halvedPhoto()
    const value = draft.completeness === 'upload-complete' ? '?0' : '?1'
    for (const said of [`${value}, ${value}`, `${value};a=b`, ` ${value} `]) {
      const headers = { [draft.completeness]: said }
      const answer = await create(halves[0], false, headers)
      if (answer.status === 201) expect(isComplete(answer)).toBe(false)
      else expectRefused(answer, 'BAD_REQUEST')
    }
    expect(await names()).toEqual(before)
  })

  it('in pieces in chunks becomes the same photo', async () => {
    const { bytes, name, halves } = await halvedPhoto()
    const begun = await create(halves[0], false, { 'X-FileName': name }, { isChunked: true })
    expect([begun.status, offsetIn(begun)]).toEqual([201, halves[0].length])
    const done = await append(
      placeOf(begun),
      halves[0].length,
      halves[1],
      true,
      {},
      { isChunked: true },
    )
    expect(done.status).toBe(201)
    await expectSaved(name, bytes)
  })

  it('of a photo that was sent before tells the first, and makes no second file', async () => {
    const { name, halves } = await halvedPhoto()
    const first = await create(halves[0], false, { 'X-FileName': name })
    await append(placeOf(first), halves[0].length, halves[1], true)
    const before = await names()
    const again = await create(halves[0], false, { 'X-FileName': 'again.jpg' })
    const answer = await append(placeOf(again), halves[0].length, halves[1], true)
    expect([answer.status, JSON.parse(`${answer.body}`).name]).toEqual([201, name])
    expect(isComplete(await head(placeOf(again)))).toBe(true)
    expect(await names()).toEqual(before)
  })
})
