import { describe, expect, it } from 'vitest'
import type { HandedCard } from '../../contract/handed'
import { type Answer, type Request, Stopped, Unreachable } from '../sending/request'
import type { Cards } from './cards'
import { createHanded } from './handed'

const card = (id: string, some: Partial<HandedCard> = {}) => ({
  ...({
    type: 'handed',
    id,
    kind: 'photo',
    name: `${id}.jpg`,
    bytes: 10,
    width: 4,
    height: 3,
  } as const),
  ...{ text: null, path: `handed/${id}`, ...some },
})
const blob = new Blob(['0123456789'])
const whole: Answer = { status: 200, text: '', header: () => null, blob }
const gone: Answer = { ...whole, status: 404 }

/** @param answers to the requests, in turn; the rest never ends */
function phone(...answers: (Answer | Error)[]) {
  let cards: Cards = []
  const requests: string[] = []
  const handed = createHanded({
    send({ method, path, signal, onReceived }: Request) {
      requests.push(`${method} ${path}`)
      onReceived?.(5)
      const next = answers.shift()
      if (next instanceof Error) return Promise.reject(next)
      if (next) return Promise.resolve(next)
      return new Promise((_resolve, reject) => {
        signal.addEventListener('abort', () => reject(new Stopped()))
      })
    },
    wait: async (_ms, signal) => {
      if (signal.aborted) throw new Stopped()
    },
    chance: () => 0.5,
    onChange: (changed) => {
      cards = changed
    },
  })
  return { handed, requests, cards: () => cards, ids: () => cards.map(({ id }) => id) }
}
const settled = () => new Promise((resolve) => setTimeout(resolve))

describe('createHanded', () => {
  it('fetches pictures one after the other, and files not at all', async () => {
    const { handed, requests, cards } = phone(whole)
    handed.apply(card('a'))
    handed.apply(card('f', { kind: 'file' }))
    handed.apply(card('b'))
    expect(requests).toEqual(['GET handed/a?shown'])
    expect(cards()[0]?.sent).toBe(5)
    await settled()
    expect(requests).toEqual(['GET handed/a?shown', 'GET handed/b?shown'])
    expect(cards().map(({ picture }) => picture)).toEqual([blob, null, null])
  })

  it('tries again after a break, until the address has died', async () => {
    const { handed, requests, ids } = phone(new Unreachable(), new Unreachable(), gone, whole)
    handed.apply(card('a'))
    handed.apply(card('b'))
    await settled()
    expect(requests).toEqual([...Array(3).fill('GET handed/a?shown'), 'GET handed/b?shown'])
    expect(ids()).toEqual(['b'])
  })

  it('tells the computer what the person does not want, and stops fetching it', async () => {
    const { handed, requests, ids } = phone()
    handed.apply(card('a'))
    handed.apply(card('f', { kind: 'file' }))
    handed.dismiss('a')
    handed.dismiss('f')
    await settled()
    expect(requests).toEqual(['GET handed/a?shown', 'DELETE handed/a', 'DELETE handed/f'])
    expect(ids()).toEqual([])
  })

  it('tells once that something was saved or copied, also of what is here already', async () => {
    const { handed, requests, cards } = phone(whole)
    handed.apply(card('a'))
    handed.apply(card('t', { kind: 'text', text: 'words' }))
    await settled()
    handed.use('a')
    expect(cards().map(({ isUsed }) => isUsed)).toEqual([true, false])
    handed.dismiss('a')
    handed.dismiss('t')
    expect(requests).toEqual(['GET handed/a?shown', 'DELETE handed/a', 'DELETE handed/t'])
  })
})
