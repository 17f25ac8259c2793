import { createHash, randomBytes } from 'node:crypto'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { crc32 } from 'node:zlib'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import {
  HEADERS,
  PARTIAL_CONTENT_TYPE,
  type PhotoReceipt,
  type Receipt,
  TUS_CONTENT_TYPE,
  TUS_VERSION,
} from '../../contract/http'
import { logPath } from '../../main/base/log'
import { appRoutes } from '../support/docs/app-routes'
import { type RawAnswer, rawRequest } from '../support/network/raw-request'
import { crc32Header, newId } from '../support/network/tus-request'
import { wrongFor } from '../support/network/typed-digits'
import { forThisTest } from '../support/opened'
import { noisePhoto } from '../support/photos/noise-photo'
import { buildCommandedReceiver } from '../support/receiver/build-commanded'
import { type Command, doneLine, isDoneLine } from '../support/receiver/command'
import { createLoopProbe } from '../support/receiver/loop-probe'
import { startTerminalReceiver, type TerminalReceiver } from '../support/receiver/terminal-receiver'
import { until } from '../support/until'
import { type Home, makeHome } from '../support/window/home'

/**
 * Does at random what phones, programs and strangers can do to a terminal receiver, and ends it at
 * random, while a model keeps what it has said. FUZZ_STEPS=10000 makes it longer, PROPERTY_SEED=7
 * another run.
 */

const STEPS = Number(process.env.FUZZ_STEPS ?? 2000)
/** A step takes 40 ms on a busy machine. */
const LIMIT_MS = 60_000 + STEPS * 150
const SEED = Number(process.env.PROPERTY_SEED ?? 1)
/** Of one list of commands, whose failure is told with all of them. */
const STEPS_IN_A_LIST = 250
const MOST_GROWN = 30 * 1024 * 1024
/** Fewer than the receiver has places for, so that none is given up for another. */
const MOST_UNFINISHED = 100
/** Stands in each photo that is sent or lies in the folder, and may be in no answer. */
const MARK = 'the bytes of a picture '
/** Was in the folder before, under a name that phones use too. */
const OWN_FILE = 'IMG_0001.jpg'

interface Upload {
  id: string
  /** What its requests are of: tus, or the draft of the IETF. */
  front: 'uploads' | 'resumable'
  sender: string
  photo: Buffer
  /** The largest offset that an answer has told. */
  told: number
  /** Whether it may stand elsewhere, as a request was broken off. */
  isUnsure: boolean
  /** How far a request that hung up may still bring it, once the receiver has read that. */
  lateEnd: number
  /** Whether it may be unknown: it was given up, or is another name of one that was. */
  mayBeGone: boolean
  isSaved: boolean
}

/** Of an upload before the answer to its creation is read. */
const UNHEARD = { told: 0, isUnsure: true, lateEnd: 0, isSaved: false }

/** What the receiver has said and may have done. */
class Model {
  uploads: Upload[] = []
  senders = Array.from({ length: 4 }, newId)
  photos: Buffer[] = []
  /** Names and bytes of all photos of which an answer said that they are saved. */
  readonly saved = new Map<string, Buffer>([[OWN_FILE, Buffer.from(MARK)]])
  /** How often each content was sent whole, by its checksum. */
  readonly sent = new Map<string, number>()
  /** Name of what a sender has sent, by sender and checksum. */
  readonly ofSender = new Map<string, string>()
  steps = 0

  unfinished = () => this.uploads.filter(({ isSaved, mayBeGone }) => !isSaved && !mayBeGone)

  willSend(photo: Buffer): void {
    this.sent.set(sha(photo), (this.sent.get(sha(photo)) ?? 0) + 1)
  }

  isSaved(name: string, photo: Buffer): void {
    const before = this.saved.get(name)
    if (before && !before.equals(photo)) throw new Error(`Two photos are said to be ${name}`)
    this.saved.set(name, photo)
  }

  /** Nothing that a restart or a new code gives up has bytes. */
  forgetsEmpty(): void {
    for (const upload of this.uploads) if (upload.told === 0) upload.mayBeGone = true
  }

