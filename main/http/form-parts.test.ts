import { PassThrough } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { setTimeout as delay } from 'node:timers/promises'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { LIMITS } from '../../contract/http'
import { BOUNDARY, field, file, form } from '../../test/support/network/form-body'
import { type FormPart, type FormReading, formBoundary, readForm } from './form-parts'

interface Taken {
  field: string
  fileName: string | null
  type: string
  fault: string | undefined
  /** null where it was cut. */
  body: Buffer | null
}
interface Reading extends Partial<FormReading> {
  /** Where the bytes are cut into chunks. */
  chunkBytes?: number
}

/** Reads a form that comes in chunks; `error` is the code of the error that it ends with. */
async function read(
  bytes: Buffer,
  { chunkBytes = 64 * 1024, ...reading }: Reading = {},
): Promise<{ taken: Taken[]; error: string | null }> {
  const request = new PassThrough()
  const taken: Taken[] = []
  let kept = 0
  const done = readForm(request, {
    boundary: BOUNDARY,
    idleMs: 10_000,
    async take({ body, fault, ...said }: FormPart) {
      const whole = await buffer(body).catch(() => null)
      kept += said.fileName === null ? 0 : (whole?.length ?? 0)
      taken.push({ ...said, fault: fault?.message, body: whole })
      return true
    },
    keptBytes: () => kept,
    ...reading,
  }).then(
    () => null,
    (error) => error.code as string,
  )
  for (let at = 0; at < bytes.length && request.writable; at += chunkBytes)
    request.write(bytes.subarray(at, at + chunkBytes))
  request.end()
  return { error: await done, taken }
}

describe('the boundary', () => {
  it.each([
    ['multipart/form-data; boundary=abc', 'abc'],
    ['Multipart/Form-Data;BOUNDARY="a b:c"', 'a b:c'],
    [
      'multipart/form-data; charset=utf-8; boundary=----WebKitFormBoundary0',
      '----WebKitFormBoundary0',
    ],
    [`multipart/form-data; boundary=${'x'.repeat(70)}`, 'x'.repeat(70)],
    ['image/jpeg', null],
    ['application/x-www-form-urlencoded', null],
    ['', null],
  ])('of %s', (type, boundary) => {
    expect(formBoundary(type)).toBe(boundary)
  })

  it.each([
    'multipart/form-data',
    'multipart/form-data; boundary=',
    'multipart/form-data; boundary="a "',
    'multipart/form-data; boundary="\u00e9"',
    `multipart/form-data; boundary=${'x'.repeat(71)}`,
    `multipart/form-data; boundary=${'x'.repeat(5000)}`,
  ])('is missing or none: %s', (type) => {
    expect(() => formBoundary(type)).toThrow('The request is not valid: boundary.')
  })
})

it.each(['mixed', 'related', 'byteranges', 'alternative'])('multipart/%s is no photo', (type) => {
  expect(() => formBoundary(`Multipart/${type}; boundary=a`)).toThrow(`multipart/${type}`)
})

