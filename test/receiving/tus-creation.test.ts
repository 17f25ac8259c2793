import { describe, expect, it } from 'vitest'
import { HEADERS, type HttpErrorCode } from '../../contract/http'
import {
  type Begun,
  cutPhoto,
  expectError,
  MAX_BYTES,
  useTusLaptop,
} from '../support/network/tus-laptop'
import { crc32Header, newId, offsetOf } from '../support/network/tus-request'

const base64 = (text: string) => Buffer.from(text).toString('base64')
const { laptop, tus, begin, saved, ask } = useTusLaptop()

describe('tus 1.0.0, creation', () => {
  it.each([
    [{}, 'LENGTH_REQUIRED'],
    [{ [HEADERS.uploadLength]: '9', [HEADERS.uploadDeferLength]: '1' }, 'BAD_REQUEST'],
    [{ [HEADERS.uploadDeferLength]: '0' }, 'BAD_REQUEST'],
    [{ [HEADERS.uploadDeferLength]: 'true' }, 'BAD_REQUEST'],
    [{ [HEADERS.uploadLength]: '-1' }, 'BAD_REQUEST'],
    [{ [HEADERS.uploadLength]: '1e3' }, 'BAD_REQUEST'],
    [{ [HEADERS.uploadLength]: '0' }, 'EMPTY_FILE'],
    [{ [HEADERS.uploadLength]: `${MAX_BYTES + 1}` }, 'TOO_LARGE'],
    [{ [HEADERS.uploadLength]: '9'.repeat(40) }, 'TOO_LARGE'],
    [{ [HEADERS.uploadLength]: '9', [HEADERS.uploadMetadata]: 'filename Jyc=,filename Jyc=' }],
    [{ [HEADERS.uploadLength]: '9', [HEADERS.uploadMetadata]: 'filename photo.jpg' }],
    [{ [HEADERS.uploadLength]: '9', 'Upload-Concat': 'partial' }],
  ] as [Record<string, string>, HttpErrorCode?][])(
    'of %j is refused with %s',
    async (headers, code = 'BAD_REQUEST') => {
      const before = laptop().receiver.uploads().length
      await expectError(await ask('POST', 'uploads', headers), code)
      expect(laptop().receiver.uploads().length).toBe(before)
    },
  )

  it('tells the metadata again as it was said: under way, saved, and after a restart', async () => {
    const { id, ...photo } = await cutPhoto()
    const said = `filename ${base64(photo.name)},id ${base64(id)},is_confidential,x-y Jyc=`
    await ask('POST', 'uploads', {
      [HEADERS.uploadLength]: `${photo.bytes.length}`,
      [HEADERS.uploadMetadata]: said,
    })
    const told = async () => (await tus().head(id)).headers.get(HEADERS.uploadMetadata)
    expect(await told()).toBe(said)
    await tus().patch(id, 0, photo.first)
    await laptop().restart()
    expect(await told()).toBe(said)
    await tus().patch(id, photo.half, photo.last)
    expect(await told()).toBe(said)
    await laptop().restart()
    expect(await told()).toBe(said)

    const twin = newId()
    await tus().create(photo.bytes.length, { id: twin }, { body: photo.bytes })
    const head = await tus().head(twin)
    expect(head.headers.get(HEADERS.uploadMetadata)).toBe(`id ${base64(twin)}`)
  })

  it('says nothing where no metadata was said', async () => {
    const answer = await ask('POST', 'uploads', { [HEADERS.uploadLength]: '9' })
    const head = await ask('HEAD', answer.headers.get('Location') ?? '')
    expect(head.status).toBe(200)
    expect(head.headers.get(HEADERS.uploadMetadata)).toBeNull()
  })

  it('never takes another length for an id that has one', async () => {
    const { id, ...photo } = await begin()
    const other = await tus().create(photo.bytes.length + 1, { id })
    await expectError(other, 'BAD_REQUEST')
    expect((await tus().create(photo.bytes.length, { id })).status).toBe(201)
  })
})

