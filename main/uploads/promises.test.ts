import { readdir, statfs } from 'node:fs/promises'
import { Readable } from 'node:stream'
import fc from 'fast-check'
import { expect, it, vi } from 'vitest'
import { CREATED, jpegOf, MEASURER, tempLibrary } from '../../test/support/disk/temp-library'
import { AppError } from '../base/errors'
import { incomingFolder } from '../library/part-file'
import { type Inbox, isPhoto, openInbox } from './inbox'
import type { Incoming } from './incoming'
import { PROMISE_MS, UPLOAD_LIFETIME_MS } from './record'

const PHOTO = jpegOf(1000)
const SENDERS = 3

/** What is expected of an unfinished upload. */
interface Expected {
  sender: string
  offset: number
  length: number
  lastRequest: number
  createdAt: number
}

/** An inbox whose clock is moved by hand, and what is expected of its uploads. */
async function openWorld() {
  const library = await tempLibrary()
  const { path: home, index, disk } = library
  const { bavail, bsize } = await statfs(home)
  const free = bavail * bsize
  const expected = new Map<string, Expected>()
  let time = 0
  let count = 0
  const start = () =>
    openInbox({
      ...{ folder: home, index, disk, measurer: MEASURER, maxBytes: 2 ** 52, reserveBytes: 0 },
      ...{ template: () => ({ parts: [] }), accept: () => 'photos' as const, idleMs: 60_000 },
      clock: { now: () => CREATED + time, elapsed: () => time },
      requireAllowed() {},
      emit() {},
    })
  let inbox: Inbox = await start()

  const running = ({ lastRequest }: Expected) => time - lastRequest < PROMISE_MS
  const isOver = (each: Expected) =>
    each.offset === 0 ? !running(each) : time - each.createdAt >= UPLOAD_LIFETIME_MS
  const drop = (which: (each: Expected, id: string) => boolean) => {
    for (const [id, each] of expected) if (which(each, id)) expected.delete(id)
  }
  const nth = (at: number) => [...expected.keys()][at % Math.max(1, expected.size)]

  async function create(sender: string, length: number, source = sender): Promise<string | null> {
    count += 1
    const id = `${count}`.padStart(32, '0')
    const from = { id: sender, name: 'Phone' }
    const said = { edge: null, metadata: '', lastModified: null, wasHeic: 'no' as const }
    const request = {
      id,
      name: 'a.jpg',
      length,
      sender: from,
      source,
      resumable: true,
      canRestart: true,
      ...said,
    }
    return inbox.create(request).then(
      () => id,
      (error: unknown) => {
        if (error instanceof AppError && error.code === 'DISK_FULL') return null
        throw error
      },
    )
  }
  const commands = {
    async create(at: number) {
      const sender = `phone-${at % SENDERS}`
      // Of a photo, or of nearly the whole disk.
      const length = at % 2 === 0 ? PHOTO.length : Math.floor(free * 0.97)
      const id = await create(sender, length)
      drop(isOver)
      const known = { sender, offset: 0, length, lastRequest: time, createdAt: time }
      if (id !== null) expected.set(id, known)
    },
    async write(at: number) {
      const id = nth(at)
      const upload = id === undefined ? null : inbox.find(id)
      const known = expected.get(id ?? '')
      if (!upload || !known || isPhoto(upload)) return
      const bytes = PHOTO.subarray(known.offset, Math.min(known.offset + 300, PHOTO.length))
      const piece = { offset: known.offset, contentLength: bytes.length }
      const photo = await upload.append(Readable.from([bytes]), {
        ...{ ...piece, uploadLength: null, isLast: false, checksum: null },
      })
      known.offset += bytes.length
      known.lastRequest = time
      if (photo) expected.delete(id ?? '')
    },
    async wait(at: number) {
      time += [1000, PROMISE_MS / 2, PROMISE_MS, UPLOAD_LIFETIME_MS / 2][at % 4] ?? 0
    },
    async pause() {
      await inbox.interrupt(new AppError('PAUSED'))
    },
    async giveUp(at: number) {
      const id = nth(at)
      if (id === undefined) return
      inbox.holdUpload(id)
      if (at % 2 === 0) return inbox.releaseUpload(id)
      await inbox.giveUpUpload(id)
      expected.delete(id)
    },
    async remove(at: number) {
      const sender = `phone-${at % SENDERS}`
      await inbox.giveUp(sender, new AppError('REMOVED'))
      drop((each) => each.sender === sender)
    },
    async newCode() {
      await inbox.interrupt(new AppError('NOT_FOUND'))
      await inbox.giveUpEmpty()
      drop((each) => each.offset === 0)
    },
    async restart() {
      await inbox.close()
      inbox = await start()
      drop((each) => each.offset === 0 || isOver(each))
      for (const each of expected.values()) each.lastRequest = Number.NEGATIVE_INFINITY
    },
  }

  async function check(): Promise<void> {
    // Whoever comes next makes the inbox look for what is past its time.
    time += 1000
    const modest = await create('modest', Math.floor(free / 16))
    expect(modest).not.toBeNull()
    drop(isOver)
    const uploads = [...expected].map(([id, each]) => ({ each, found: inbox.find(id) as Incoming }))
    for (const { each, found } of uploads) {
      const promised = running(each) ? each.length - each.offset : 0
      expect([found.offset(), found.promisedBytes()]).toEqual([each.offset, promised])
    }
    await (inbox.find(modest ?? '') as Incoming).discard(new AppError('CANCELLED'))
    expect(inbox.uploads()).toHaveLength(expected.size)
    const withBytes = [...expected].flatMap(([id, { offset }]) => (offset > 0 ? [id] : []))
    // Nobody waits for the part of a photo that is saved.
    await vi.waitFor(async () => {
      const parts = (await readdir(incomingFolder(home))).map((name) => name.replace('.part', ''))
      expect(parts.sort()).toEqual(withBytes.sort())
    }, 10_000)
    const kept = (await index.uploads()).filter(({ isGivenUp }) => !isGivenUp)
    expect(kept.map(({ id, offset }) => [id, offset]).sort()).toEqual(
      withBytes.map((id) => [id, expected.get(id)?.offset]).sort(),
    )
  }

  return {
    commands,
    check,
    async close() {
      await inbox.close()
      await library.close()
    },
  }
}

type Name = keyof Awaited<ReturnType<typeof openWorld>>['commands']
const NAMES: readonly Name[] = [
  ...(['create', 'create', 'create', 'write', 'write', 'write', 'wait'] as const),
  ...(['pause', 'giveUp', 'remove', 'newCode', 'restart'] as const),
]

it('promises what is missing of what runs, keeps a part for each record, and lets others in', async () => {
  const step = fc.tuple(fc.constantFrom(...NAMES), fc.nat(100))
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 25 }), async (steps) => {
      const world = await openWorld()
      try {
        for (const [name, at] of steps) {
          await world.commands[name](at)
          await world.check()
        }
      } finally {
        await world.close()
      }
    }),
    { numRuns: 15 },
  )
}, 120_000)
