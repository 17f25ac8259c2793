import { describe, expect, it } from 'vitest'
import { RequestError } from './errors'
import { type Answer, type Request, Stopped, Unreachable } from './request'
import { createSendPhoto, type SendWatch } from './send-photo'
import { createTus } from './tus'

const ID = 'a'.repeat(32)
const PIECE = 4

type Fault = (request: Request) => Answer | Error | null

/**
 * A computer that keeps one upload in memory and answers as tus wants; `faults` come first, one a
 * request.
 */
function computer(...faults: Fault[]) {
  const kept = {
    bytes: '',
    length: 0,
    isKnown: false,
    isSaved: false,
    mayFinish: true,
    isDuplicate: false,
    photoId: 'first',
  }
  const log: string[] = []
  const waits: number[] = []

  async function answerTo(request: Request): Promise<Answer> {
    const piece = (await request.body?.text()) ?? ''
    if (request.method === 'POST') {
      if (!kept.isKnown) Object.assign(kept, { isKnown: true, bytes: '' })
      kept.length = Number(request.headers['Upload-Length'])
      if (kept.bytes === '') take(piece)
      return reply(201, { 'Upload-Offset': `${kept.bytes.length}` }, receipt())
    }
    if (!kept.isKnown) return refuse(404, 'NOT_FOUND')
    if (request.method === 'GET') return reply(200, {}, receipt())
    if (request.method === 'PATCH') {
      if (Number(request.headers['Upload-Offset']) !== kept.bytes.length) {
        return refuse(409, 'OFFSET_CONFLICT')
      }
      take(piece)
      return reply(204, { 'Upload-Offset': `${kept.bytes.length}` })
    }
    return reply(200, { 'Upload-Offset': `${kept.bytes.length}` })
  }

  function take(piece: string): void {
    kept.bytes += piece
    kept.isSaved = kept.bytes.length === kept.length && kept.mayFinish
  }

  function receipt() {
    const photo = { id: kept.photoId, name: 'a.jpg', bytes: kept.length, width: 4, height: 3 }
    const state = kept.isSaved ? 'saved' : 'receiving'
    const { length } = kept
    const { isDuplicate: duplicate } = kept
    const offset = kept.bytes.length
    return { id: ID, state, offset, length, photo: kept.isSaved ? photo : null, duplicate }
  }

  const tus = createTus(async (request) => {
    if (request.signal.aborted) throw new Stopped()
    log.push(`${request.method} ${request.headers['Upload-Offset'] ?? ''}`.trim())
    const fault = faults.shift()?.(request) ?? null
    if (fault instanceof Error) throw fault
    return fault ?? answerTo(request)
  })
  const edges = new Set<string>()
  const send = createSendPhoto({
    tus,
    sentBefore: { has: (edge) => edges.has(edge), add: (edge) => void edges.add(edge) },
    wait: async (ms) => void waits.push(ms),
    chance: () => 0.5,
    pieceBytes: PIECE,
    afterFailureBytes: 2,
  })
  return {
    kept,
    log,
    waits,
    answerTo,
    send: (content: string, watch: Partial<SendWatch> = {}) =>
      send(
        {
          id: ID,
          file: Object.assign(new Blob([content]), { lastModified: 5 }),
          metadata: { filename: 'a.jpg' },
        },
        {
          onSent: () => {},
          onError: () => {},
          signal: new AbortController().signal,
          ...watch,
        },
      ),
  }
}

function reply(status: number, headers: Record<string, string>, body?: object): Answer {
  const text = body ? JSON.stringify(body) : ''
  return { status, text, header: (name) => headers[name] ?? null }
}

const refuse = (status: number, code: string) => reply(status, {}, { error: { code, message: '' } })
const fine: Fault = () => null
const lost: Fault = () => new Unreachable()