  /** Of two equal photos of a sender there is one, and the other's id is kept in memory only. */
  forgetsTwins(): void {
    for (const upload of this.uploads) {
      const mayBeWhole = upload.isUnsure || upload.told === upload.photo.length
      const isTwin = (this.sent.get(sha(upload.photo)) ?? 0) > 1
      if (mayBeWhole && isTwin && !upload.isSaved) upload.mayBeGone = true
    }
  }

  /** Takes an answer about this upload in. */
  hears(upload: Upload, answer: RawAnswer | null): void {
    if (answer === null) return
    if (answer.status === 404 || answer.status === 410) {
      if (!upload.mayBeGone || upload.isSaved) {
        const { id, photo, told, front } = upload
        const times = this.sent.get(sha(photo))
        throw new Error(`${front} ${id} is gone: ${told} of ${photo.length}, sent ${times} times`)
      }
      return
    }
    if (answer.status >= 400 && ![403, 409, 423, 460].includes(answer.status))
      throw new Error(`${answer.status} for ${upload.id}: ${answer.body}`)
    const offset = answer.headers.get('upload-offset')
    if (offset !== undefined) this.hearsOffset(upload, Number(offset))
    if (!answer.body.toString().startsWith('{')) return
    const body = JSON.parse(`${answer.body}`) as Receipt | PhotoReceipt
    if (body.id === undefined) return
    // The draft's last answer is that of a raw request.
    if ('name' in body) this.hearsSaved(upload, body, body.id !== upload.id)
    else {
      expect(body.id).toBe(upload.id)
      this.hearsOffset(upload, body.offset)
      if (body.photo) this.hearsSaved(upload, body.photo, body.duplicate)
    }
  }

  private hearsSaved(upload: Upload, photo: PhotoReceipt, duplicate: boolean): void {
    // Another id of a photo is not remembered for ever.
    if (duplicate) upload.mayBeGone = true
    else upload.isSaved = true
    this.isSaved(photo.name, upload.photo)
    const key = `${upload.sender} ${sha(upload.photo)}`
    expect(this.ofSender.get(key) ?? photo.name).toBe(photo.name)
    this.ofSender.set(key, photo.name)
  }

  private hearsOffset(upload: Upload, offset: number): void {
    if (offset < upload.told || offset > upload.photo.length)
      throw new Error(`${upload.id} is at ${offset}, after ${upload.told}`)
    // One with several ids goes on under each of them.
    const isSure = !upload.isUnsure && !upload.mayBeGone
    if (isSure && offset !== upload.told) expect(offset).toBeLessThanOrEqual(upload.lateEnd)
    upload.told = offset
  }
}

const sha = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex')

/** The receiver, which comes and goes. */
class Real {
  receiver!: TerminalReceiver
  private memory = 0
  private asked = 0

  constructor(
    readonly home: Home,
    private readonly probe: Awaited<ReturnType<typeof createLoopProbe>>,
    private readonly script: string,
  ) {}

  async start(): Promise<void> {
    const args = ['--log-level', 'warn', '--reserve', '0']
    const { wrap } = this.probe
    this.receiver = await startTerminalReceiver(this.home, args, wrap, '127.0.0.1', [
      process.execPath,
      this.script,
    ])
    this.memory = await this.memoryNow()
  }

  /** What the code leads to now. */
  place(): { port: number; token: string; code: string } {
    const told = this.receiver.lines.filter((line) => !isDoneLine(line))
    const events = told.map((line) => JSON.parse(line))
    return events.findLast(({ type }) => type === 'listening')
  }

  private async memoryNow(): Promise<number> {
    const { heapUsed, external } = await this.probe.memory(this.receiver.pid)
    return heapUsed + external
  }

  async expectNotGrown(): Promise<void> {
    const grown = (await this.memoryNow()) - this.memory
    if (grown > MOST_GROWN) throw new Error(`Memory has grown by ${grown} bytes`)
  }

  async expectQuietLog(): Promise<void> {
    const log = await readFile(logPath(this.home.data), 'utf8').catch(() => '')
    if (/^\S+ (error|warn)/m.test(log)) throw new Error(`The log tells of errors:\n${log}`)
  }

  async command(command: Omit<Command, 'at'>): Promise<void> {
    const line = JSON.stringify({ at: this.asked++, ...command })
    this.receiver.write(line)
    await until(`${line} is done`, () => this.receiver.lines.includes(doneLine(line)))
  }
}

