import { describe, expect, it } from 'vitest'
import { readSender, type Store } from './sender'

const ID = '0123456789abcdef0123456789abcdef'
const newId = () => ID
const newName = () => 'Green iPhone'

function memory(text: string | null = null): Store & { text: string | null } {
  return {
    text,
    getItem() {
      return this.text
    },
    setItem(_key, value) {
      this.text = value
    },
  }
}

describe('readSender', () => {
  it('is the same phone at the next visit', () => {
    const store = memory()
    const first = readSender(store, newId, newName)
    const second = readSender(
      store,
      () => 'f'.repeat(32),
      () => 'Red iPhone',
    )
    expect(first).toEqual({ id: ID, name: 'Green iPhone' })
    expect(second).toEqual(first)
  })

  it.each(['', '{', 'null', '"x"', '{"id":1,"name":"a"}', '{"id":"short","name":"a"}'])(
    'starts anew when %j was kept',
    (text) => {
      expect(readSender(memory(text), newId, newName).id).toBe(ID)
    },
  )

  it('works where the browser denies to keep anything', () => {
    const deny = () => {
      throw new Error('SecurityError')
    }
    expect(readSender({ getItem: deny, setItem: deny }, newId, newName).id).toBe(ID)
    expect(readSender(null, newId, newName).id).toBe(ID)
  })
})
