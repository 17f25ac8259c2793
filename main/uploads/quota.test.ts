import { beforeEach, expect, it, onTestFinished } from 'vitest'
import { AppError } from '../base/errors'
import { createGrouped, type Grouped } from './grouped'
import { type Counted, createQuota } from './quota'

const PHONE = { id: 'phone-1', name: 'Green iPhone' }
const FREE = 1000
const HOME = '192.168.0.20'
let uploads: Grouped<Counted>
let begun: number
/** How often it was asked who has one. */
let looks: number
let left: number
let asked: number[]
let ended: (string | undefined)[]
let quota: ReturnType<typeof createQuota>

beforeEach(() => {
  uploads = createGrouped()
  begun = 0
  looks = 0
  left = FREE
  asked = []
  ended = []
  const space = {
    left: () => left,
    require(bytes: number) {
      if (bytes > left) throw new AppError('DISK_FULL', { details: { need: bytes, free: left } })
    },
  }
  const folder = { space, look: async (bytes: number) => void asked.push(bytes) }
  const clock = { elapsed: () => 0 }
  quota = createQuota({ folder, maxBytes: FREE, clock, uploads })
  onTestFinished(quota.close)
})

interface Begun {
  promised?: number
  offset?: number
  sender?: string
  source?: string
  name?: string
  isBusy?: boolean
  isRunning?: boolean
  isExpired?: boolean
  restsSince?: number
}
function begin({ promised = 0, offset = 0, sender = PHONE.id, source = HOME, ...rest }: Begun) {
  begun += 1
  const id = `${begun}`
  const upload: Counted = {
    get stored() {
      looks += 1
      return { sender: { id: sender, name: 'Phone' }, source }
    },
    offset: () => offset,
    isBusy: () => rest.isBusy ?? false,
    isRunning: () => rest.isRunning ?? !rest.isExpired,
    restsSince: () => rest.restsSince ?? 0,
    promisedBytes: () => promised,
    isExpired: () => rest.isExpired ?? false,
    async discard(why) {
      ended.push(`${rest.name ?? sender} ${why.code}`)
      uploads.delete(id)
    },
  }
  uploads.set(id, upload)
}
/** Why an upload may not begin; null where it may. */
async function refusal(length: number | null, sender = PHONE.id, source = HOME) {
  try {
    const newcomer = { length, sender: { id: sender, name: 'Phone' }, source }
    await quota.prepare(newcomer)
    quota.admit(newcomer)
    return null
  } catch (error) {
    return error instanceof AppError ? error.code : error
  }
}

it('admits no empty file and none that is too large, of which the disk is not asked', async () => {
  expect(await refusal(0)).toBe('EMPTY_FILE')
  expect(await refusal(FREE + 1)).toBe('TOO_LARGE')
  expect(asked).toEqual([])
  expect(await refusal(FREE)).toBeNull()
  expect(await refusal(null)).toBeNull()
})

it('counts what a sender was promised and has not sent', async () => {
  begin({ promised: 300 })
  begin({ promised: 0, offset: 50 })
  expect(await refusal(700)).toBeNull()
  expect(await refusal(701)).toBe('DISK_FULL')
})

it('counts what was promised to others, of one address up to three quarters', async () => {
  begin({ promised: 300, sender: 'other' })
  expect(await refusal(700)).toBeNull()
  expect(await refusal(701)).toBe('DISK_FULL')
  for (let count = 0; count < 18; count += 1) begin({ promised: 1000, sender: `other-${count}` })
  expect(await refusal(250)).toBeNull()
  expect(await refusal(251)).toBe('DISK_FULL')
})

it('leaves each sender an eighth of the space, whatever is promised to how many addresses', async () => {
  for (let at = 0; at < 200; at += 1)
    begin({ promised: 1000, sender: `other-${at}`, source: `10.0.0.${at}` })
  expect(await refusal(125)).toBeNull()
  expect(await refusal(126)).toBe('DISK_FULL')
  begin({ promised: 100 })
  expect(await refusal(26)).toBe('DISK_FULL')
})

it('promises nothing where the reserve is touched', async () => {
  begin({ promised: 300, sender: 'other' })
  left = -1
  expect(await refusal(null)).toBe('DISK_FULL')
})

