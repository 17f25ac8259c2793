import { mkdir, truncate, writeFile } from 'node:fs/promises'
import { type IncomingMessage, request } from 'node:http'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { beforeAll, expect, it } from 'vitest'
import type { MessagesAnswer } from '../../contract/handed'
import { type AskingPhone, askingPhone, fetchHanded } from '../support/network/asking-phone'
import { answerTo } from '../support/network/photo-request'
import { createOpened } from '../support/opened'
import { type OpenReceiver, openReceiver } from '../support/receiver/open-receiver'
import { until } from '../support/until'

const MIB = 1024 * 1024
const opened = createOpened()
let laptop: OpenReceiver
let phone: AskingPhone
let small: string
let large: string
beforeAll(async () => {
  laptop = opened(await openReceiver())
  const folder = join(laptop.folder, '..', 'handed')
  await mkdir(folder)
  small = join(folder, 'small.bin')
  large = join(folder, 'large.bin')
  await writeFile(small, 'small')
  await writeFile(large, '')
  await truncate(large, 300 * MIB)
  phone = askingPhone(laptop.url)
  await phone.tell('open')
})

const handover = () => laptop.receiver.handover

it('ten thousand things are bounded in number, and leave nothing', async () => {
  const hundred = Array.from({ length: 100 }, () => ({ text: 'words' }))
  const all = []
  for (let each = 0; each < 5; each += 1) all.push(...(await handover().give(phone.id, hundred)))
  const refused = handover().give(phone.id, [{ path: small }])
  await expect(refused).rejects.toMatchObject({ code: 'TOO_MANY_HANDED' })
  for (const { id } of all) handover().withdraw(id)
  laptop.events.length = 0
  for (let each = 0; each < 95; each += 1) {
    const given = await handover().give(phone.id, hundred)
    for (const { id } of given) handover().withdraw(id)
    laptop.events.length = 0
  }
  expect(handover().list()).toEqual([])
  // What was not heard of them is bounded too: at most 1,200 messages.
  let told = 0
  await until('all to be told', async () => {
    const messages = await phone.ask()
    told += messages.length
    return messages.length < 100
  })
  expect(told).toBeLessThanOrEqual(1201)
})

it('abandoned questions and invented phones are bounded, and the real phone hears on', async () => {
  const post = (at: number, after: number) => {
    const outgoing = request(`${laptop.url}messages`, { method: 'POST', agent: false })
    const answer = answerTo(outgoing)
    answer.catch(() => {})
    outgoing.end(JSON.stringify({ id: `invented-${at}`, after }))
    return { outgoing, answer }
  }
  const first = await Promise.allSettled(Array.from({ length: 300 }, (_, at) => post(at, 0).answer))
  const heard = first.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []))
  expect(heard.length).toBeGreaterThan(200)
  const waiting = heard.map(({ body }, at) => post(at, (body as MessagesAnswer).next))
  // They are taken in turn, so these wait once a later question is answered.
  await phone.askAs('a-later-one', 0)
  const isOver = await Promise.race([...waiting.map(({ answer }) => answer), delay(200, null)])
  expect(isOver).toBeNull()
  for (const { outgoing } of waiting) outgoing.destroy()
  // A stranger that guesses is told nothing of anybody.
  const answer = await phone.askAs('0'.repeat(32), 0)
  expect(await answer.json()).toMatchObject({ messages: [{ type: 'start' }] })
  const [handed] = await handover().give(phone.id, [{ path: small }])
  const card = await phone.card('small.bin')
  expect(card.id).toBe(handed?.id)
  expect((await fetchHanded(laptop.url + card.path)).body.toString()).toBe('small')
})

it('phones that take nothing hold little memory, and nobody up', async () => {
  const readers: IncomingMessage[] = []
  const addresses: string[] = []
  // Cards of both phones; a phone of its own for the one that is fast.
  const slow = askingPhone(laptop.url)
  await slow.tell('open')
  const given = Array.from({ length: 9 }, () => ({ path: large }))
  const handed = await handover().give(slow.id, given)
  const messages = await slow.ask()
  for (const message of messages)
    if (message.type === 'handed') addresses.push(laptop.url + message.path)
  expect(addresses).toHaveLength(9)
  const before = process.memoryUsage().rss
  for (const address of addresses.slice(0, 8)) readers.push(await openAndWait(address))
  // One more is asked to wait.
  expect((await fetchHanded(addresses[8] ?? '')).status).toBe(503)
  const [fast] = await handover().give(phone.id, [{ path: large }])
  const seen = new Set(addresses)
  let address = ''
  await until('the card', async () => {
    for (const message of await phone.ask())
      if (message.type === 'handed' && message.id === fast?.id) address = laptop.url + message.path
    return address !== ''
  })
  expect(seen.has(address)).toBe(false)
  const bytes = await drained(await openAndWait(address))
  expect(bytes).toBe(300 * MIB)
  await until(
    'it to have arrived',
    async () =>
      !handover()
        .list()
        .some(({ id }) => id === fast?.id),
  )
  expect(process.memoryUsage().rss - before).toBeLessThan(96 * MIB)
  for (const { id } of handed) handover().withdraw(id)
  expect((await Promise.all(readers.map(drained))).every((each) => each < 300 * MIB)).toBe(true)
  expect((await fetchHanded(addresses[8] ?? '')).status).toBe(404)
})

/** The answer, of which nothing is read yet. */
const openAndWait = (address: string) =>
  new Promise<IncomingMessage>((resolve, reject) => {
    request(address, { agent: false }).on('response', resolve).on('error', reject).end()
  })

/** Reads an answer to its end, whole or cut. @returns its bytes */
function drained(response: IncomingMessage): Promise<number> {
  let bytes = 0
  response.on('error', () => {})
  response.on('data', (chunk: Buffer) => {
    bytes += chunk.length
  })
  return new Promise((resolve) => response.once('close', () => resolve(bytes)))
}
