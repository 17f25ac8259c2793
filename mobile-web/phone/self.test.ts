import { describe, expect, it } from 'vitest'
import { COLOURS, createSelf, deviceKind, pickColour } from './self'
import { createStore } from './store'

describe('deviceKind', () => {
  it.each([
    ['Mozilla/5.0 (iPhone; CPU iPhone OS 15_8 like Mac OS X) AppleWebKit/605.1.15', 5, 'iphone'],
    ['Mozilla/5.0 (iPad; CPU OS 12_5 like Mac OS X) AppleWebKit/605.1.15', 5, 'ipad'],
    ['Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15', 5, 'ipad'],
    ['Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15', 0, 'mac'],
    ['Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36', 5, 'android'],
    ['Mozilla/5.0 (Windows NT 10.0; Win64; x64)', 0, 'windows'],
    ['Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/605.1.15', 0, 'other'],
  ] as const)('of %j with %i touch points is %s', (userAgent, touchPoints, kind) => {
    expect(deviceKind(userAgent, touchPoints)).toBe(kind)
  })
})

describe('pickColour', () => {
  it('reaches every colour and never leaves the list', () => {
    const picked = COLOURS.map((_, at) => pickColour((at + 0.5) / COLOURS.length))
    expect(picked).toEqual(COLOURS)
    expect(pickColour(1)).toBe('green')
  })
})

const ID = '0123456789abcdef0123456789abcdef'

function storage(text: string | null = null) {
  let kept = text
  return createStore(() => ({
    getItem: () => kept,
    setItem: (_key, value) => {
      kept = value
    },
  }))
}
const selfWith = (store: ReturnType<typeof storage>, id = ID) =>
  createSelf({
    store,
    newId: () => id,
    newColour: () => 'green',
    nameOf: (colour) => `a ${colour} phone`,
  })

describe('createSelf', () => {
  it('is the same phone at the next visit, with the name and colour that it was given', () => {
    const store = storage()
    const first = selfWith(store)
    first.recolour('blue')
    first.rename(' Mina ')
    expect(first.get()).toEqual({ id: ID, name: 'Mina', colour: 'blue' })
    expect(selfWith(store, 'f'.repeat(32)).get()).toEqual(first.get())
  })

  it('takes the name of its colour along until it has one of its own', () => {
    const self = selfWith(storage())
    self.recolour('red')
    expect(self.get().name).toBe('a red phone')
    self.rename('Mina')
    self.recolour('pink')
    expect(self.get().name).toBe('Mina')
    self.rename('  ')
    expect(self.get().name).toBe('a pink phone')
  })

  it('keeps a name within the limit of the contract', () => {
    const self = selfWith(storage())
    self.rename('x'.repeat(99))
    expect(self.get().name).toHaveLength(60)
  })

  it.each([
    '',
    '{',
    'null',
    '"x"',
    '{"id":1,"name":"a","colour":"red"}',
    '{"id":"short","name":"a","colour":"red"}',
    `{"id":"${'f'.repeat(32)}","name":"a","colour":"beige"}`,
  ])('starts anew when %j was kept', (text) => {
    expect(selfWith(storage(text)).get().id).toBe(ID)
  })

  it('works where the browser denies to keep anything', () => {
    const denied = createStore(() => {
      throw new Error('SecurityError')
    })
    const self = selfWith(denied)
    self.rename('Mina')
    expect(self.get().name).toBe('Mina')
  })
})