it('lets one sender have a part of the places, for what is under way', async () => {
  for (let count = 0; count < 256; count += 1) begin({ isRunning: count > 0 })
  expect(await refusal(1)).toBeNull()
  begin({})
  expect(await refusal(1)).toBe('TOO_MANY_UPLOADS')
  expect(await refusal(1, 'phone-2')).toBeNull()
  expect(ended).toEqual([])
})

it('gives a newcomer the place of whoever has most at its address', async () => {
  for (let at = 0; at < 1020; at += 1) begin({ sender: `greedy-${at % 5}`, isBusy: at % 5 > 0 })
  for (let at = 0; at < 4; at += 1) begin({ sender: 'modest' })
  expect(await refusal(1, 'modest')).toBeNull()
  expect(ended).toEqual(['greedy-0 GIVEN_UP'])
  begin({ sender: 'modest' })
  expect(await refusal(1, 'greedy-1')).toBe('TOO_MANY_UPLOADS')
})

it('gives a newcomer the place of the address that has most: without bytes and idle the longest', async () => {
  for (let at = 0; at < 1018; at += 1) begin({ source: '10.0.0.1', isBusy: true })
  begin({ source: '10.0.0.1', name: 'earlier run', offset: 1, restsSince: -Infinity })
  begin({ source: '10.0.0.1', name: 'with bytes', offset: 1, restsSince: 1 })
  begin({ source: '10.0.0.1', name: 'younger', restsSince: 7 })
  begin({ source: '10.0.0.1', name: 'older', restsSince: 5 })
  for (let at = 0; at < 1000; at += 1) begin({ sender: 'b', source: '10.0.0.2' })
  for (let at = 0; at < 26; at += 1) begin({ sender: `c-${at}`, source: `10.0.1.${at}` })
  for (let count = 0; count < 4; count += 1) {
    expect(await refusal(1, 'd', '10.0.0.4')).toBeNull()
    begin({ sender: 'd', source: '10.0.0.4' })
  }
  expect(ended.map((each) => each?.replace(' GIVEN_UP', ''))).toEqual([
    ...['older', 'younger', 'earlier run', 'with bytes'],
  ])
})

it('takes no place for those that would take them from each other in turn', async () => {
  for (let at = 0; at < 1024; at += 1) begin({ sender: `${at % 4}` })
  expect(await refusal(1, '0')).toBe('TOO_MANY_UPLOADS')
  for (let at = 0; at < 127; at += 1) begin({ sender: 'next', isRunning: false })
  expect(await refusal(1, 'next')).toBeNull()
  begin({ sender: 'next', isRunning: false })
  expect(await refusal(1, 'next')).toBe('TOO_MANY_UPLOADS')
})

it('never gives one place to two', async () => {
  for (let at = 0; at < 2048; at += 1) begin({ sender: `${at % 9}`, source: `${at % 2}` })
  const newcomer = { length: 1, sender: { id: 'new', name: 'Phone' }, source: 'new' }
  const enter = async () => {
    await quota.prepare(newcomer)
    quota.admit(newcomer)
    begin({ sender: 'new', source: 'new' })
  }
  await Promise.all(Array.from({ length: 50 }, enter))
  expect(ended).toHaveLength(50)
  expect(uploads.count()).toBe(2048)
})

it('gives up first what is past its time', async () => {
  for (let count = 0; count < 256; count += 1) begin({ promised: 100, isExpired: true })
  begin({ isExpired: true, offset: 1 })
  expect(await refusal(700)).toBeNull()
  expect(uploads.count()).toBe(0)
  expect(new Set(ended)).toEqual(new Set(['phone-1 GIVEN_UP', 'phone-1 EXPIRED']))
})

it('knows how many somebody has without a look at any, and asks no disk before it refuses', async () => {
  for (let at = 0; at < 1024; at += 1) begin({ sender: `greedy-${at % 9}` })
  looks = 0
  expect(await refusal(1, 'greedy-3')).toBe('TOO_MANY_UPLOADS')
  expect([looks, asked]).toEqual([0, []])
})
