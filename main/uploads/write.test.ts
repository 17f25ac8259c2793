import { type FileHandle, open, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { PassThrough, Readable } from 'node:stream'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { tempFolder } from '../../test/support/disk/temp-folder'
import { type WriteBodyOptions, writeBody } from './write'

const MIB = 1024 * 1024
const NEVER = new AbortController().signal
let path: string
let file: FileHandle
beforeEach(async () => {
  path = join(await tempFolder(), 'part')
  file = await open(path, 'wx+')
})
afterEach(async () => {
  vi.useRealTimers()
  await file.close()
})

const options = (more: Partial<WriteBodyOptions> = {}): WriteBodyOptions => ({
  ...{ position: 0, idleMs: 60_000, signal: NEVER, onBytes() {} },
  ...{ onWrite: async () => () => {}, onWritten: async () => {} },
  ...more,
})
/** Resolves when the body has been asked for so many chunks. */
const heard = (count: number) => {
  let rest = count
  let resolve = () => {}
  const all = new Promise<void>((done) => {
    resolve = done
  })
  const onBytes = () => {
    rest -= 1
    if (rest === 0) resolve()
  }
  return { all, onBytes }
}

it('writes a body of any length from its position on, byte for byte', async () => {
  await file.write(Buffer.from('before'))
  const body = Array.from({ length: 50 }, (_, at) => Buffer.alloc(65_536 + at, at))
  const written: number[] = []
  const onWritten = async (bytes: number) => void written.push(bytes)
  const ended = await writeBody(Readable.from(body), file, options({ position: 6, onWritten }))
  const bytes = Buffer.concat(body)
  expect(ended).toEqual({ end: 'complete', bytes: bytes.length })
  expect((await readFile(path)).equals(Buffer.concat([Buffer.from('before'), bytes]))).toBe(true)
  expect(written).toEqual([...written].sort((a, b) => a - b))
  expect(written.at(-1)).toBe(bytes.length)
})

it('keeps at most two batches in memory, however fast the body comes', async () => {
  let seen = 0
  let standing = 0
  let most = 0
  const body = Readable.from(
    (function* () {
      for (let chunk = 0; chunk < 400; chunk += 1) yield Buffer.alloc(65_536)
    })(),
  )
  await writeBody(
    body,
    file,
    options({
      onBytes(chunk) {
        seen += chunk.length
        most = Math.max(most, seen - standing)
      },
      async onWritten(bytes) {
        standing = bytes
      },
    }),
  )
  expect(standing).toBe(400 * 65_536)
  expect(most).toBeLessThanOrEqual(2 * MIB + 65_536)
})

it('has all that came on disk when the connection breaks', async () => {
  const body = new PassThrough()
  const { all, onBytes } = heard(1)
  const writing = writeBody(body, file, options({ onBytes }))
  body.write('as far as it came')
  await all
  body.destroy(new Error('reset'))
  expect(await writing).toEqual({ end: 'cut', bytes: 17 })
  expect(await readFile(path, 'utf8')).toBe('as far as it came')
})

it('has all that came on disk when another request takes over', async () => {
  const body = new PassThrough()
  const { all, onBytes } = heard(1)
  const over = new AbortController()
  const writing = writeBody(body, file, options({ onBytes, signal: over.signal }))
  body.write('first')
  await all
  over.abort()
  body.write('too late')
  expect(await writing).toEqual({ end: 'taken-over', bytes: 5 })
  expect(await readFile(path, 'utf8')).toBe('first')
})

it('ends a body without a byte for too long, and waits anew after each byte', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  const body = new PassThrough()
  const chunks: string[] = []
  const onBytes = (chunk: Buffer) => void chunks.push(chunk.toString())
  const writing = writeBody(body, file, options({ onBytes, idleMs: 1000 }))
  for (const chunk of ['very', 'slow']) {
    vi.advanceTimersByTime(999)
    body.write(chunk)
    while (chunks.at(-1) !== chunk) await new Promise((resolve) => setImmediate(resolve))
  }
  vi.advanceTimersByTime(1000)
  expect(await writing).toEqual({ end: 'idle', bytes: 8 })
})

it('takes nothing of a body that is gone, or taken over, before it begins', async () => {
  const gone = new PassThrough().destroy()
  expect(await writeBody(gone, file, options())).toEqual({ end: 'cut', bytes: 0 })
  const signal = AbortSignal.abort()
  const body = Readable.from(['x'])
  expect(await writeBody(body, file, options({ signal }))).toEqual({ end: 'taken-over', bytes: 0 })
})

it('leaves the rest unread when a chunk is refused', async () => {
  const body = new PassThrough()
  const onBytes = (chunk: Buffer) => {
    if (chunk.toString() === 'bad') throw new Error('refused')
  }
  const writing = writeBody(body, file, options({ onBytes }))
  body.write('good')
  body.write('bad')
  await expect(writing).rejects.toThrow('refused')
  expect(body.isPaused()).toBe(true)
})

it("rejects with the file system's error", async () => {
  const readOnly = await open(path, 'r')
  await expect(writeBody(Readable.from([Buffer.from('x')]), readOnly, options())).rejects.toThrow(
    'EBADF',
  )
  await readOnly.close()
})

it('ends where what was written may not go on', async () => {
  const onWritten = () => Promise.reject(new Error('no more room'))
  const body = Readable.from([Buffer.alloc(MIB), Buffer.alloc(MIB)])
  await expect(writeBody(body, file, options({ onWritten }))).rejects.toThrow('no more room')
})
