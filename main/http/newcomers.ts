import type { ServerResponse } from 'node:http'
import { createBoundedMap } from '../base/bounded-map'
import { createPace } from './pace'

/** Phones that open the page for the first time, of all addresses: a class comes at once. */
const PACE = { perSecond: 100, burst: 200 }
/** Where they come from is known for this long, milliseconds. */
const SOURCE_AGE_MS = 60_000
const MOST_SOURCES = 1024

/**
 * Has new phones told one after the other, in an order that is fair to where they come from.
 * @param elapsed monotonic clock, milliseconds
 * @returns waits for the turn of one; never goes on for who has left meanwhile
 */
export function createNewcomers(elapsed: () => number) {
  const pace = createPace({ ...PACE, elapsed })
  const owners = createBoundedMap<object>({ most: MOST_SOURCES, maxAgeMs: SOURCE_AGE_MS, elapsed })
  return (response: Pick<ServerResponse, 'once'>, source: string): Promise<void> =>
    new Promise((goOn) => {
      const owner = owners.get(source) ?? {}
      owners.set(source, owner, source)
      response.once('close', pace.turn(owner, goOn))
    })
}
