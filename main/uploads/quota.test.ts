import { beforeEach, expect, it, onTestFinished } from 'vitest'
import { AppError } from '../base/errors'
import { createQuota } from './quota'

const PHONE = { id: 'phone-1', name: 'Green iPhone' }
const FREE = 1000
interface UnderWay {
  stored: { length: number | null; sender: { id: string; name: string } }
  offset(): number
  isExpired(): boolean
  discard(why: AppError): Promise<void>
}
let uploads: UnderWay[]
let asked: number[]
let quota: ReturnType<typeof createQuota>

beforeEach(() => {
  uploads = []
  asked = []
  const folder = {
    async requireSpace(bytes: number) {
      asked.push(bytes)
      if (bytes > FREE) throw new AppError('DISK_FULL', { details: { need: bytes, free: FREE } })
    },
  }
  quota = createQuota({ folder, maxBytes: 800, uploads: () => uploads })
  onTestFinished(quota.close)
})

function begin(length: number | null, offset = 0, sender = PHONE, isExpired = false): void {
  const upload: UnderWay = {
    stored: { length, sender },
    offset: () => offset,
    isExpired: () => isExpired,
    async discard(why) {
      expect(why.code).toBe('EXPIRED')
      uploads = uploads.filter((each) => each !== upload)
    },
  }
  uploads.push(upload)
}
const refusal = (length: number | null, sender = PHONE) =>
  quota.admit({ length, sender }).then(
    () => null,
    (error: unknown) => (error instanceof AppError ? error.code : error),
  )

it('admits no empty file and none that is too large, of which the disk is not asked', async () => {
  expect(await refusal(0)).toBe('EMPTY_FILE')
  expect(await refusal(801)).toBe('TOO_LARGE')
  expect(asked).toEqual([])
  expect(await refusal(800)).toBeNull()
  expect(await refusal(null)).toBeNull()
})

it('counts what was promised to others and has not come yet', async () => {
  begin(500, 200)
  begin(null, 50)
  expect(await refusal(700)).toBeNull()
  expect(await refusal(701)).toBe('DISK_FULL')
  expect(asked).toEqual([1000, 1001])
})

it('lets one phone take a part of the places, and all together a limited number', async () => {
  for (let count = 0; count < 256; count += 1) begin(1, 1)
  expect(await refusal(1)).toBe('TOO_MANY_UPLOADS')
  expect(await refusal(1, { id: 'phone-2', name: 'Violet Pixel' })).toBeNull()
  for (let at = 256; at < 2048; at += 1) begin(1, 1, { id: `phone-${at}`, name: 'Phone' })
  expect(await refusal(1, { id: 'phone-2', name: 'Violet Pixel' })).toBe('TOO_MANY_UPLOADS')
})

it('gives up first what is past its time', async () => {
  for (let count = 0; count < 256; count += 1) begin(100, 0, PHONE, true)
  expect(await refusal(700)).toBeNull()
  expect(uploads).toEqual([])
})
