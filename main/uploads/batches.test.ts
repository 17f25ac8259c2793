import { expect, it } from 'vitest'
import { BY_HAND, type PhoneState, type Photo, type UploadState } from '../../contract/photo'
import type { Batch, ReceiverEvent } from '../../contract/receiver-event'
import { createBatches, PATIENCE_MS, QUIET_MS } from './batches'

const PHONE = { id: 'phone', name: 'Green iPhone' }
const START = Date.UTC(2026, 10, 29)

const photoOf = (id: string, sender = PHONE, more: Partial<Photo> = {}): Photo => ({
  ...{ id, name: `${id}.jpg`, bytes: 100, receivedAt: 0, format: 'jpeg', orientation: 1 },
  ...{ size: null, storedSize: null, capturedAt: null, capturedLocal: null, duration: null },
  ...{ camera: null, film: null, contentId: null, hasLocation: false, isLocationRemoved: false },
  ...{ isConverted: false, isDamaged: false, sender, ...more },
})

/** Something that happens: an event, or time that passes, milliseconds. */
type Step = ReceiverEvent | number

const begin = (id: string, sender = PHONE, name = `${id}.jpg`): ReceiverEvent => ({
  type: 'upload',
  upload: {
    ...{ id, name, sender, bytes: 100, offset: 0, state: 'waiting', facts: null, startedAt: 0 },
  },
})
const go = (id: string, state: UploadState = 'arriving'): ReceiverEvent => ({
  ...{ type: 'progress', id, offset: 50, state },
})
const save = (id: string, sender = PHONE, more: Partial<Photo> = {}): ReceiverEvent => ({
  type: 'saved',
  photo: photoOf(id, sender, more),
})
const again = (id: string, first: string): ReceiverEvent => ({
  ...{ type: 'duplicate', id, photo: photoOf(first) },
})
const fail = (id: string, code: string, retryable = false, name = `${id}.jpg`): ReceiverEvent => ({
  ...{ type: 'failed', id, name, sender: PHONE, error: { code, message: '' }, retryable },
})
const page = (state: PhoneState, done = 0, total = 0): ReceiverEvent => ({
  type: 'phone',
  phone: { ...PHONE, colour: null, state, heldBy: null, done, total, seenAt: 0 },
})
const left: ReceiverEvent = { type: 'phone-left', id: PHONE.id }
const whole = (id: string, sender = PHONE): Step[] => [begin(id, sender), go(id), save(id, sender)]

/** @returns the batches, each with the time at which it was told, milliseconds */
function run(steps: readonly Step[]): [at: number, batch: Batch][] {
  let time = 0
  const clock = { now: () => START + time, elapsed: () => time }
  const told: [number, Batch][] = []
  const earlier = begin('earlier')
  const batches = createBatches(clock, () => (earlier.type === 'upload' ? [earlier.upload] : []))
  const pass = (ms: number) => {
    for (const end = time + ms; time < end; ) {
      time = Math.min(end, time + 1000)
      for (const batch of batches.due()) told.push([time, batch])
    }
  }
  for (const step of steps) {
    if (typeof step === 'number') pass(step)
    else {
      const ended = batches.follow(step)
      if (ended) told.push([time, ended])
    }
  }
  pass(10 * PATIENCE_MS)
  const before = [...told]
  // Whatever happened, nothing is kept of senders that are gone.
  batches.follow(left)
  pass(PATIENCE_MS)
  expect(batches.isAnyOpen()).toBe(false)
  return before
}
const MINUTE = 60_000
const program = { id: 'program:1', name: 'curl' }
const film: Partial<Photo> = { format: 'mov', duration: 2000, name: 'a.mov', bytes: 900 }

