import { expect, it } from 'vitest'
import type { Photo, PictureFacts } from '../../contract/photo'
import { unknownFacts } from '../image/formats'
import type { Measurer } from '../image/measure'
import type { PhotoStore } from './photo-store'
import { createReadAgain, newerFacts } from './read-again'

const [SMALL, LARGE] = [
  { width: 40, height: 30 },
  { width: 4000, height: 3000 },
]
const photo = (known: Partial<PictureFacts>): Photo => ({
  ...{ ...unknownFacts('jpeg'), id: 'a', name: 'a.jpg', bytes: 1, receivedAt: 0, ...known },
  ...{ sender: { id: 'phone', name: 'Phone' }, isDamaged: false, isConverted: false },
})
const facts = (known: Partial<PictureFacts>) => ({ ...unknownFacts('jpeg'), ...known })

it('takes over what is told now, also what was not known before', () => {
  const now = facts({ size: LARGE, storedSize: LARGE, capturedLocal: '2026-05-17T18:42:10+09:00' })
  expect(newerFacts(photo({ size: SMALL, storedSize: SMALL }), now)).toEqual(now)
  expect(newerFacts(photo({}), now)).toEqual(now)
  expect(newerFacts(photo({}), facts({ capturedAt: 7 }))).toMatchObject({ capturedAt: 7 })
})

it('keeps the size that the decoder has seen', () => {
  const now = facts({ size: LARGE, storedSize: LARGE, orientation: 6, camera: 'iPhone' })
  expect(newerFacts(photo({ size: SMALL }), now)).toMatchObject({
    ...{ size: SMALL, storedSize: null, orientation: 1, camera: 'iPhone' },
  })
})

it('keeps what is known where nothing is told now', () => {
  expect(newerFacts(photo({ size: SMALL, storedSize: SMALL }), facts({}))).toBeNull()
  expect(newerFacts(photo({ capturedAt: 7 }), facts({}))).toBeNull()
  expect(newerFacts(photo({}), null)).toBeNull()
})

/** What a photo that was damaged is called after it has been read again. */
async function isDamagedAfter(before: boolean, found: Partial<Measurer>): Promise<boolean> {
  const damaged = { ...photo({}), isDamaged: before }
  let after: boolean | null = null
  const store: Partial<PhotoStore> = {
    outdated: () => [damaged],
    get: () => damaged,
    renew: (_id, _facts, isDamaged) => {
      after = isDamaged
      return null
    },
  }
  const measurer: Partial<Measurer> = {
    measureFile: async () => facts({}),
    isCutShort: async () => false,
    isGarbled: async () => false,
    ...found,
  }
  await createReadAgain({
    store: store as PhotoStore,
    measurer: measurer as Measurer,
    pathOf: () => '/a.jpg',
    emit: () => {},
  }).run()
  if (after === null) throw new Error('It was not read again')
  return after
}

it('does not forget that a photo is garbled, which its end does not tell', async () => {
  expect(await isDamagedAfter(true, { isGarbled: async () => true })).toBe(true)
  expect(await isDamagedAfter(true, {})).toBe(false)
  expect(await isDamagedAfter(false, { isCutShort: async () => true })).toBe(true)
  // All photos would be decoded after an update.
  expect(await isDamagedAfter(false, { isGarbled: () => Promise.reject(new Error('asked')) })).toBe(
    false,
  )
})
