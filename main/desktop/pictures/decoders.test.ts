import { beforeEach, expect, it } from 'vitest'
import type { Photo } from '../../../contract/photo'
import { unknownFacts } from '../../image/formats'
import type { InnerPicture } from '../../image/inner-picture'
import { createDecode } from './decoders'
import type { Decoded, Work } from './job-queue'
import { previewOrder } from './preview-plan'

const photo = (change: Partial<Photo> = {}): Photo => ({
  ...unknownFacts('jpeg'),
  ...{ id: 'a', name: 'a.jpg', bytes: 4_000_000, receivedAt: 0 },
  ...{ isDamaged: false, isConverted: false, sender: { id: 's', name: 'Phone' } },
  size: { width: 4032, height: 3024 },
  ...change,
})
const LARGE = { width: 16_384, height: 16_384 }
const PREVIEW: InnerPicture = { type: 'image/jpeg', pieces: [], crop: null, isPreview: true }
const picture = new Uint8Array([1])

let quickly: Decoded
let inner: InnerPicture | null
let taken: [lane: string, work: Work][]
const lane = (name: string, answer: () => Decoded) => async (work: Work) => {
  taken.push([name, work])
  return answer()
}
const decode = createDecode(async () => inner, {
  quick: lane('quick', () => quickly),
  slow: lane('slow', () => picture),
})
beforeEach(() => {
  quickly = picture
  inner = null
  taken = []
})
const lanes = () => taken.map(([name]) => name)

it('makes ordinary thumbnails in the quick lane, also where the size is not known', async () => {
  for (const each of [photo(), photo({ size: null })])
    expect(await decode(previewOrder(each, 'thumb'))).toBe(picture)
  expect(lanes()).toEqual(['quick', 'quick'])
})

it('gives the slow lane what the quick one did not make in time, with more time', async () => {
  quickly = 'late'
  expect(await decode(previewOrder(photo(), 'thumb'))).toBe(picture)
  expect(lanes()).toEqual(['quick', 'slow'])
  const [first, second] = taken.map(([, { limitMs }]) => limitMs)
  expect(second).toBeGreaterThan(first ?? Number.NaN)
})

it('takes back nothing that the quick lane has refused or dropped', async () => {
  for (const answer of ['impossible', 'dropped'] as const) {
    quickly = answer
    expect(await decode(previewOrder(photo(), 'thumb'))).toBe(answer)
  }
  expect(lanes()).toEqual(['quick', 'quick'])
})

it('gives the slow lane large photos and whole copies; a bomb goes last and has less time', async () => {
  await decode(previewOrder(photo({ size: LARGE, bytes: 40_000_000 }), 'thumb'))
  await decode(previewOrder(photo({ format: 'heic' }), 'full'))
  await decode(previewOrder(photo({ size: LARGE, bytes: 66_000, format: 'png' }), 'thumb'))
  expect(lanes()).toEqual(['slow', 'slow', 'slow'])
  const [honest, , bomb] = taken.map(([, work]) => work)
  expect([honest?.isLast, bomb?.isLast]).toEqual([false, true])
  expect(bomb?.limitMs).toBeLessThan(honest?.limitMs ?? 0)
})

it('decodes the preview in a RAW, which is quick however large the RAW is, and else nothing', async () => {
  const raw = photo({ format: 'raw', size: { width: 14_204, height: 10_652 } })
  expect(await decode(previewOrder(raw, 'thumb'))).toBe('impossible')
  inner = PREVIEW
  expect(await decode(previewOrder(raw, 'thumb'))).toBe(picture)
  expect(lanes()).toEqual(['quick'])
  expect(taken[0]?.[1]).toMatchObject({ inner: PREVIEW, job: { decoder: 'chromium' } })
})