it.each<[string, Step[], [number, Partial<Batch>][]]>([
  [
    'of a page ends when it says that its queue is empty',
    [page('sending', 0, 2), ...whole('a'), MINUTE, ...whole('b'), 400, page('done')],
    [[MINUTE + 400, { photos: 2, bytes: 200, since: START, sender: PHONE, failed: 0 }]],
  ],
  [
    'of a page waits for the rest that the page has announced, however long that takes',
    [page('sending', 0, 2), ...whole('a'), 20 * MINUTE, ...whole('b'), page('done')],
    [[20 * MINUTE, { photos: 2 }]],
  ],
  [
    'of a page that prepares more goes on',
    [page('sending'), ...whole('a'), page('preparing'), MINUTE, ...whole('b'), page('done')],
    [[MINUTE, { photos: 2 }]],
  ],
  [
    'of a page ends once: the next choice is another',
    [...whole('a'), page('done'), MINUTE, page('sending'), ...whole('b'), 20, page('done')],
    [
      [0, { photos: 1 }],
      [MINUTE + 20, { photos: 1, since: START + MINUTE }],
    ],
  ],
  [
    'of a page that has not yet said that it sends is not over at each photo',
    [page('open'), ...whole('a'), 900, ...whole('b'), 90, page('done')],
    [[990, { photos: 2 }]],
  ],
  [
    'of a page that is done too quickly to say anything ends by itself',
    [page('done'), ...whole('a')],
    [[QUIET_MS, { photos: 1 }]],
  ],
  [
    'is not over while the last one is still arriving',
    [...whole('a'), begin('b'), go('b'), page('done'), MINUTE, save('b')],
    [[MINUTE + QUIET_MS, { photos: 2 }]],
  ],
  [
    'of a hidden page ends when nothing comes any more',
    [page('sending', 0, 2), ...whole('a'), page('hidden'), 3000, ...whole('b'), page('hidden')],
    [[3000 + QUIET_MS, { photos: 2 }]],
  ],
  [
    'of a hidden page waits for what it has begun, as long as it can be thought to come back',
    [page('sending', 0, 2), ...whole('a'), begin('b'), page('hidden'), go('b'), go('b', 'paused')],
    [[PATIENCE_MS, { photos: 1, failed: 1 }]],
  ],
  [
    'of a phone that wakes goes on',
    [...whole('a'), begin('b'), page('hidden'), go('b', 'paused'), 50_000, go('b'), save('b')],
    [[50_000 + QUIET_MS, { photos: 2, failed: 0 }]],
  ],
  [
    'of a page that was closed ends soon where nothing is unfinished',
    [page('sending', 0, 9), ...whole('a'), left],
    [[QUIET_MS, { photos: 1, failed: 0 }]],
  ],
  [
    'of a page that was closed counts what is unfinished',
    [page('sending', 0, 9), ...whole('a'), begin('b'), go('b', 'paused'), left],
    [[PATIENCE_MS, { photos: 1, failed: 1 }]],
  ],
  [
    'of a page ends with what the page could not read',
    [page('sending', 0, 2), ...whole('a'), begin('b'), go('b'), go('b', 'paused'), page('done')],
    [[0, { photos: 1, failed: 1 }]],
  ],
  [
    'that has ended is not told again when what it left comes after all',
    [...whole('a'), begin('b'), go('b', 'paused'), 2 * MINUTE, save('b')],
    [
      [PATIENCE_MS, { photos: 1, failed: 1 }],
      [2 * MINUTE + QUIET_MS, { photos: 1, failed: 0 }],
    ],
  ],
  [
    'of a program ends when it is quiet',
    [...whole('a', program), 4000, ...whole('b', program), 4000, ...whole('c', program)],
    [[8000 + QUIET_MS, { photos: 3, sender: program }]],
  ],
  [
    'of a program is not over while a long file arrives',
    [...whole('a', program), begin('b', program), go('b'), 10 * MINUTE, save('b', program)],
    [[10 * MINUTE + QUIET_MS, { photos: 2 }]],
  ],
  [
    'counts a Live Photo as one photo of all its bytes',
    [save('a'), save('f', PHONE, film), save('b'), page('done')],
    [[0, { photos: 2, videos: 0, bytes: 1100 }]],
  ],
  [
    'tells photos, videos and other files apart',
    [
      save('a'),
      save('v', PHONE, { ...film, name: 'v.mov' }),
      save('o', PHONE, { format: 'other' }),
    ],
    [[QUIET_MS, { photos: 1, videos: 1, files: 1 }]],
  ],
  [
    'counts what was sent again beside what is new',
    [...whole('a'), begin('b'), go('b'), again('b', 'old'), page('done')],
    [[0, { photos: 1, duplicates: 1, bytes: 100 }]],
  ],
  ['is none where all was sent again', [begin('b'), go('b'), again('b', 'old'), page('done')], []],
  ['is none where nothing came', [page('sending', 0, 3), page('done'), left], []],
  ['is none where all was refused', [begin('a'), fail('a', 'NOT_A_PHOTO'), page('open')], []],
  ['is none of what a person puts into the folder', [save('a', BY_HAND)], []],
  [
    'counts what was refused',
    [...whole('a'), begin('b'), fail('b', 'NOT_A_PHOTO'), fail('c', 'TOO_LARGE'), page('done')],
    [[0, { photos: 1, failed: 2 }]],
  ],
  [
    'does not count what a person has cancelled',
    [
      ...['CANCELLED', 'GIVEN_UP', 'REMOVED'].flatMap((why) => [begin(why), fail(why, why)]),
      ...[...whole('a'), page('done')],
    ],
    [[0, { photos: 1, failed: 0 }]],
  ],
  [
    'does not count what came at the next try, of an upload that goes on',
    [begin('a'), go('a'), go('a', 'paused'), fail('a', 'IDLE', true), 9000, go('a'), save('a')],
    [[9000 + QUIET_MS, { photos: 1, failed: 0 }]],
  ],
  [
    'does not count what came at the next try, of a raw request',
    [
      begin('a', PHONE, 'x.jpg'),
      fail('a', 'BODY_ENDED_EARLY', false, 'x.jpg'),
      begin('b', PHONE, 'x.jpg'),
      save('b'),
    ],
    [[QUIET_MS, { photos: 1, failed: 0 }]],
  ],
  [
    'counts what was refused under one name with another photo',
    [
      begin('a', PHONE, 'image.jpg'),
      fail('a', 'NOT_A_PHOTO', false, 'image.jpg'),
      begin('b', PHONE, 'image.jpg'),
      save('b'),
    ],
    [[QUIET_MS, { photos: 1, failed: 1 }]],
  ],
  [
    'counts what the full disk did not take, until it did',
    [fail('a', 'DISK_FULL', true), fail('b', 'DISK_FULL', true), ...whole('a'), page('done')],
    [[0, { photos: 1, failed: 1 }]],
  ],
  [
    'does not wait for what was taken out of sight',
    [...whole('a'), begin('b'), go('b'), { type: 'removed', id: 'b' }],
    [[QUIET_MS, { photos: 1, failed: 0 }]],
  ],
  [
    'does not wait for what another folder has begun',
    [...whole('a'), begin('b'), go('b'), { type: 'folder-changed' }, ...whole('c')],
    [[QUIET_MS, { photos: 2, failed: 0 }]],
  ],
  [
    'knows the sender of what an earlier run has begun',
    [go('earlier'), ...whole('a'), MINUTE, save('earlier')],
    [[MINUTE + QUIET_MS, { photos: 2 }]],
  ],
  [
    'of one phone does not end that of another',
    [...whole('a'), ...whole('b', program), page('done')],
    [
      [0, { photos: 1, sender: PHONE }],
      [QUIET_MS, { photos: 1, sender: program }],
    ],
  ],
  ['is none while a page is sending', [page('sending', 1, 2), ...whole('a')], []],
])('a batch %s', (_, steps, expected) => {
  const told = run(steps)
  expect(told.map(([at]) => at)).toEqual(expected.map(([at]) => at))
  for (const [index, [, batch]] of told.entries())
    expect(batch).toMatchObject(expected[index]?.[1] ?? {})
})

