import { describe, expect, it } from 'vitest'
import { createRemembered } from './remembered'
import { createStore } from './store'

const HOUR = 3600_000

/** Visits of one phone, each a page that was loaded again. */
function phone(kept = new Map<string, string>()) {
  let time = 1_700_000_000_000
  let asked = 0
  const store = createStore(() => ({
    getItem(key) {
      asked += 1
      return kept.get(key) ?? null
    },
    setItem: (key, text) => void kept.set(key, text),
  }))
  return {
    kept,
    asked: () => asked,
    visit: () => createRemembered(store, () => time),
    pass: (ms: number) => {
      time += ms
    },
  }
}
const receipt = (id: string) => ({
  ...{ id, name: `${id}.jpg`, bytes: 1000, width: 40, height: 30, duration: null },
})
const photo = (id: string, name = `${id}.jpg`) => ({ id, name })
const idsOf = (list: readonly { id: string }[]) => list.map(({ id }) => id)

describe('createRemembered', () => {
  it('counts what another page of this phone has finished meanwhile no longer', () => {
    const { visit } = phone()
    const first = visit()
    first.keep([photo('a'), photo('b')])
    const second = visit()
    expect(idsOf(second.unfinished())).toEqual(['a', 'b'])
    first.keep([])
    second.readAgain()
    expect(second.unfinished()).toEqual([])
  })

  it('knows at a later visit what was sent, the newest first and each photo once', () => {
    const { visit, pass } = phone()
    const first = visit()
    for (const id of ['a', 'b', 'a']) first.addSent(receipt(id))
    pass(24 * HOUR)
    expect(idsOf(visit().sent())).toEqual(['a', 'b'])
    expect(visit().sent()[0]).toEqual({ ...receipt('a'), at: 1_700_000_000_000 })
  })

  it('keeps the latest hundred, in less than 20 kB', () => {
    const { visit, kept } = phone()
    const first = visit()
    for (let at = 0; at < 120; at += 1) first.addSent(receipt(`${at}`.padStart(32, '0')))
    const sent = visit().sent()
    expect([sent.length, Number(sent[0]?.id), Number(sent.at(-1)?.id)]).toEqual([100, 119, 20])
    expect(kept.get('snapland-receipts')?.length).toBeLessThan(20_000)
  })

  it('knows for a day what was not finished, but not what this visit itself is sending', () => {
    const { visit, pass } = phone()
    const first = visit()
    first.keep([photo('a'), photo('b')])
    first.keep([photo('b')])
    expect(first.unfinished()).toEqual([])
    const second = visit()
    expect(idsOf(second.unfinished())).toEqual(['b'])
    second.keep([photo('c')])
    expect(idsOf(visit().unfinished())).toEqual(['c', 'b'])
    pass(24 * HOUR)
    expect(visit().unfinished()).toEqual([])
  })

  it('asks the store of nothing while photos are sent and none comes or goes', () => {
    const { visit, asked } = phone()
    visit().keep([photo('a')])
    const second = visit()
    second.keep([photo('b')])
    const before = asked()
    for (let progress = 0; progress < 9; progress += 1) {
      second.keep([photo('b')])
      expect(idsOf(second.unfinished())).toEqual(['a'])
    }
    expect(asked()).toBe(before)
  })

  it('takes off what is chosen again, by name and as many as were chosen', () => {
    const { visit } = phone()
    visit().keep([photo('a', 'image.jpg'), photo('b', 'image.jpg'), photo('c')])
    const second = visit()
    second.chooseAgain(['image.jpg'])
    expect(idsOf(second.unfinished())).toEqual(['b', 'c'])
    second.keep([photo('d', 'image.jpg')])
    expect(idsOf(visit().unfinished())).toEqual(['d', 'b', 'c'])
  })

  it('takes as many files as are unfinished for these, whatever the phone calls them now', () => {
    const { visit } = phone()
    visit().keep([photo('a'), photo('b')])
    const second = visit()
    second.chooseAgain(['1.jpg'])
    expect(idsOf(second.unfinished())).toEqual(['a', 'b'])
    second.chooseAgain(['1.jpg', '2.jpg'])
    second.keep([])
    expect(visit().unfinished()).toEqual([])
  })

  it.each(['', 'no JSON', '{"a":1}', '[1, null, {"id": "a"}]'])(
    'reads nothing out of %j, which it has not written',
    (text) => {
      const kept = new Map([
        ['snapland-receipts', text],
        ['snapland-unfinished', text],
      ])
      const { visit } = phone(kept)
      expect([visit().sent(), visit().unfinished()]).toEqual([[], []])
    },
  )

  it.each([
    ['a moment that is none', { at: 1e300 }],
    ['an object for a number', { duration: { valueOf: 1, toString: 1 } }],
    ['an id that is none', { id: { toString: 1 } }],
  ])('leaves out what would break the page: %s', (_what, change) => {
    const { visit, kept } = phone()
    const good = { ...receipt('a'), at: 1 }
    kept.set('snapland-receipts', JSON.stringify([{ ...good, ...change }, null, 7, good]))
    expect(visit().sent()).toEqual([good])
  })
})
