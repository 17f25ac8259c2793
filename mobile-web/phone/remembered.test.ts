import { describe, expect, it } from 'vitest'
import { createRemembered, type Remembered } from './remembered'
import { createStore } from './store'

const HOUR = 3600_000

/** Visits of one phone, each a page that was loaded again. */
function phone(kept = new Map<string, string>()) {
  let time = 1_700_000_000_000
  const store = createStore(() => ({
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, text) => void kept.set(key, text),
  }))
  return {
    kept,
    visit: () => createRemembered(store, () => time),
    pass: (ms: number) => {
      time += ms
    },
  }
}
const receipt = (id: string) => ({
  ...{ id, name: `${id}.jpg`, bytes: 1000, width: 40, height: 30, duration: null },
})
/** A file for each letter. */
const filesOf = (letters: string) =>
  [...letters].map((letter) => ({ name: `${letter}.jpg`, bytes: 1000 }))
const keysOf = (letters: string) => filesOf(letters).map(({ name, bytes }) => `${name}/${bytes}`)
/** What a page that has nothing of its own says is unfinished. */
const lostAt = (page: Remembered) => page.keep([], [])
const idsOf = (list: readonly { id: string }[]) => list.map(({ id }) => id)

describe('createRemembered', () => {
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

  it('knows for a day what a page that was closed has not finished', () => {
    const { visit, pass } = phone()
    const first = visit()
    first.keep(filesOf('ab'), [])
    expect(first.keep(filesOf('b'), filesOf('a'), true)).toEqual(keysOf('b'))
    expect(visit().keep(filesOf('c'), [])).toEqual(keysOf('b'))
    pass(24 * HOUR)
    expect(lostAt(visit())).toEqual([])
  })

  it('takes off what is chosen again, by name and as many as were chosen', () => {
    const { visit } = phone()
    const image = (bytes: number) => ({ name: 'image.jpg', bytes })
    visit().keep([image(1), image(2), ...filesOf('c')], [], true)
    const second = visit()
    second.chooseAgain([image(9)])
    expect(lostAt(second)).toEqual(['image.jpg/2', 'c.jpg/1000'])
    second.keep([image(9)], [], true)
    expect(lostAt(visit())).toEqual(['image.jpg/2', 'c.jpg/1000', 'image.jpg/9'])
  })

  it('takes the very file that is chosen again rather than one of its name', () => {
    const { visit } = phone()
    const image = (bytes: number) => ({ name: 'image.jpg', bytes })
    visit().keep([image(1), image(2)], [], true)
    const second = visit()
    second.chooseAgain([image(2)])
    expect(lostAt(second)).toEqual(['image.jpg/1'])
  })

  it('takes as many files as are unfinished for these, whatever the phone calls them now', () => {
    const { visit } = phone()
    visit().keep(filesOf('ab'), [], true)
    const second = visit()
    second.chooseAgain(filesOf('1'))
    expect(lostAt(second)).toEqual(keysOf('ab'))
    second.chooseAgain(filesOf('12'))
    expect(lostAt(visit())).toEqual([])
  })

  it.each(['', 'no JSON', '{"a":1}', '[1, null, {"id": "a"}]', '[[1, 1700000000000], ["a", {}]]'])(
    'reads nothing out of %j, which it has not written',
    (text) => {
      const kept = new Map([
        ['snapland-receipts', text],
        ['snapland-unfinished', text],
      ])
      const { visit } = phone(kept)
      expect([visit().sent(), lostAt(visit())]).toEqual([[], []])
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

describe('several pages of one phone', () => {
  it('count as unfinished nothing that another one is sending', () => {
    const { visit, pass } = phone()
    const [first, second] = [visit(), visit()]
    first.keep(filesOf('abcd'), [])
    second.chooseAgain(filesOf('abcd'))
    for (let beat = 0; beat < 60; beat += 1) {
      expect(first.keep(filesOf('abcd'), [])).toEqual([])
      expect(second.keep(filesOf('abcd'), [])).toEqual([])
      expect(lostAt(visit())).toEqual([])
      pass(5000)
    }
  })

  it('count what one leaves that another is still at as soon as that is gone, and once', () => {
    const { visit, pass } = phone()
    const [first, second] = [visit(), visit()]
    first.keep(filesOf('abcd'), [])
    second.keep(filesOf('abcd'), [])
    first.keep(filesOf('abcd'), [], true)
    // As the storage tells it.
    expect(second.keep(filesOf('abcd'), [])).toEqual([])
    expect(lostAt(visit())).toEqual([])
    // It is ended by the phone and says no word.
    pass(71_000)
    expect(lostAt(visit())).toEqual(keysOf('abcd'))
  })

  it('know what one has finished, whoever else had it', () => {
    const { visit, pass } = phone()
    const [first, second] = [visit(), visit()]
    first.keep(filesOf('abcd'), [])
    second.keep(filesOf('abcd'), [])
    first.keep(filesOf('abcd'), [], true)
    second.keep([], filesOf('abcd'))
    expect([lostAt(second), lostAt(visit())]).toEqual([[], []])
    const third = visit()
    third.keep(filesOf('abcd'), [])
    third.keep(filesOf('abcd'), [], true)
    pass(71_000)
    expect(lostAt(visit())).toEqual([])
  })

  it('finish a file that was left by choosing it again', () => {
    const { visit } = phone()
    visit().keep(filesOf('abcdef'), [], true)
    const again = visit()
    again.chooseAgain(filesOf('abcdefghijkl'))
    expect(again.keep(filesOf('abcdefghijkl'), [])).toEqual([])
    again.keep(filesOf('kl'), filesOf('abcdefghij'))
    again.keep(filesOf('kl'), filesOf('abcdefghij'), true)
    expect(lostAt(visit())).toEqual(keysOf('kl'))
  })

  it('put right what a write at the same moment has undone', () => {
    const { visit, kept, pass } = phone()
    const [first, second] = [visit(), visit()]
    first.keep(filesOf('ab'), [])
    const before = new Map(kept)
    first.keep(filesOf('b'), filesOf('a'))
    for (const [key, text] of before) kept.set(key, text)
    second.keep(filesOf('c'), [])
    first.keep(filesOf('b'), filesOf('a'))
    pass(71_000)
    expect(first.keep([], filesOf('ab'))).toEqual(keysOf('c'))
  })

  it('leave off what a person has cancelled', () => {
    const { visit, pass } = phone()
    const first = visit()
    first.keep(filesOf('ab'), [])
    first.keep(filesOf('b'), [])
    pass(71_000)
    expect(lostAt(visit())).toEqual(keysOf('b'))
  })

  it('write nothing while nothing changes, so that none wakes the others in turns', () => {
    const { visit, kept, pass } = phone()
    const [first, second] = [visit(), visit()]
    first.keep(filesOf('a'), [])
    const text = kept.get('snapland-unfinished')
    pass(4000)
    for (const page of [second, first, second]) page.keep(filesOf('a'), [])
    expect(kept.get('snapland-unfinished')).toBe(text)
  })
})