it('tells every photo once, however phones and programs mix', () => {
  // Each photo is in one batch: of those that were told, the sum is what was saved.
  const senders = ['p1', 'p2', 'p3'].map((id) => ({ id, name: id }))
  const steps = Array.from({ length: 300 }, (_, at): Step[] => {
    const sender = senders[(at * 7) % 3] ?? PHONE
    return [...whole(`${at}`, sender), (at * 977) % 9000]
  }).flat()
  const told = run(steps)
  expect(told.reduce((sum, [, { photos }]) => sum + photos, 0)).toBe(300)
  expect(told.every(([, { photos }]) => photos > 0)).toBe(true)
})

it('keeps little of strangers who only fail', () => {
  const clock = { now: () => 0, elapsed: () => 0 }
  const batches = createBatches(clock, () => [])
  for (let at = 0; at < 5000; at += 1) {
    batches.follow(fail(`${at}`, 'NOT_A_PHOTO'))
    const { type, ...one } = fail('x', 'TOO_LARGE') as Extract<ReceiverEvent, { type: 'failed' }>
    batches.follow({ type, ...one, sender: { id: `s${at}`, name: '' } })
  }
  batches.follow(save('a'))
  expect(batches.follow(page('done'))).toMatchObject({ photos: 1, failed: 1000 })
})