describe('tus 1.0.0, creation with a deferred length', () => {
  it('says so until the length is known, and keeps it then', async () => {
    const { id, ...photo } = await begin('deferred')
    const first = await tus().head(id)
    expect(first.headers.get(HEADERS.uploadDeferLength)).toBe('1')
    expect(first.headers.get(HEADERS.uploadLength)).toBeNull()

    const length = { [HEADERS.uploadLength]: `${photo.bytes.length}` }
    expect((await tus().patch(id, 0, photo.first, length)).status).toBe(204)
    const second = await tus().head(id)
    expect(second.headers.get(HEADERS.uploadDeferLength)).toBeNull()
    expect(second.headers.get(HEADERS.uploadLength)).toBe(length[HEADERS.uploadLength])

    const changed = await tus().patch(id, photo.half, photo.last, {
      [HEADERS.uploadLength]: `${photo.bytes.length + 1}`,
    })
    await expectError(changed, 'BAD_REQUEST')
    expect((await tus().patch(id, photo.half, photo.last, length)).status).toBe(204)
    expect(await saved(photo)).toEqual(photo.bytes)
  })

  it('hears the length with an empty piece at the end', async () => {
    const { id, ...photo } = await begin('deferred')
    await tus().patch(id, 0, photo.bytes)
    const end = await tus().patch(id, photo.bytes.length, Buffer.alloc(0), {
      [HEADERS.uploadLength]: `${photo.bytes.length}`,
    })
    expect([end.status, offsetOf(end)]).toEqual([204, photo.bytes.length])
    expect(await saved(photo)).toEqual(photo.bytes)
  })

  it.each([
    ['less than has come', 1, 'BAD_REQUEST'],
    ['more than is accepted', MAX_BYTES + 1, 'TOO_LARGE'],
  ] as const)('refuses a length of %s', async (_, length, code) => {
    const { id, ...photo } = await begin('deferred')
    await tus().patch(id, 0, photo.first)
    const answer = await tus().patch(id, photo.half, photo.last, {
      [HEADERS.uploadLength]: `${length}`,
    })
    await expectError(answer, code)
  })

  it('forgets a length that came with a damaged piece', async () => {
    const { id, ...photo } = await begin('deferred')
    const answer = await tus().patch(id, 0, photo.bytes, {
      [HEADERS.uploadLength]: `${photo.bytes.length}`,
      [HEADERS.uploadChecksum]: crc32Header(Buffer.from('other bytes')),
    })
    expect(answer.status).toBe(460)
    expect((await tus().head(id)).headers.get(HEADERS.uploadDeferLength)).toBe('1')
  })
})

describe('tus 1.0.0, creation with upload', () => {
  const create = (
    { bytes, id, name: filename }: Begun,
    body: Buffer,
    headers: Record<string, string> = {},
  ) => tus().create(bytes.length, { id, filename }, { body, headers })
  const wrong = { [HEADERS.uploadChecksum]: crc32Header(Buffer.from('other bytes')) }

  it('takes the first bytes and says how many', async () => {
    const photo = await cutPhoto()
    const answer = await create(photo, photo.first)
    expect([answer.status, offsetOf(answer)]).toEqual([201, photo.half])
    expect(answer.headers.get('Location')).toMatch(new RegExp(`/uploads/${photo.id}$`))
    expect(answer.headers.get(HEADERS.uploadExpires)).not.toBeNull()
    await tus().patch(photo.id, photo.half, photo.last)
    expect(await saved(photo)).toEqual(photo.bytes)
  })

  it('takes them without a length of the whole, too', async () => {
    const { id, ...photo } = await cutPhoto()
    const said = { id, filename: photo.name }
    const answer = await tus().create(null, said, { body: photo.first })
    expect([answer.status, offsetOf(answer)]).toEqual([201, photo.half])
    await tus().patch(id, photo.half, photo.last, {
      [HEADERS.uploadLength]: `${photo.bytes.length}`,
    })
    expect(await saved(photo)).toEqual(photo.bytes)
  })

  it.each([
    ['a wrong type', { 'Content-Type': 'image/jpeg' }, 'WRONG_CONTENT_TYPE'],
    ['a checksum nobody knows', { [HEADERS.uploadChecksum]: 'md5 AAAA' }, 'BAD_REQUEST'],
  ] as const)('makes nothing of %s', async (_, headers, code) => {
    const photo = await cutPhoto()
    await expectError(await create(photo, photo.bytes, headers), code)
    expect((await tus().head(photo.id)).status).toBe(404)
  })

  it('throws a damaged first piece away; under the same id it can be sent again', async () => {
    const photo = await cutPhoto()
    expect((await create(photo, photo.bytes, wrong)).status).toBe(460)
    expect(offsetOf(await tus().head(photo.id))).toBe(0)
    const right = { [HEADERS.uploadChecksum]: crc32Header(photo.bytes) }
    expect((await create(photo, photo.bytes, right)).status).toBe(201)
    expect(await saved(photo)).toEqual(photo.bytes)
  })

  it('keeps nothing of a damaged first piece whose address nobody will know', async () => {
    const { name: filename, bytes } = await cutPhoto()
    const before = laptop().receiver.uploads().length
    const piece = { body: bytes, headers: wrong }
    const answer = await tus().create(bytes.length, { filename }, piece)
    expect(answer.status).toBe(460)
    expect(laptop().receiver.uploads().length).toBe(before)
  })
})