describe('a form', () => {
  it('is read whatever it holds and wherever its chunks end', async () => {
    // The bytes of which delimiters are made, so that much of a body looks like one.
    const byte = fc.constantFrom(...Buffer.from(`\r\n-${BOUNDARY}\0\xff`, 'latin1'))
    const body = fc.uint8Array({ maxLength: 300 }).chain((any) =>
      fc.oneof(
        fc.constant(Buffer.from(any)),
        fc.array(byte, { maxLength: 60 }).map((bytes) => Buffer.from(bytes)),
      ),
    )
    await fc.assert(
      fc.asyncProperty(
        fc.array(body, { maxLength: 5 }),
        fc.integer({ min: 1, max: 400 }),
        async (bodies, chunkBytes) => {
          fc.pre(
            bodies.every((each) => !`\r\n${each.toString('latin1')}`.includes(`\r\n--${BOUNDARY}`)),
          )
          const parts = bodies.map((each, at) => file(`${at}.jpg`, each))
          const { taken, error } = await read(form(parts), { chunkBytes })
          expect(error).toBeNull()
          expect(taken.map((each) => each.body)).toEqual(bodies)
          expect(taken.map((each) => each.fileName)).toEqual(bodies.map((_, at) => `${at}.jpg`))
        },
      ),
    )
  })

  it('that breaks off anywhere has no last part that is whole', async () => {
    const bytes = form(
      [file('a.jpg', 'photo one'), field('x', 'y'), file('b.jpg', 'photo two')],
      '',
    )
    const closed = Buffer.concat([bytes, Buffer.from(`--${BOUNDARY}--`)])
    const whole = ['photo one', 'y', 'photo two']
    for (let end = 0; end < closed.length; end += 1) {
      const { taken, error } = await read(closed.subarray(0, end))
      expect(error).toBe('BODY_ENDED_EARLY')
      const bodies = taken.map((each) => each.body?.toString() ?? null)
      const cut = bodies.at(-1) === null ? bodies.length - 1 : bodies.length
      expect(bodies.slice(0, cut)).toEqual(whole.slice(0, cut))
      // What was whole had its delimiter behind it.
      const behind =
        cut === 0 ? 0 : bytes.indexOf(whole[cut - 1] ?? '') + (whole[cut - 1]?.length ?? 0)
      expect(end).toBeGreaterThan(behind + (cut === 0 ? -1 : BOUNDARY.length))
    }
    expect((await read(closed)).error).toBeNull()
  })

  it.each<[string, string, Partial<Taken>]>([
    [
      'a file',
      'Content-Disposition: form-data; name="p"; filename="a.jpg"\r\nContent-Type: Image/JPEG; x=y',
      { field: 'p', fileName: 'a.jpg', type: 'image/jpeg' },
    ],
    [
      'a photo without a name',
      'Content-Disposition: form-data; name="p"\r\nContent-Type: image/jpeg',
      { fileName: '', type: 'image/jpeg' },
    ],
    [
      'bytes without a name',
      'Content-Disposition: form-data; name="p"\r\nContent-Type: application/octet-stream',
      { fileName: '' },
    ],
    [
      'a photo without a disposition',
      'Content-Type: image/jpeg',
      { fileName: '', fault: undefined },
    ],
    ['a field', 'Content-Disposition: form-data; name="p"', { fileName: null, type: '' }],
    [
      'a field of text',
      'Content-Disposition: form-data; name="p"\r\nContent-Type: text/plain',
      { fileName: null },
    ],
    [
      'headers in small letters and folded',
      'content-disposition: form-data;\r\n  name="p"; filename="a.jpg"',
      { field: 'p', fileName: 'a.jpg' },
    ],
    [
      'what is not said to be anything',
      'X-Any: thing',
      { fault: 'The request is not valid: Content-Disposition.' },
    ],
    [
      'a header that is none',
      'nonsense',
      { fault: 'The request is not valid: Content-Disposition.' },
    ],
    [
      'a form in a form',
      'Content-Disposition: form-data; name="p"\r\nContent-Type: multipart/mixed; boundary=b',
      { fault: 'The request is not valid: multipart/mixed.' },
    ],
    [
      'a part of a file',
      'Content-Disposition: form-data; name="p"; filename="a.jpg"\r\nContent-Range: bytes 0-1/9',
      { fault: 'The request is not valid: Content-Range.' },
    ],
    [
      'base64',
      'Content-Disposition: form-data; name="p"; filename="a.jpg"\r\nContent-Transfer-Encoding: base64',
      { fault: expect.stringContaining('as they are') },
    ],
    [
      'binary',
      'Content-Disposition: form-data; name="p"; filename="a.jpg"\r\nContent-Transfer-Encoding: BINARY',
      { fault: undefined },
    ],
  ])('tells of %s', async (_, headers, expected) => {
    const { taken, error } = await read(form([{ headers, body: 'x' }]))
    expect(error).toBeNull()
    expect(taken).toEqual([expect.objectContaining(expected)])
  })

  it('may have nothing in it, something around it, and no line break at its end', async () => {
    expect(await read(form([]))).toEqual({ taken: [], error: null })
    const bytes = form([file('a.jpg', 'x')], `--${BOUNDARY}--`)
    const around = Buffer.concat([Buffer.from('preamble\r\n'), bytes, Buffer.from('\r\nepilogue')])
    for (const each of [bytes, around])
      expect(await read(each)).toMatchObject({ taken: [{}], error: null })
  })
})

