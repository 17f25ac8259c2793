import { describe, expect, it } from 'vitest'
import type { PhotoReceipt } from '../../contract/http'
import type { Queue } from './queue'
import { Stopped, Unreachable } from './request'
import type { SendWatch } from './send-photo'
import { createSending } from './sending'
import { Refusal } from './trouble'

const receipt = { name: 'saved.jpg', bytes: 1 } as PhotoReceipt

interface Flight {
  id: string
  watch: SendWatch
  land: (receipt: PhotoReceipt) => void
  fail: (error: Error) => void
}

/** A sending whose photos are landed by hand. */
function inHand(takenBack: PhotoReceipt | Error | null = null) {
  const flights: Flight[] = []
  let queue: Queue = []
  const sending = createSending({
    sendPhoto: ({ id }, watch) =>
      new Promise((land, fail) => {
        flights.push({ id, watch, land, fail })
        watch.signal.addEventListener('abort', () => fail(new Stopped()))
      }),
    takeBack: async () => {
      if (takenBack instanceof Error) throw takenBack
      return takenBack
    },
    onChange: (changed) => {
      queue = changed
    },
  })
  const add = (...sizes: number[]) =>
    sending.add(
      sizes.map((size, at) => ({
        id: `${at}`,
        name: `${at}.jpg`,
        file: new Blob([new Uint8Array(size)]),
        metadata: '',
      })),
    )
  const kinds = () => queue.map(({ state }) => state.kind)
  return { sending, flights, add, kinds, settle: () => new Promise(setImmediate) }
}

describe('sending', () => {
  it('keeps three in flight, small ones first, and fills each free place', async () => {
    const { flights, add, kinds, settle } = inHand()
    add(50, 40, 30, 20, 10)
    expect(flights.map(({ id }) => id)).toEqual(['4', '3', '2'])
    flights[0]?.land(receipt)
    await settle()
    expect(flights.map(({ id }) => id)).toEqual(['4', '3', '2', '1'])
    expect(kinds()).toEqual(['waiting', 'sending', 'sending', 'sending', 'saved'])
  })

  it('goes on with the others when one fails, and tries it again when asked', async () => {
    const { sending, flights, add, kinds, settle } = inHand()
    add(1, 2)
    flights[0]?.fail(new Refusal(500, 'SAVE_FAILED'))
    flights[1]?.land(receipt)
    await settle()
    expect(kinds()).toEqual(['failed', 'saved'])
    sending.retryFailed()
    expect(kinds()).toEqual(['sending', 'saved'])
  })

  it('cancels one without touching the others', async () => {
    const { sending, add, kinds, settle } = inHand()
    add(1, 2)
    sending.cancel('0')
    await settle()
    expect(kinds()).toEqual(['cancelled', 'sending'])
  })

  it('shows as saved what was cancelled too late', async () => {
    const { sending, add, kinds, settle } = inHand(receipt)
    add(1)
    sending.cancel('0')
    await settle()
    expect(kinds()).toEqual(['saved'])
  })

  it('stays cancelled when the computer cannot be told, and can be sent after all', async () => {
    const { sending, flights, add, kinds, settle } = inHand(new Unreachable())
    add(1)
    sending.cancel('0')
    sending.retry('0')
    expect(flights).toHaveLength(1)
    await settle()
    expect(kinds()).toEqual(['sending'])
    expect(flights).toHaveLength(2)
  })
})
