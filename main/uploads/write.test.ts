import { setMaxListeners } from 'node:events'
import { type FileHandle, open, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { PassThrough, Readable } from 'node:stream'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { tempFolder } from '../../test/support/disk/temp-folder'
import { createBodyMemory } from './body-memory'
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
  ...{ position: 0, idleMs: 60_000, memory: createBodyMemory(), signal: NEVER, onBytes() {} },
  ...{ onWrite: async () => () => {}, onWritten: async () => {} },
  ...more,
})
/** A part as the threads give it, in this one. */
const partOf = (file: FileHandle) => ({
  async write(batch: readonly Uint8Array[], position: number) {
    await file.writev(batch, position)
  },
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
  const ended = await writeBody(
    Readable.from(body),
    partOf(file),
    options({ position: 6, onWritten }),
  )
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
    partOf(file),
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

describe('of many bodies on a slow disk', () => {
  const BODIES = 40
  const MEMORY = 8 * MIB

  /** The disk takes one write at a time, when it is told to. */
  function slowDisk() {
    const waiting: (() => void)[] = []
    let isSlow = true
    return {
      onWrite: () =>
        new Promise<() => void>((done) => {
          if (isSlow) waiting.push(() => done(() => {}))
          else done(() => {})
        }),
      writeNext: () => waiting.shift()?.(),
      /** It is quick from now on. */
      writeAll() {
        isSlow = false
        for (const write of waiting.splice(0)) write()
      },
      waiting: () => waiting.length,
    }
  }
  const turn = () => new Promise((done) => setImmediate(done))
  /** Lets all that is ready happen. */
  const settle = async () => {
    for (let count = 0; count < 50; count += 1) await turn()
  }
  const chunksOf = (count: number) =>
    Readable.from(
      (function* () {
        for (let at = 0; at < count; at += 1) yield Buffer.alloc(65_536, at)
      })(),
    )

  it('no more is in memory than all may hold and a chunk for each, and all end', async () => {
    const memory = createBodyMemory(MEMORY)
    const disk = slowDisk()
    let held = 0
    let most = 0
    const parts = await Promise.all(
      Array.from({ length: BODIES }, (_, at) => open(`${path}-${at}`, 'wx+')),
    )
    const { signal } = new AbortController()
    setMaxListeners(BODIES, signal)
    const ends = parts.map((part) => {
      let before = 0
      return writeBody(
        chunksOf(48),
        partOf(part),
        options({
          ...{ memory, signal, onWrite: disk.onWrite },
          onBytes(chunk) {
            held += chunk.length
            most = Math.max(most, held)
          },
          async onWritten(bytes) {
            held -= bytes - before
            before = bytes
          },
        }),
      )
    })
    await settle()
    // None is kept out by those that came first.
    expect(disk.waiting()).toBe(BODIES)
    const all = Promise.all(ends)
    let isOver = false
    void all.then(() => {
      isOver = true
    })
    while (!isOver) {
      disk.writeNext()
      await turn()
    }
    expect(await all).toEqual(parts.map(() => ({ end: 'complete', bytes: 48 * 65_536 })))
    expect(most).toBeLessThanOrEqual(MEMORY + BODIES * 65_536)
    expect(memory.isFull()).toBe(false)
    await Promise.all(parts.map((part) => part.close()))
  })

  it('those that have stopped to come keep none of it', async () => {
    const memory = createBodyMemory(MIB)
    const stopped = new PassThrough()
    const first = heard(1)
    void writeBody(stopped, partOf(file), options({ memory, onBytes: first.onBytes }))
    stopped.write(Buffer.alloc(MIB - 65_536))
    await first.all
    expect((await file.stat()).size).toBe(0)
    const other = await open(`${path}-2`, 'wx+')
    await writeBody(chunksOf(2), partOf(other), options({ memory }))
    await vi.waitFor(async () => expect((await file.stat()).size).toBe(MIB - 65_536))
    stopped.destroy()
    await other.close()
  })

  it('one that waits for the disk is not idle', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    const disk = slowDisk()
    const writing = writeBody(
      chunksOf(48),
      partOf(file),
      options({ idleMs: 1000, onWrite: disk.onWrite }),
    )
    await settle()
    vi.advanceTimersByTime(10_000)
    vi.useRealTimers()
    disk.writeAll()
    expect((await writing).end).toBe('complete')
  })
})

it('has all that came on disk when the connection breaks', async () => {
  const body = new PassThrough()
  const { all, onBytes } = heard(1)
  const writing = writeBody(body, partOf(file), options({ onBytes }))
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
  const writing = writeBody(body, partOf(file), options({ onBytes, signal: over.signal }))
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
  const writing = writeBody(body, partOf(file), options({ onBytes, idleMs: 1000 }))
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
  expect(await writeBody(gone, partOf(file), options())).toEqual({ end: 'cut', bytes: 0 })
  const signal = AbortSignal.abort()
  const body = Readable.from(['x'])
  expect(await writeBody(body, partOf(file), options({ signal }))).toEqual({
    end: 'taken-over',
    bytes: 0,
  })
})

it('leaves the rest unread when a chunk is refused', async () => {
  const body = new PassThrough()
  const onBytes = (chunk: Buffer) => {
    if (chunk.toString() === 'bad') throw new Error('refused')
  }
  const writing = writeBody(body, partOf(file), options({ onBytes }))
  body.write('good')
  body.write('bad')
  await expect(writing).rejects.toThrow('refused')
  expect(body.isPaused()).toBe(true)
})

it("rejects with the file system's error", async () => {
  const readOnly = await open(path, 'r')
  await expect(
    writeBody(Readable.from([Buffer.from('x')]), partOf(readOnly), options()),
  ).rejects.toThrow('EBADF')
  await readOnly.close()
})

it('ends where what was written may not go on', async () => {
  const onWritten = () => Promise.reject(new Error('no more room'))
  const body = Readable.from([Buffer.alloc(MIB), Buffer.alloc(MIB)])
  await expect(writeBody(body, partOf(file), options({ onWritten }))).rejects.toThrow(
    'no more room',
  )
})