describe('sendPhoto', () => {
  it('begins anew what the computer does not know any more, and not what was given up there', async () => {
    const gone: Fault = () => refuse(410, 'GIVEN_UP')
    const half = computer(
      fine,
      fine,
      lost,
      () => refuse(410, 'EXPIRED'),
      () => refuse(404, 'NOT_FOUND'),
    )
    await half.send('123456789')
    expect(half.log.slice(3, 6)).toEqual(['HEAD', 'GET', 'POST'])
    expect(half.kept).toMatchObject({ bytes: '123456789', isSaved: true })
    const given = computer(fine, fine, lost, gone, gone)
    await expect(given.send('123456789')).rejects.toMatchObject({ status: 410, code: 'GIVEN_UP' })
    expect(given.log.slice(3)).toEqual(['HEAD', 'GET'])
  })

  it('sends a small photo in one request', async () => {
    const { send, log, kept } = computer()
    expect(await send('abcd')).toMatchObject({
      photo: { name: 'a.jpg', width: 4, height: 3 },
      isSkipped: false,
    })
    expect(kept.bytes).toBe('abcd')
    expect(log).toEqual(['POST'])
  })

  it('sends a larger one in pieces, then asks for the receipt', async () => {
    const { send, log, kept } = computer()
    await send('abcdefghij')
    expect(kept.bytes).toBe('abcdefghij')
    expect(log).toEqual(['POST', 'PATCH 0', 'PATCH 4', 'PATCH 8', 'GET'])
  })

  it('continues where the computer stands after the Wi-Fi was gone', async () => {
    const { send, log, waits } = computer(fine, fine, lost, lost, fine)
    await send('abcdefghij')
    expect(log).toEqual(['POST', 'PATCH 0', 'PATCH 4', 'HEAD', 'HEAD', 'PATCH 4', 'PATCH 6', 'GET'])
    expect(waits).toEqual([500, 1000])
  })

  it('needs no second copy when only the answer was lost', async () => {
    const photo = computer(() => new Unreachable())
    const { send, log, answerTo, kept } = photo
    await answerTo({
      method: 'POST',
      headers: { 'Upload-Length': '4' },
      body: new Blob(['abcd']),
    } as unknown as Request)
    await send('abcd')
    expect(kept.bytes).toBe('abcd')
    expect(log).toEqual(['POST', 'HEAD', 'PATCH 4', 'GET'])
  })

  it('creates the upload again when the computer has forgotten it', async () => {
    const { send, log, kept } = computer(
      fine,
      fine,
      () => refuse(404, 'NOT_FOUND'),
      () => refuse(404, 'NOT_FOUND'),
    )
    await send('abcdefgh')
    expect(kept.bytes).toBe('abcdefgh')
    expect(log).toEqual(['POST', 'PATCH 0', 'PATCH 4', 'HEAD', 'POST', 'PATCH 4', 'PATCH 6', 'GET'])
  })

  it('sends a damaged piece again', async () => {
    const { send, log } = computer(fine, () => refuse(460, 'CHECKSUM_MISMATCH'))
    await send('abcdefgh')
    expect(log).toEqual(['POST', 'PATCH 0', 'HEAD', 'PATCH 0', 'PATCH 2', 'PATCH 6', 'GET'])
  })

  it('asks where to go on when another request was faster', async () => {
    const { send, log } = computer(fine, () => refuse(409, 'OFFSET_CONFLICT'))
    await send('abcdefgh')
    expect(log).toContain('HEAD')
  })

  it('keeps trying while the disk is full, and says so', async () => {
    const full = Array.from({ length: 20 }, () => () => refuse(507, 'DISK_FULL'))
    const { send, waits } = computer(...full)
    const codes: string[] = []
    await send('abcd', { onError: (code) => codes.push(code) })
    expect(new Set(codes)).toEqual(new Set(['DISK_FULL']))
    expect(waits).toHaveLength(20)
    expect(Math.max(...waits)).toBe(15_000)
  })

  it('counts nothing as sent that a full disk has not taken, and says so once', async () => {
    const full: Fault = ({ body, onSent }) => {
      onSent(body?.size ?? 0)
      return body ? refuse(507, 'DISK_FULL') : null
    }
    const { send } = computer(fine, fine, full, fine, full, fine, full)
    const told: (number | string)[] = []
    const watch = {
      onSent: (bytes: number) => told.push(bytes),
      onError: (code: string) => told.push(code),
    }
    await send('abcdefghij', watch)
    // Four bytes were taken, eight had left the phone; then only what the computer took in the end.
    expect(told).toEqual([0, 4, 8, 4, 'DISK_FULL', 'DISK_FULL', 6])
  })

  it('keeps showing what had left when the Wi-Fi went, until the computer tells how much came', async () => {
    const cut: Fault = ({ onSent }) => {
      onSent(3)
      return new Unreachable()
    }
    const { send } = computer(fine, fine, cut)
    const told: number[] = []
    await send('abcdefgh', { onSent: (bytes) => told.push(bytes) })
    expect(told).toEqual([0, 4, 7, 4, 6])
  })

  it('makes the computer finish a photo whose bytes are all there', async () => {
    const { send, log, kept } = computer(fine, () => {
      kept.mayFinish = true
      return null
    })
    kept.mayFinish = false
    await send('abcd')
    expect(log).toEqual(['POST', 'PATCH 4', 'GET'])
  })

  it.each([
    [413, 'TOO_LARGE'],
    [415, 'NOT_A_PHOTO'],
    [400, 'BAD_REQUEST'],
    [404, 'NOT_FOUND'],
  ])('ends at once at %i %s', async (status, code) => {
    const { send, log } = computer(() => refuse(status, code))
    await expect(send('abcd')).rejects.toThrow(RequestError)
    expect(log).toEqual(['POST'])
  })

  it('gives up after six failures that do not pass', async () => {
    const { send, waits } = computer(...Array(20).fill(() => refuse(500, 'INTERNAL')))
    await expect(send('abcd')).rejects.toThrow('500 INTERNAL')
    expect(waits).toHaveLength(5)
  })

  it('hears why it is refused where the first refusal came as a broken connection', async () => {
    // As WebKit does when the computer answers in the middle of a long body.
    const refuseLong: Fault = ({ body }) => {
      if (!body?.size) return null
      return body.size > 2 ? new Unreachable() : refuse(415, 'NOT_A_PHOTO')
    }
    const { send } = computer(...Array(9).fill(refuseLong))
    await expect(send('abcd')).rejects.toThrow('415 NOT_A_PHOTO')
  })

  it('is stopped while it waits, and sends nothing more', async () => {
    const stop = new AbortController()
    const { send, log } = computer(() => {
      stop.abort()
      return new Unreachable()
    })
    await expect(send('abcd', { signal: stop.signal })).rejects.toThrow(Stopped)
    expect(log).toEqual(['POST'])
  })

  it('goes on after an answer that was not the computer’s', async () => {
    const portal: Fault = () => reply(200, {}, undefined)
    const { send, kept } = computer(portal)
    await send('abcd')
    expect(kept.bytes).toBe('abcd')
  })

  it('asks before it sends what it has sent before, and skips what is there', async () => {
    const { send, log, kept } = computer()
    await send('abcd')
    kept.isDuplicate = true
    expect(await send('abcd')).toMatchObject({ isSkipped: true })
    expect(log).toEqual(['POST', 'POST'])
  })

  it('continues what an earlier visit began, and does not call that skipped', async () => {
    const { send, log, kept } = computer()
    await send('abcd')
    Object.assign(kept, { bytes: 'ab', isSaved: false, isDuplicate: true, photoId: 'earlier' })
    expect(await send('abcd')).toMatchObject({ isSkipped: false })
    expect(kept.bytes).toBe('abcd')
    expect(log).toEqual(['POST', 'POST', 'PATCH 2', 'GET'])
  })

  it('calls skipped what was chosen again while it was on its way', async () => {
    const { send, kept } = computer()
    expect(await send('abcd')).toMatchObject({ isSkipped: false })
    Object.assign(kept, { bytes: 'ab', isSaved: false, isDuplicate: true })
    expect(await send('abcd')).toMatchObject({ isSkipped: true })
  })

  it('calls skipped what turned out to be there already once all of it had been sent', async () => {
    const { send, kept } = computer()
    kept.isDuplicate = true
    expect(await send('abcd')).toMatchObject({ isSkipped: true })
  })

  it('tells the id and the edge of the file with its name', async () => {
    let metadata = ''
    const { send } = computer(({ headers }) => {
      metadata = headers['Upload-Metadata'] ?? ''
      return null
    })
    await send('abcd')
    const values = Object.fromEntries(
      metadata.split(',').map((pair) => {
        const [key = '', value = ''] = pair.split(' ')
        return [key, Buffer.from(value, 'base64').toString()]
      }),
    )
    expect(values).toMatchObject({ id: ID, filename: 'a.jpg' })
    expect(values.edge).toMatch(/^4-5-[0-9a-f]{8}-[0-9a-f]{8}$/)
  })
})
