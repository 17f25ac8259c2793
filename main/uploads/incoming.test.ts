import { link, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { PassThrough, Readable } from 'node:stream'
import { crc32 } from 'node:zlib'
import { beforeEach, describe, expect, it } from 'vitest'
import type { HttpErrorCode } from '../../contract/http'
import type { ReceiverEvent } from '../../contract/receiver-event'
import {
  CREATED,
  jpegOf,
  MEASURER,
  storedUpload,
  type TempLibrary,
  tempLibrary,
} from '../../test/support/disk/temp-library'
import { forThisTest } from '../../test/support/opened'
import { until } from '../../test/support/until'
import { AppError } from '../base/errors'
import { createSerialByKey } from '../base/serial'
import { unknownFacts } from '../image/formats'
import type { Measurer } from '../image/measure'
import { incomingFolder } from '../library/part-file'
import type { StoredUpload } from '../library/photo-index'
import type { Piece } from './arrived'
import { createBodyMemory } from './body-memory'
import { createGrouped } from './grouped'
import { createIncoming, type Incoming } from './incoming'
import { createQuota } from './quota'

const CONTENT = jpegOf(300_000)
let library: TempLibrary
let events: ReceiverEvent[]
let gone: [id: string, became: string | null][]
let mayNot: HttpErrorCode | null
let maxBytes: number
let measurer: Measurer

beforeEach(async () => {
  library = forThisTest(await tempLibrary())
  events = []
  gone = []
  mayNot = null
  maxBytes = 1_000_000
  measurer = MEASURER
})

const time = { now: () => CREATED, elapsed: () => performance.now() }
function begin(rest: Partial<StoredUpload> = {}, state: 'waiting' | 'paused' = 'waiting') {
  const { folder, index, store } = library
  const quota = createQuota({ folder, maxBytes, clock: time, uploads: createGrouped() })
  quota.close()
  const stored = storedUpload('a', { length: CONTENT.length, ...rest })
  index.saveUpload(stored)
  return createIncoming(stored, state, {
    ...{ folder, index, store, quota, measurer, clock: time, idleMs: 60_000 },
    memory: createBodyMemory(),
    inTurn: createSerialByKey(),
    ...{ template: () => ({ parts: [] }), accept: () => 'photos' as const },
    requireAllowed() {
      if (mayNot) throw new AppError(mayNot)
    },
    emit: (event) => void events.push(event),
    afterwards: (work) => void work.catch(() => {}),
    onGone: (id, photo) => void gone.push([id, photo?.id ?? null]),
  })
}

const pieceAt = (offset: number, rest: Partial<Piece> = {}): Piece => ({
  ...{ offset, contentLength: null, uploadLength: null, isLast: false, checksum: null },
  ...rest,
})
/** What is sent is moved away: a copy. */
const bodyOf = (bytes: Buffer) => Readable.from([Buffer.from(bytes)])
const send = (upload: Incoming, from: number, to: number, rest: Partial<Piece> = {}) =>
  upload.append(bodyOf(CONTENT.subarray(from, to)), pieceAt(from, rest))
/** A request that breaks, or stays open, after these bytes. */
function sendOpen(upload: Incoming, from: number, to: number) {
  const body = new PassThrough()
  body.write(Buffer.from(CONTENT.subarray(from, to)))
  const answer = upload.append(body, pieceAt(from))
  answer.catch(() => {})
  return { body, answer, came: until('the bytes', () => upload.offset() === to) }
}
const refusal = (work: Promise<unknown>) =>
  work.then(
    () => null,
    (error: unknown) => (error instanceof AppError ? error.code : error),
  )
const photos = async () =>
  (await readdir(library.path)).filter((name) => !name.startsWith('.')).sort()
const isWhole = async () => (await readFile(join(library.path, 'a.jpg'))).equals(CONTENT)
const parts = () => readdir(incomingFolder(library.path))
const kept = async () => (await library.index.uploads()).map(({ offset }) => offset)
const told = () => events.map(({ type }) => type).filter((type) => type !== 'progress')

describe('a photo on its way', () => {
  it('is a photo with its last byte, and not before', async () => {
    const upload = begin()
    expect(await send(upload, 0, 100_000)).toBeNull()
    expect([await photos(), await kept()]).toEqual([[], [100_000]])
    const photo = await send(upload, 100_000, CONTENT.length)
    expect(photo).toMatchObject({ id: 'a', name: 'a.jpg', bytes: CONTENT.length })
    expect(await isWhole()).toBe(true)
    expect(gone).toEqual([['a', 'a']])
    expect(await kept()).toEqual([])
    expect(told()).toEqual(['measured', 'saved'])
  })

  it('keeps the size that its first bytes told, where the whole is not read in time', async () => {
    measurer = { ...MEASURER, measureFile: async () => unknownFacts('jpeg') }
    const upload = begin()
    const size = { width: 40, height: 30 }
    expect(await send(upload, 0, CONTENT.length)).toMatchObject({ size })
  })

  it('answers with the photo after the last piece, but never for bytes that it did not take', async () => {
    const upload = begin()
    // All at the same moment, each with another body: the others wait while the first is saved.
    const bodies = [1, 2, 3].map((last) =>
      Buffer.concat([CONTENT.subarray(0, -1), Buffer.of(last)]),
    )
    const answers = await Promise.all(
      bodies.map((body) => refusal(upload.append(bodyOf(body), pieceAt(0)))),
    )
    const saved = await readFile(join(library.path, 'a.jpg'))
    expect(answers.filter((answer) => answer === null)).toHaveLength(1)
    expect(saved.equals(bodies[answers.indexOf(null)] ?? Buffer.of())).toBe(true)
    const photo = await upload.finish()
    expect(photo?.id).toBe('a')
    expect(await send(upload, CONTENT.length, CONTENT.length)).toEqual(photo)
    expect(await photos()).toEqual(['a.jpg'])
  })

  it('takes a piece only where the last one ended', async () => {
    const upload = begin()
    await send(upload, 0, 100_000)
    expect(await refusal(send(upload, 50_000, 150_000))).toBe('OFFSET_CONFLICT')
    expect(await refusal(send(upload, 150_000, 200_000))).toBe('OFFSET_CONFLICT')
    expect(upload.offset()).toBe(100_000)
    expect(upload.upload().state).toBe('arriving')
    expect(told()).toEqual(['measured'])
  })

  it('keeps what came when the connection breaks, and goes on from there', async () => {
    const upload = begin()
    const broken = sendOpen(upload, 0, 70_000)
    await broken.came
    broken.body.destroy()
    expect(await refusal(broken.answer)).toBe('BODY_ENDED_EARLY')
    expect([upload.offset(), await kept()]).toEqual([70_000, [70_000]])
    expect(upload.upload().state).toBe('paused')
    expect(await send(upload, 70_000, CONTENT.length)).toMatchObject({ id: 'a' })
    expect(await isWhole()).toBe(true)
  })

  it('lets a new request take over from one that is dead', async () => {
    const upload = begin()
    const dead = sendOpen(upload, 0, 70_000)
    await dead.came
    const next = send(upload, 70_000, CONTENT.length)
    expect(await refusal(dead.answer)).toBe('UPLOAD_BUSY')
    expect(await next).toMatchObject({ id: 'a' })
    expect(told()).toEqual(['measured', 'saved'])
  })

  it('counts nothing of a piece whose checksum is wrong', async () => {
    const upload = begin()
    await send(upload, 0, 100_000)
    const sum = Buffer.alloc(4)
    sum.writeUInt32BE(crc32(CONTENT.subarray(100_000, 200_000)))
    const damaged = Readable.from([Buffer.alloc(100_000, 7)])
    const checked = () => pieceAt(100_000, { checksum: { algorithm: 'crc32', digest: sum } })
    expect(await refusal(upload.append(damaged, checked()))).toBe('CHECKSUM_MISMATCH')
    expect([upload.offset(), await kept()]).toEqual([100_000, [100_000]])
    await upload.append(bodyOf(CONTENT.subarray(100_000, 200_000)), checked())
    expect(await send(upload, 200_000, CONTENT.length)).toMatchObject({ isDamaged: false })
    expect(await isWhole()).toBe(true)
  })

  it('goes on after a restart from what was written down', async () => {
    await send(begin(), 0, 100_000)
    const upload = begin({ offset: 100_000 }, 'paused')
    expect(upload.upload()).toMatchObject({ state: 'paused', offset: 100_000 })
    expect(await send(upload, 100_000, CONTENT.length)).toMatchObject({ id: 'a' })
    expect(await isWhole()).toBe(true)
  })

  it.each(['asked for', 'sent'])(
    'is given up when its part has vanished and it may not go back: %s',
    async (next) => {
      const upload = begin({ canRestart: false })
      await send(upload, 0, 100_000)
      await rm(join(incomingFolder(library.path), 'a.part'))
      const work = next === 'sent' ? send(upload, 100_000, 200_000) : upload.finish()
      expect(await refusal(work)).toBe(next === 'sent' ? 'SAVE_FAILED' : 'NOT_FOUND')
      expect([gone, await kept()]).toEqual([[['a', null]], []])
      expect(events.at(-1)).toMatchObject({ error: { code: 'SAVE_FAILED' }, retryable: false })
    },
  )

  it('of an unknown length is whole where its last body ends', async () => {
    const upload = begin({ length: null, canRestart: false })
    expect(await send(upload, 0, 100_000)).toBeNull()
    expect(await send(upload, 100_000, CONTENT.length, { isLast: true })).toMatchObject({ id: 'a' })
    expect(await isWhole()).toBe(true)
  })

  it('starts again when its part has vanished, and says so before a phone relies on it', async () => {
    const upload = begin()
    await send(upload, 0, 100_000)
    await rm(join(incomingFolder(library.path), 'a.part'))
    expect(await upload.finish()).toBeNull()
    expect([upload.offset(), await kept()]).toEqual([0, [0]])
    expect(await send(upload, 0, CONTENT.length)).toMatchObject({ id: 'a' })
  })

  it('begins with a part of its own, whatever stands there under its name', async () => {
    const part = join(incomingFolder(library.path), 'a.part')
    const saved = join(library.path, 'saved.jpg')
    await writeFile(saved, Buffer.alloc(400_000, 1))
    await link(saved, part)
    expect(await send(begin(), 0, CONTENT.length)).toMatchObject({ id: 'a' })
    expect(await isWhole()).toBe(true)
    expect(await readFile(saved)).toEqual(Buffer.alloc(400_000, 1))
  })

  it('waits for its folder, and gets its name once that is back', async () => {
    const upload = begin()
    const last = sendOpen(upload, 0, CONTENT.length - 1)
    await last.came
    await rename(library.path, `${library.path}-away`)
    last.body.end(CONTENT.subarray(CONTENT.length - 1))
    expect(await refusal(last.answer)).toBe('FOLDER_GONE')
    expect(await refusal(upload.finish())).toBe('FOLDER_GONE')
    await rename(`${library.path}-away`, library.path)
    expect(await upload.finish()).toMatchObject({ id: 'a' })
    expect(await photos()).toEqual(['a.jpg'])
  })
})

describe('what is refused', () => {
  const text = Readable.from([Buffer.from('<html>'.repeat(2000))])

  it('is a file that is no photo, after its first bytes: the upload is over', async () => {
    const upload = begin()
    expect(await refusal(upload.append(text, pieceAt(0)))).toBe('NOT_A_PHOTO')
    expect([await photos(), await parts(), await kept()]).toEqual([[], [], []])
    expect(events.at(-1)).toMatchObject({ type: 'failed', retryable: false })
    expect(gone).toEqual([['a', null]])
    expect(await refusal(send(upload, 0, 100))).toBe('NOT_A_PHOTO')
  })

  it.each([
    ['more bytes than were announced', { length: 1000 }, {}, 'LONGER_THAN_ANNOUNCED'],
    ['another length than was announced', {}, { uploadLength: 5 }, 'BAD_REQUEST'],
    ['more than is taken, of an unknown length', { length: null }, {}, 'TOO_LARGE'],
    ['a length that is more than is taken', { length: null }, { uploadLength: 1e9 }, 'TOO_LARGE'],
  ] as const)('is a body with %s', async (_, stored, piece, code) => {
    maxBytes = 200_000
    const upload = begin(stored)
    expect(await refusal(send(upload, 0, CONTENT.length, piece))).toBe(code)
    expect(upload.offset()).toBe(0)
    expect(await photos()).toEqual([])
  })

  it('is a phone that may not send: before a byte, and nobody is told', async () => {
    const upload = begin()
    mayNot = 'PAUSED'
    expect(await refusal(send(upload, 0, CONTENT.length))).toBe('PAUSED')
    expect([events, await parts()]).toEqual([[], []])
    mayNot = null
    expect(await send(upload, 0, CONTENT.length)).toMatchObject({ id: 'a' })
  })
})

describe('an upload that is ended', () => {
  it('by its phone leaves nothing', async () => {
    const upload = begin()
    await send(upload, 0, 100_000)
    await upload.discard(new AppError('CANCELLED'))
    expect([await photos(), await parts(), await kept()]).toEqual([[], [], []])
    expect(events.at(-1)).toMatchObject({ error: { code: 'CANCELLED' }, retryable: false })
    expect(await refusal(send(upload, 100_000, 200_000))).toBe('CANCELLED')
  })

  it('by the person keeps what came, and its sender hears why', async () => {
    const upload = begin()
    const open = sendOpen(upload, 0, 70_000)
    await open.came
    await upload.settle(new AppError('PAUSED'))
    expect(await refusal(open.answer)).toBe('PAUSED')
    expect(await kept()).toEqual([70_000])
    expect(upload.upload().state).toBe('paused')
  })

  it('between two requests is paused at once', async () => {
    const upload = begin()
    await send(upload, 0, 100_000)
    expect(upload.upload().state).toBe('arriving')
    await upload.settle(new AppError('PAUSED'))
    expect(upload.upload().state).toBe('paused')
    expect(told()).toEqual(['measured'])
  })

  it('with its connection leaves nothing, where its sender cannot go on', async () => {
    const upload = begin({ resumable: false, length: null })
    const open = sendOpen(upload, 0, 70_000)
    await open.came
    open.body.destroy()
    expect(await refusal(open.answer)).toBe('BODY_ENDED_EARLY')
    expect([await photos(), await parts(), await kept()]).toEqual([[], [], []])
  })
})

it('is one photo, however many send it at the same time', async () => {
  const upload = begin()
  const answers = await Promise.allSettled(
    Array.from({ length: 10 }, () => send(upload, 0, CONTENT.length)),
  )
  const saved = answers.flatMap((answer) =>
    answer.status === 'fulfilled' && answer.value ? [answer.value.id] : [],
  )
  expect(new Set(saved)).toEqual(new Set(['a']))
  expect(await photos()).toEqual(['a.jpg'])
  expect(await isWhole()).toBe(true)
})