interface Request {
  method: string
  path: string
  headers?: Record<string, string>
  body?: Buffer
  /** What it says that its body has, bytes. */
  length?: number
}

let nextAddress = 0
/** One request of somebody, from one of several addresses, so that no pace holds it up. */
async function ask(real: Real, request: Request, how: Parameters<typeof rawRequest>[2] = {}) {
  const { method, path, headers = {}, body = Buffer.alloc(0), length = body.length } = request
  const { port } = real.place()
  const all = {
    Host: `127.0.0.1:${port}`,
    Connection: 'close',
    ...(length > 0 && !('Transfer-Encoding' in headers) ? { 'Content-Length': `${length}` } : {}),
    ...headers,
  }
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`)
  const head = Buffer.from(`${method} ${path} HTTP/1.1\r\n${lines.join('')}\r\n`, 'latin1')
  const to = { port, localAddress: `127.0.0.${2 + (nextAddress++ % 8)}` }
  return expectHarmless(await rawRequest(to, Buffer.concat([head, body]), how))
}

function expectHarmless(answer: RawAnswer | null): RawAnswer | null {
  if (answer === null) return null
  if (answer.status === 500) throw new Error(`An answer 500: ${answer.body}`)
  if (answer.body.includes(MARK)) throw new Error('A picture was handed out')
  return answer
}

const hangUp = (way: string): Parameters<typeof rawRequest>[2] =>
  way === 'broken' ? { ending: 'reset' } : way === 'short' ? { ending: 'end' } : {}

const base64 = (text: string) => Buffer.from(text).toString('base64')
const TUS = { [HEADERS.tusResumable]: TUS_VERSION }

const DRAFT = { [HEADERS.interopVersion]: '8' }

const aboutUpload = (real: Real, method: string, { id, front }: Upload) =>
  ask(real, {
    ...{ method, path: `/${real.place().token}/${front}/${id}` },
    headers: front === 'uploads' ? TUS : DRAFT,
  })

/** A photo like no other, or one that was sent before. */
function photoFor(model: Model, jpeg: Buffer, isOld: boolean, bytes: number): Buffer {
  const old = isOld ? model.photos.at(-1 - (bytes % 5)) : undefined
  const tail = Buffer.alloc(bytes, `${MARK}${randomBytes(8).toString('hex')} `)
  const photo = old ?? Buffer.concat([jpeg, tail])
  if (!old) model.photos.push(photo)
  return photo
}

type Step = fc.AsyncCommand<Model, Real>
type Run = (model: Model, real: Real) => Promise<void>

const NAMES = [
  OWN_FILE,
  'IMG_0002.jpg',
  'image.jpg',
  'é.jpg',
  '../up.jpg',
  'CON',
  '.htaccess',
  'a/b',
]
const BYTES = fc.oneof(
  { weight: 9, arbitrary: fc.integer({ min: 60, max: 5000 }) },
  { weight: 1, arbitrary: fc.integer({ min: 60_000, max: 300_000 }) },
)
const CHECKSUM = fc.constantFrom('none', 'none', 'right', 'wrong')
const PICK = fc.nat(1000)

function stepOf(words: string, run: Run, check: (model: Model) => boolean = () => true): Step {
  return {
    check,
    async run(model, real) {
      model.steps += 1
      await run(model, real)
    },
    toString: () => words,
  }
}
/** A step for each value. */
const steps = <T>(
  name: string,
  values: fc.Arbitrary<T>,
  run: (value: T, ...rest: Parameters<Run>) => Promise<void>,
  check?: (model: Model) => boolean,
): fc.Arbitrary<Step> =>
  values.map((value) =>
    stepOf(`${name} ${JSON.stringify(value)}`, (model, real) => run(value, model, real), check),
  )

const hasUnfinished = (model: Model) => model.unfinished().length > 0
const picked = <T>(list: readonly T[], at: number): T => {
  const found = list[at % list.length]
  if (found === undefined) throw new Error('Nothing to pick from')
  return found
}
const checksumHeader = (kind: string, bytes: Buffer): Record<string, string> =>
  kind === 'none'
    ? {}
    : { [HEADERS.uploadChecksum]: crc32Header(kind === 'right' ? bytes : Buffer.from('wrong')) }

const aRaw = fc.record({
  path: fc.constantFrom('api/photos', 'api/test', ''),
  name: fc.constantFrom(...NAMES),
  bytes: BYTES,
  isOld: fc.boolean(),
  way: fc.constantFrom('whole', 'whole', 'chunked', 'expect', 'short', 'broken', 'part'),
})
/** @param jpeg what each photo begins with */
const rawStep = (jpeg: Buffer) =>
  steps('raw', aRaw, async ({ path, name, bytes, isOld, way }, model, real) => {
    const photo = photoFor(model, jpeg, isOld, bytes)
    const isWhole = ['whole', 'chunked', 'expect'].includes(way)
    const half = photo.subarray(0, photo.length - 30)
    const size = `${photo.length.toString(16)}\r\n`
    const chunked = Buffer.concat([Buffer.from(size), photo, Buffer.from('\r\n0\r\n\r\n')])
    if (isWhole) model.willSend(photo)
    const answer = await ask(
      real,
      {
        method: path === '' ? 'PUT' : 'POST',
        path: `/${real.place().token}/${path || encodeURIComponent(name)}`,
        headers: {
          [HEADERS.fileName]: encodeURIComponent(name),
          ...(way === 'chunked' ? { 'Transfer-Encoding': 'chunked' } : {}),
          ...(way === 'part'
            ? { 'Content-Range': `bytes 0-${half.length - 1}/${photo.length}` }
            : {}),
          ...(way === 'expect' ? { Expect: '100-continue' } : {}),
        },
        body: way === 'chunked' ? chunked : isWhole ? photo : half,
        length: way === 'part' ? half.length : photo.length,
      },
      hangUp(way),
    )
    if (!isWhole) expect(answer?.status).not.toBe(201)
    else {
      expect(answer?.status, `${answer?.body}`).toBe(201)
      model.isSaved(JSON.parse(`${answer?.body}`).name, photo)
    }
  })

const aCreation = fc.record({
  sender: PICK,
  name: fc.constantFrom(...NAMES),
  bytes: BYTES,
  isOld: fc.boolean(),
  withId: fc.boolean(),
  withEdge: fc.boolean(),
  isDeferred: fc.boolean(),
  first: fc.constantFrom(0, 0, 0.3, 1),
  checksum: CHECKSUM,
})
const creationStep = (jpeg: Buffer) =>
  steps(
    'create',
    aCreation,
    async (creation, model, real) => {
      const { name, bytes, isOld, withId, withEdge, isDeferred, first, checksum } = creation
      const photo = photoFor(model, jpeg, isOld, bytes)
      const sender = picked(model.senders, creation.sender)
      const body = photo.subarray(0, Math.floor(photo.length * first))
      const fields = {
        filename: name,
        sender,
        senderName: 'Fuzz',
        ...(withId ? { id: newId() } : {}),
        ...(withEdge
          ? { edge: `${photo.length}-1700000000000-${crcOf(photo)}-${crcOf(photo)}` }
          : {}),
      }
      model.willSend(photo)
      const answer = await ask(real, {
        method: 'POST',
        path: `/${real.place().token}/uploads`,
        headers: {
          ...TUS,
          [HEADERS.uploadMetadata]: Object.entries(fields)
            .map(([key, value]) => `${key} ${base64(value)}`)
            .join(','),
          ...(isDeferred
            ? { [HEADERS.uploadDeferLength]: '1' }
            : { [HEADERS.uploadLength]: `${photo.length}` }),
          ...(body.length > 0 ? { 'Content-Type': TUS_CONTENT_TYPE } : {}),
          ...(body.length > 0 ? checksumHeader(checksum, body) : {}),
        },
        body,
      })
      const isWrong = body.length > 0 && checksum === 'wrong'
      // What is known already needs no bytes, so that none are compared.
      expect(isWrong && !withEdge ? [460] : [201, 460], `${answer?.body}`).toContain(answer?.status)
      const id = answer?.headers.get('location')?.split('/').at(-1) ?? fields.id
      if (id === undefined) return
      const upload = { id, sender, photo, ...UNHEARD }
      const found: Upload = { ...upload, front: 'uploads', mayBeGone: withEdge || isWrong }
      model.uploads.push(found)
      model.hears(found, answer)
      found.isUnsure = false
      // Several ids may be one upload, or none after a restart.
      if (withEdge)
        for (const other of model.uploads)
          if (other.sender === sender && other.photo === photo) other.mayBeGone ||= !other.isSaved
    },
    (model) => model.unfinished().length < MOST_UNFINISHED,
  )
const crcOf = (bytes: Buffer) => crc32(bytes).toString(16).padStart(8, '0')

const aDraftCreation = fc.record({
  path: fc.constantFrom('api/photos', 'api/test', ''),
  name: fc.constantFrom(...NAMES),
  bytes: BYTES,
  isOld: fc.boolean(),
  first: fc.constantFrom(0, 0.3, 1),
  isLast: fc.boolean(),
  hasLength: fc.boolean(),
})
const draftStep = (jpeg: Buffer) =>
  steps(
    'draft',
    aDraftCreation,
    async ({ path, name, bytes, isOld, first, isLast, hasLength }, model, real) => {
      const photo = photoFor(model, jpeg, isOld, bytes)
      const isWhole = first === 1 && isLast
      const body = photo.subarray(0, Math.floor(photo.length * first))
      model.willSend(photo)
      const answer = await ask(real, {
        method: path === '' ? 'PUT' : 'POST',
        path: `/${real.place().token}/${path || encodeURIComponent(name)}`,
        headers: {
          ...DRAFT,
          'Content-Disposition': `inline; filename*=UTF-8''${encodeURIComponent(name)}`,
          [HEADERS.uploadComplete]: isWhole ? '?1' : '?0',
          ...(hasLength ? { [HEADERS.uploadLength]: `${photo.length}` } : {}),
        },
        body,
      })
      expect(answer?.status, `${answer?.body}`).toBe(201)
      const id = answer?.headers.get('location')?.split('/').at(-1)
      if (id === undefined) throw new Error('A creation that names no place')
      // Who sends it is known by his address.
      const upload = { id, sender: newId(), photo, ...UNHEARD }
      const found: Upload = { ...upload, front: 'resumable', mayBeGone: false }
      model.uploads.push(found)
      model.hears(found, answer)
      found.isUnsure = false
    },
    (model) => model.unfinished().length < MOST_UNFINISHED,
  )

const aPiece = fc.record({
  which: PICK,
  share: fc.constantFrom(0, 0.1, 0.5, 1, 1, 1),
  offset: fc.constantFrom('right', 'right', 'right', 'right', 'wrong'),
  checksum: CHECKSUM,
  way: fc.constantFrom('whole', 'whole', 'broken', 'short', 'asked', 'again', 'taken back'),
})
const pieceStep = steps(
  'piece',
  aPiece,
  async ({ which, share, offset, checksum, way }, model, real) => {
    const upload = picked(model.unfinished(), which)
    // As every sender does that does not know it.
    if (upload.isUnsure) model.hears(upload, await aboutUpload(real, 'HEAD', upload))
    upload.isUnsure = false
    const { photo, told } = upload
    const end = told + Math.floor((photo.length - told) * share)
    const body = photo.subarray(told, end)
    const isEmpty = body.length === 0
    const from = offset === 'right' ? told : told + 1
    const isTus = upload.front === 'uploads'
    const ofFront: Record<string, string> = isTus
      ? { ...TUS, 'Content-Type': TUS_CONTENT_TYPE, ...checksumHeader(checksum, body) }
      : {
          ...{ ...DRAFT, 'Content-Type': PARTIAL_CONTENT_TYPE },
          [HEADERS.uploadComplete]: end === photo.length ? '?1' : '?0',
        }
    const send = () =>
      ask(
        real,
        {
          method: 'PATCH',
          path: `/${real.place().token}/${upload.front}/${upload.id}`,
          headers: {
            ...ofFront,
            [HEADERS.uploadOffset]: `${from}`,
            [HEADERS.uploadLength]: `${photo.length}`,
          },
          body: way === 'short' ? body.subarray(0, body.length >> 1) : body,
          length: body.length,
        },
        {
          ...hangUp(way),
          ...(way === 'whole' ? {} : { amidst }),
        },
      )
    /** What happens to the upload while half of the piece is there. */
    const amidst = async () => {
      if (way === 'asked') {
        upload.isUnsure = true
        for (const method of ['HEAD', 'GET'])
          model.hears(upload, await aboutUpload(real, method, upload))
      }
      if (way === 'again') await aboutUpload(real, 'HEAD', upload)
      if (way !== 'taken back') return
      upload.mayBeGone = true
      model.hears(upload, await aboutUpload(real, 'DELETE', upload))
    }
    const answer = await send()
    if (way !== 'whole') {
      upload.isUnsure = true
      upload.lateEnd = Math.max(upload.lateEnd, end)
      expect([undefined, 201, 204, 400, 404, 409, 410, 423, 460]).toContain(answer?.status)
      if (answer?.status !== 400) model.hears(upload, answer)
      model.hears(upload, await aboutUpload(real, 'HEAD', upload))
      return
    }
    if (answer === null) throw new Error('No answer')
    if (from !== told) expect(answer.status).toBe(409)
    else if (answer.status === 409 && told < upload.lateEnd) {
      model.hears(upload, await aboutUpload(real, 'HEAD', upload))
      expect(upload.told).toBeGreaterThan(told)
    } else if (isTus && !isEmpty && checksum === 'wrong') expect(answer.status).toBe(460)
    else if (answer.status !== 460) {
      const isOfPhoto = !isTus && end === photo.length
      expect(answer.status, `${answer.body}`).toBe(isOfPhoto ? 201 : 204)
      upload.told = end
      // Its turn came after that of the one before.
      upload.lateEnd = 0
      model.hears(upload, answer)
    }
  },
  hasUnfinished,
)

const askStep = steps(
  'ask',
  fc.record({ which: PICK, method: fc.constantFrom('HEAD', 'GET') }),
  async ({ which, method }, model, real) => {
    const upload = picked(model.uploads, which)
    model.hears(upload, await aboutUpload(real, method, upload))
    upload.isUnsure = false
  },
  ({ uploads }) => uploads.length > 0,
)

const deleteStep = steps(
  'delete',
  PICK,
  async (which, model, real) => {
    const upload = picked(model.uploads, which)
    const answer = await aboutUpload(real, 'DELETE', upload)
    if (upload.isSaved) expect(answer?.status).toBe(403)
    else upload.mayBeGone = true
  },
  ({ uploads }) => uploads.length > 0,
)

const presenceStep = steps(
  'presence',
  fc.oneof(
    fc.record({
      sender: fc.oneof(fc.constantFrom('a', 'b'), fc.string()),
      name: fc.string({ unit: 'grapheme', maxLength: 80 }),
      state: fc.constantFrom('open', 'sending', 'done', 'left', 'else'),
      done: fc.oneof(fc.integer(), fc.constant(null)),
      total: fc.nat(),
    }),
    fc.json(),
    fc.string(),
  ),
  async (told, _, real) => {
    const body = Buffer.from(typeof told === 'string' ? told : JSON.stringify(told))
    const path = `/${real.place().token}/presence`
    const answer = await ask(real, { method: 'POST', path, body })
    expect([204, 400, 413]).toContain(answer?.status)
  },
)

const ROUTES = appRoutes().map((route) => route.split(' ')[1] ?? '')
const VALUES = [
  '?0',
  '?1',
  '3',
  '6',
  '8',
  '',
  '0',
  '1',
  '-1',
  '1.0.0',
  '1e3',
  '9007199254740993',
  '99999999999999999999',
  'x',
]
const ODD_HEADERS = fc.dictionary(
  fc.constantFrom(
    ...Object.values(HEADERS),
    ...['Content-Type', 'Origin', 'Expect', 'X-HTTP-Method-Override', 'Upload-Concat', 'Accept'],
    ...['Accept-Language', 'Accept-Encoding', 'If-None-Match', 'Range', 'Upgrade', 'Cookie'],
  ),
  fc.oneof(
    fc.constantFrom(
      ...VALUES,
      ...[TUS_CONTENT_TYPE, 'PATCH', 'DELETE', 'GET', '100-continue', 'bytes=0-9', 'gzip, br'],
      ...[`filename ${base64('x.jpg')}`, `id ${base64('f'.repeat(32))}`, 'crc32 AAAAAA==', 'null'],
    ),
    fc.string({ unit: fc.integer({ min: 32, max: 126 }).map((at) => String.fromCharCode(at)) }),
  ),
  { maxKeys: 6 },
)
const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE', 'PROPFIND']
const anOddRequest = fc.record({
  method: fc.constantFrom(...METHODS),
  path: fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom(...ROUTES.filter((each) => each.includes('<token>'))) },
    {
      weight: 3,
      arbitrary: fc
        .constantFrom(
          ...[
            OWN_FILE,
            '.snapland-incoming/',
            `../photos/${OWN_FILE}`,
            'uploads/..%2f',
            'api',
            '%',
          ],
        )
        .map((name) => `/<token>/${name}`),
    },
  ),
  behind: fc.constantFrom(
    '',
    '',
    '',
    '/',
    '//',
    '?lang=ar',
    '?lang=%00',
    '%00',
    '/..',
    '%2e%2e',
    '#',
  ),
  which: PICK,
  headers: ODD_HEADERS,
  body: fc.constantFrom('', '', 'text', 'photo', 'start'),
})
const oddStep = (jpeg: Buffer) =>
  steps(
    'odd',
    anOddRequest,
    async ({ method, path, behind, which, headers, body }, model, real) => {
      // Of unfinished uploads the model would have to know what this does to them.
      const known = model.uploads.filter(({ isSaved }) => isSaved)
      const upload = which % 3 > 0 && known.length > 0 ? picked(known, which) : null
      const id = upload?.id ?? newId()
      const bytes = {
        text: Buffer.from('x'),
        photo: photoFor(model, jpeg, false, 100),
        start: jpeg,
      }
      const sent = bytes[body as keyof typeof bytes] ?? Buffer.alloc(0)
      model.willSend(sent)
      const target = path
        .replace('<token>', real.place().token)
        .replace('<id>', id)
        .replace('<name>', OWN_FILE)
      const answer = await ask(real, { method, path: target + behind, headers, body: sent })
      if (answer?.status === 201 && answer.body.length > 0) {
        const { name, photo } = JSON.parse(`${answer.body}`)
        const saved = name ?? photo?.name
        if (saved !== undefined && upload === null) model.isSaved(saved, sent)
      }
      if (method !== 'GET' || answer?.status !== 200) return
      // Pages, addresses, and the receipt of who knows its id.
      if (answer.headers.get('content-type')?.startsWith('text/html')) return
      const asked = path.includes('<id>') ? upload?.id : undefined
      expect(JSON.parse(`${answer.body}`).id, target).toBe(asked)
    },
  )

/** Each takes 100 ms, and all together may come a hundred times a second. */
const strangerStep = steps(
  'stranger',
  fc.record({
    method: fc.constantFrom(...METHODS),
    path: fc.constantFrom(...ROUTES, `/${OWN_FILE}`, '/.snapland-incoming/', '/../photos/'),
    headers: ODD_HEADERS,
  }),
  async ({ method, path, headers }, model, real) => {
    const id = model.uploads.at(-1)?.id ?? newId()
    const target = path.replace('<token>', 'A'.repeat(22)).replace('<id>', id)
    const answer = await ask(real, { method, path: target, headers })
    if (path.startsWith('/<token>')) expect(answer?.status).toBeGreaterThanOrEqual(400)
  },
)

const joinStep = steps('join', fc.boolean(), async (isRight, _, real) => {
  const { code, token } = real.place()
  const body = Buffer.from(`code=${isRight ? code : wrongFor(code)}`)
  const answer = await ask(real, { method: 'POST', path: '/join', body })
  expect([303, 403, 429]).toContain(answer?.status)
  if (answer?.status === 303) expect(answer.headers.get('location')).toBe(`/${token}/`)
})

const noiseStep = steps('noise', fc.base64String({ maxLength: 400 }), async (text, _, real) => {
  const { port, token } = real.place()
  for (const start of [
    '',
    `GET /${token}/ HTTP/1.1\r\n`,
    `PUT /${token}/x HTTP/1.1\r\nHost: x\r\n`,
  ])
    expectHarmless(
      await rawRequest({ port }, Buffer.from(start + atob(text), 'latin1'), { ending: 'end' }),
    )
})

const renewStep = stepOf('renew the code', async (model, real) => {
  const before = real.place().token
  await real.command({ renewCode: true })
  model.forgetsEmpty()
  expect(real.place().token).not.toBe(before)
  expect((await ask(real, { method: 'GET', path: `/${before}/` }))?.status).toBe(404)
})

const removeStep = steps('remove', PICK, async (which, model, real) => {
  const removed = picked(model.senders, which)
  await real.command({ removePhone: removed })
  model.senders = model.senders.map((each) => (each === removed ? newId() : each))
  for (const upload of model.uploads) if (upload.sender === removed) upload.mayBeGone = true
})

/** Amidst of a photo, or so late that it is saved before. */
const killStep = (jpeg: Buffer) =>
  steps('kill', fc.boolean(), async (isLate, model, real) => {
    await real.expectNotGrown()
    const photo = photoFor(model, jpeg, false, 200_000)
    model.willSend(photo)
    const path = `/${real.place().token}/killed.jpg`
    const kill = async () => void (await real.receiver.stop('SIGKILL'))
    const sending = ask(real, { method: 'PUT', path, body: photo }, isLate ? {} : { amidst: kill })
    await kill()
    const answer = await sending
    if (answer?.status === 201) model.isSaved(JSON.parse(`${answer.body}`).name, photo)
    await startAgain(model, real)
  })

const stopStep = stepOf('stop', async (model, real) => {
  await real.expectNotGrown()
  expect(await real.receiver.stop('SIGTERM')).toEqual({ code: 0, signal: null })
  await startAgain(model, real)
})

async function startAgain(model: Model, real: Real): Promise<void> {
  await real.expectQuietLog()
  model.forgetsEmpty()
  model.forgetsTwins()
  for (const upload of model.uploads) upload.lateEnd = 0
  await expectTrueFolder(model, real.home.folder)
  await real.start()
}

/** What the folder holds agrees with what the receiver has said, byte by byte. */
async function expectTrueFolder({ saved, sent }: Model, folder: string): Promise<void> {
  for (const [name, bytes] of saved)
    if (!(await readFile(join(folder, name))).equals(bytes))
      throw new Error(`${name} is not as sent`)
  const files = await readdir(folder, { withFileTypes: true })
  const counts = new Map<string, number>()
  for (const file of files) {
    if (file.name === '.snapland-incoming' || file.name === OWN_FILE) continue
    const sum = sha(await readFile(join(folder, file.name)))
    counts.set(sum, (counts.get(sum) ?? 0) + 1)
    if ((counts.get(sum) ?? 0) > (sent.get(sum) ?? 0))
      throw new Error(`${file.name} was never sent whole, or not so often`)
  }
}

it(`does what it promises whatever comes, in ${STEPS} steps`, { timeout: LIMIT_MS }, async () => {
  const program = forThisTest(await buildCommandedReceiver())
  const probe = forThisTest(await createLoopProbe())
  const home = forThisTest(await makeHome())
  await writeFile(join(home.folder, OWN_FILE), MARK)
  const real = new Real(home, probe, program.path)
  const model = new Model()
  await real.start()
  forThisTest({ close: () => real.receiver.close() })
  const jpeg = (await noisePhoto(16, 16)).bytes

  const choices: [weight: number, step: fc.Arbitrary<Step>][] = [
    [20, rawStep(jpeg)],
    [25, creationStep(jpeg)],
    [12, draftStep(jpeg)],
    [60, pieceStep],
    [40, askStep],
    [6, deleteStep],
    [10, presenceStep],
    [60, oddStep(jpeg)],
    [1, strangerStep],
    [1, joinStep],
    [8, noiseStep],
    [1, fc.constant(renewStep)],
    [1, removeStep],
    [0.5, killStep(jpeg)],
    [0.25, fc.constant(stopStep)],
  ]
  const step = fc.oneof(
    ...choices.map(([weight, arbitrary]) => ({ weight: weight * 4, arbitrary })),
  )
  const list = fc.commands([step], { maxCommands: STEPS_IN_A_LIST, size: 'max' })
  // One receiver and one model for all lists, so that there is nothing to shrink.
  for (let seed = SEED; model.steps < STEPS; seed += 1) {
    const property = fc.asyncProperty(list, (each) =>
      fc.asyncModelRun(() => ({ model, real }), each),
    )
    await fc.assert(property, { seed, numRuns: 1, endOnFailure: true })
  }
  await real.expectNotGrown()
  expect(await real.receiver.stop('SIGTERM')).toEqual({ code: 0, signal: null })
  await real.expectQuietLog()
  await expectTrueFolder(model, home.folder)
  console.log(`${model.steps} steps, ${model.saved.size} photos, ${model.uploads.length} uploads`)
})
