import { describe, expect, it } from 'vitest'
import type { PhotoReceipt } from '../../contract/http'
import { RequestError } from './errors'
import type { Queue } from './queue'
import { Stopped, Unreachable } from './request'
import type { Outcome, SendWatch } from './send-photo'
import { createSending } from './sending'

const receipt = { name: 'saved.jpg', bytes: 1 } as PhotoReceipt
const outcome: Outcome = { photo: receipt, isSkipped: false }

interface Flight {
  id: string
  watch: SendWatch
  land: (outcome: Outcome) => void
  fail: (error: Error) => void
}

/** A sending whose photos are landed by hand. */
function inHand(takenBack: PhotoReceipt | Error | null = null) {
  const flights: Flight[] = []
  let takenBackTimes = 0
  let queue: Queue = []
  const sending = createSending({
    sendPhoto: ({ id }, watch) =>
      new Promise((land, fail) => {
        flights.push({ id, watch, land, fail })
        watch.signal.addEventListener('abort', () => fail(new Stopped()))
      }),
    describe: () => ({}),
    takeBack: async () => {
      takenBackTimes += 1
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
        type: '',
        file: Object.assign(new Blob([new Uint8Array(size)]), { lastModified: 0 }),
      })),
    )
  const kinds = () => queue.map(({ state }) => state.kind)
  return {
    sending,
    flights,
    add,
    kinds,
    takenBack: () => takenBackTimes,
    settle: () => new Promise(setImmediate),
  }
}

describe('sending', () => {
  it('keeps three in flight, small ones first, and fills each free place', async () => {
    const { flights, add, kinds, settle } = inHand()
    add(50, 40, 30, 20, 10)
    expect(flights.map(({ id }) => id)).toEqual(['4', '3', '2'])
    flights[0]?.land(outcome)
    await settle()
    expect(flights.map(({ id }) => id)).toEqual(['4', '3', '2', '1'])
    expect(kinds()).toEqual(['waiting', 'reading', 'reading', 'reading', 'saved'])
  })

  it('goes on with the others when one fails, and tries it again when asked', async () => {
    const { sending, flights, add, kinds, settle } = inHand()
    add(1, 2)
    flights[0]?.fail(new RequestError(500, 'SAVE_FAILED'))
    flights[1]?.land(outcome)
    await settle()
    expect(kinds()).toEqual(['failed', 'saved'])
    sending.retryFailed()
    expect(kinds()).toEqual(['reading', 'saved'])
  })

  it('cancels one without touching the others', async () => {
    const { sending, add, kinds, settle } = inHand()
    add(1, 2)
    sending.cancel('0')
    await settle()
    expect(kinds()).toEqual(['cancelled', 'reading'])
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
    expect(kinds()).toEqual(['reading'])
    expect(flights).toHaveLength(2)
  })

  it('pauses without giving anything up, and goes on', async () => {
    const { sending, flights, add, kinds, settle, takenBack } = inHand()
    add(1, 2, 3, 4)
    sending.pause()
    await settle()
    expect(kinds()).toEqual(['waiting', 'waiting', 'waiting', 'waiting'])
    expect(takenBack()).toBe(0)
    add(5)
    await settle()
    expect(flights).toHaveLength(3)
    sending.resume()
    expect(flights).toHaveLength(6)
  })

  it('ends everything at once when the code has changed, and tries none again', async () => {
    const { sending, flights, add, kinds, settle, takenBack } = inHand()
    add(1, 2, 3, 4, 5)
    flights[0]?.fail(new RequestError(404, 'NOT_FOUND'))
    await settle()
    expect(new Set(kinds())).toEqual(new Set(['failed']))
    expect(flights).toHaveLength(3)
    expect(takenBack()).toBe(0)
    sending.retryFailed()
    expect(new Set(kinds())).toEqual(new Set(['failed']))
  })

  it('sends what was refused once the computer takes it, and leaves out what is dismissed', async () => {
    const { sending, flights, add, kinds, settle } = inHand()
    add(1, 2)
    for (const flight of flights) flight.fail(new RequestError(415, 'NOT_A_PHOTO'))
    await settle()
    sending.dismiss(['1'])
    sending.sendRefused()
    expect(kinds()).toEqual(['reading'])
  })
})
