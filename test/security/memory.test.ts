import { Agent } from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { beforeAll, expect, it } from 'vitest'
import { HEADERS, LIMITS, TUS_CONTENT_TYPE, TUS_VERSION } from '../../contract/http'
import { send } from '../support/network/photo-request'
import { newId } from '../support/network/tus-request'
import { wrongFor } from '../support/network/typed-digits'
import { createOpened } from '../support/opened'
import { type NoisePhoto, noisePhoto } from '../support/photos/noise-photo'
import { type OpenReceiver, openReceiver } from '../support/receiver/open-receiver'

/**
 * Fills every table that a phone can grow, twice: the second time nothing may grow any more.
 */

const MB = 1024 * 1024
setFlagsFromString('--expose-gc')
const collectGarbage: () => void = runInNewContext('gc')

const opened = createOpened()
const agent = new Agent({ keepAlive: true, maxSockets: 8 })
let laptop: OpenReceiver
let photo: NoisePhoto
let emptyBytes: number
beforeAll(async () => {
  opened({ close: async () => agent.destroy() })
  laptop = opened(await openReceiver())
  photo = await noisePhoto(300, 200)
  for (const warmUp of ['one', 'two']) await create({ sender: warmUp }, photo.bytes)
  emptyBytes = await heldBytes()
})

/** What is held once all garbage is collected, by the receiver in this process. */
async function heldBytes(): Promise<number> {
  laptop.events.length = 0
  for (let count = 0; count < 3; count += 1) {
    await pause(20)
    collectGarbage()
  }
  const { heapUsed, external } = process.memoryUsage()
  return heapUsed + external
}

async function many(count: number, ask: (at: number) => Promise<unknown>): Promise<void> {
  let next = 0
  const one = async () => {
    for (let at = next++; at < count; at = next++) await ask(at)
  }
  await Promise.all(Array.from({ length: 8 }, one))
}

const EDGE = `${39_000}-1700000000000-00000000-00000000`

/** A creation with as much metadata as there may be. @param body the photo, or its beginning */
function create(fields: Record<string, string>, body?: Buffer, length = photo.bytes.length) {
  const all = { id: newId(), filename: photo.name, ...fields }
  const said = Object.entries(all)
    .map(([key, value]) => `${key} ${Buffer.from(value).toString('base64')}`)
    .join(',')
  const filler = `,more ${'A'.repeat((LIMITS.metadataLength - said.length - 6) & ~3)}`
  return send(`${laptop.url}uploads`, {
    agent,
    ...(body ? { body } : {}),
    headers: {
      [HEADERS.tusResumable]: TUS_VERSION,
      [HEADERS.uploadLength]: length,
      [HEADERS.uploadMetadata]: `${said}${filler}`,
      ...(body ? { 'Content-Type': TUS_CONTENT_TYPE } : {}),
    },
  })
}

const presence = (sender: string) =>
  send(`${laptop.url}presence`, {
    agent,
    body: JSON.stringify({ sender, name: 'x'.repeat(1500), state: 'open', done: 0, total: 0 }),
  })

/** Each one grows the tables named; what they hold is bounded by what is said behind. */
const FILLS: [what: string, fill: () => Promise<unknown>][] = [
  [
    'ids of a photo that is here already (1,024)',
    () => many(1100, () => create({ sender: 'one', edge: EDGE })),
  ],
  [
    'phones (512)',
    async () => {
      await many(600, () => presence(newId()))
      expect(laptop.receiver.phones()).toHaveLength(512)
    },
  ],
  [
    'questions of strangers (64)',
    async () => {
      laptop.receiver.setAskFirst(true)
      await many(100, () => create({ sender: newId(), senderName: 'x'.repeat(900) }))
      expect(laptop.receiver.asking()).toHaveLength(64)
      laptop.receiver.setAskFirst(false)
    },
  ],
  [
    'uploads that were given up, and why',
    async () => {
      const sender = newId()
      await many(100, () => create({ sender }, photo.bytes.subarray(0, 30_000)))
      await laptop.receiver.removePhone(sender)
    },
  ],
  ['refusals', () => many(200, () => create({ sender: newId() }, undefined, LIMITS.maxBytes + 1))],
  [
    'wrong digits and wrong tokens',
    async () => {
      const { origin } = new URL(laptop.url)
      const body = `code=${wrongFor(laptop.receiver.listening().code)}`
      await many(60, () => send(`${origin}/join`, { agent, body }))
      await many(60, (at) => send(`${origin}/wrong${at}/`, { agent, method: 'GET' }))
    },
  ],
  [
    'pages in all languages (200)',
    () =>
      many(100, (at) =>
        send(`${laptop.url}?lang=${['en', 'ko', 'ar', `x${at}`][at % 4]}`, {
          agent,
          method: 'GET',
        }),
      ),
  ],
]

it.each(FILLS)('%s: what is full does not grow', async (_, fill) => {
  await create({ sender: 'one', edge: EDGE }, photo.bytes)
  await fill()
  const full = await heldBytes()
  await fill()
  expect((await heldBytes()) - full).toBeLessThan(MB)
})

it('of an unfinished upload nothing is kept in memory but its record', async () => {
  const before = await heldBytes()
  const beginning = photo.bytes.subarray(0, 36_000)
  await many(200, () => create({ sender: 'three' }, beginning, 2 ** 20))
  expect(laptop.receiver.uploads()).toHaveLength(200)
  expect((await heldBytes()) - before).toBeLessThan(4 * MB)
})

it('all tables together hold no more than 30 MB', async () => {
  expect((await heldBytes()) - emptyBytes).toBeLessThan(30 * MB)
})
