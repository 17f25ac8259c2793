import { describe, expect, it } from 'vitest'
import {
  DRAFT_VERSIONS,
  halvedPhoto,
  offsetIn,
  placeOf,
  useResumableLaptop,
} from '../support/network/resumable-client'
import { seeded } from '../support/seeded'
import { until } from '../support/until'

const { laptop, of, expectSaved } = useResumableLaptop()
const CUTS = 50
/** A connection that stays is what a phone leaves behind that has gone out of the Wi-Fi. */
const HOW = ['end', 'reset', 'stay'] as const

describe.each(DRAFT_VERSIONS)('a photo in interop version $interop', (draft) => {
  const { create, append, head, open, last, pieceHeaders } = of(draft)

  it(`comes whole through ${CUTS} breaks at any byte`, async () => {
    const random = seeded(draft.interop ?? 9)
    const { bytes, name } = await halvedPhoto(900, 700)
    const headers = { 'X-FileName': name, 'Upload-Length': bytes.length }
    const empty = { ...headers, ...last(true) }
    const begun =
      draft.interop === null
        ? await create(Buffer.alloc(0), false, headers)
        : await open('POST', 'api/photos', empty, { length: bytes.length }).has104()
    const place = placeOf(begun)
    /** It never goes back. */
    const offsetNow = async (before: number) => {
      const answer = await head(place)
      expect(answer.status).toBe(204)
      expect(offsetIn(answer)).toBeGreaterThanOrEqual(before)
      return offsetIn(answer)
    }
    let offset = 0
    for (let cut = 0; cut < CUTS; cut += 1) {
      const rest = bytes.subarray(offset)
      const sent = Math.floor((rest.length / (CUTS - cut)) * 2 * random())
      // Only a last byte that came would end it.
      const body = rest.subarray(0, Math.min(sent, rest.length - 1))
      const sending = open('PATCH', place, pieceHeaders(offset, true), {
        ...{ body, length: rest.length },
      })
      // Whatever of it has come by then.
      await sending.write('')
      const how = HOW[Math.floor(random() * HOW.length)] ?? 'stay'
      if (how === 'end' || how === 'reset') sending.leave(how)
      if (how === 'end') await sending.final()
      if (draft.interop === 6 && cut % 20 === 10) await laptop().restart()
      offset = await offsetNow(offset)
    }
    // A request that the receiver hears of only now may have taken its turn first.
    const answer = await until('its end', async () => {
      const last = await append(place, offset, bytes.subarray(offset), true)
      if (last.status === 201) return last
      offset = await offsetNow(offset)
      return null
    })
    expect(JSON.parse(`${answer.body}`).name).toBe(name)
    await expectSaved(name, bytes)
  })
})