describe('a form beyond its limits is refused', () => {
  const megabyte = Buffer.alloc(1024 * 1024, 'x')
  const megabytes = (count: number) => Array.from({ length: count }, () => megabyte)
  const tooMuch = megabytes(LIMITS.formAsideBytes / megabyte.length + 1)
  const start = (headers: string) => Buffer.from(`--${BOUNDARY}\r\n${headers}`)

  it.each<[string, readonly Buffer[]]>([
    ['100,000 fields', [form(Array.from({ length: 100_000 }, (_, at) => field(`f${at}`, 'x')))]],
    ['too many files', [form(Array.from({ length: LIMITS.formParts + 1 }, () => file('a', 'x')))]],
    ['a preamble without end', tooMuch],
    ['headers without end', [start('X-A: '), ...tooMuch]],
    ['a header name without end', [start(''), ...tooMuch]],
    [
      'a field without end',
      [start('Content-Disposition: form-data; name="a"\r\n\r\n'), ...tooMuch],
    ],
  ])('%s', async (_, chunks) => {
    const take = async ({ body }: FormPart) => {
      for await (const _chunk of body.on('error', () => {}).iterator({ destroyOnReturn: false }));
      return true
    }
    const { error } = await read(Buffer.concat(chunks), { take })
    expect(error).toBe('FORM_TOO_LARGE')
  })

  it('and an epilogue without end is not read to it', async () => {
    const bytes = Buffer.concat([form([file('a.jpg', 'x')]), ...tooMuch])
    expect(await read(bytes)).toMatchObject({ error: null, taken: [{ fileName: 'a.jpg' }] })
  })

  it('but thousands of bytes of photos are none of it', async () => {
    const photos = Array.from({ length: 100 }, (_, at) => file(`${at}.jpg`, megabyte))
    const { error, taken } = await read(form(photos))
    expect(error).toBeNull()
    expect(taken).toHaveLength(100)
  })
})

it.each([
  ['in the headers of a part', 'Content-Disposition'],
  ['in a field', 'Content-Disposition: form-data; name="name"\r\n\r\nA'],
])('ends where its sender falls silent %s', async (_, begun) => {
  const request = new PassThrough()
  const done = readForm(request, {
    ...{ boundary: BOUNDARY, idleMs: 50, keptBytes: () => 0 },
    take: async ({ body }) => (await buffer(body)).length > 0,
  })
  request.write(`--${BOUNDARY}\r\n${begun}`)
  await expect(done).rejects.toMatchObject({ code: 'IDLE' })
})

it('holds a few chunks, however many small files came and however slowly they are taken', async () => {
  const request = new PassThrough({ highWaterMark: 64 * 1024 })
  const small = form(Array.from({ length: 1500 }, (_, at) => file(`${at}`, Buffer.alloc(2000))))
  let written = 0
  let taken = 0
  const done = readForm(request, {
    ...{ boundary: BOUNDARY, idleMs: 10_000, keptBytes: () => written },
    async take({ body }) {
      taken += 1
      await buffer(body)
      if (taken % 100 === 0) await delay(1)
      // What is read ahead of the parts that are taken.
      expect(written - taken * 2000).toBeLessThan(400 * 1024)
      return true
    },
  })
  for (let at = 0; at < small.length; at += 16 * 1024) {
    const chunk = small.subarray(at, at + 16 * 1024)
    written += chunk.length
    if (!request.write(chunk)) await new Promise((resolve) => request.once('drain', resolve))
  }
  request.end()
  await done
  expect(taken).toBe(1500)
})

it('stops where the one that takes its parts wants no more', async () => {
  const parts = ['a', 'b', 'c'].map((name) => file(name, 'x'))
  const seen: (string | null)[] = []
  const take = async ({ fileName }: FormPart) => seen.push(fileName) < 2
  expect((await read(form(parts), { take })).error).toBeNull()
  expect(seen).toEqual(['a', 'b'])
})
