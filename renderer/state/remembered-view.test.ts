import { expect, it } from 'vitest'
import { readView, writeView } from './remembered-view'

const storageOf = (kept: string | null) => ({ getItem: () => kept })

it('finds again what was chosen', () => {
  let kept = ''
  writeView(
    {
      setItem: (_key, value) => {
        kept = value
      },
    },
    { sort: 'captured', zoom: 3 },
  )
  expect(readView(storageOf(kept))).toEqual({ sort: 'captured', zoom: 3 })
})

it.each([null, '', 'null', '{', '7', '{"sort":"size","zoom":99}'])(
  'is the usual view where %j was kept',
  (kept) => {
    expect(readView(storageOf(kept))).toEqual({ sort: 'arrived', zoom: 0 })
  },
)
