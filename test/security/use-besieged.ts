import { beforeAll } from 'vitest'
import { createOpened } from '../support/opened'
import {
  type AttackedOptions,
  type BesiegedReceiver,
  besiegeReceiver,
} from '../support/receiver/during-attack'

/** One receiver for a file of attacks, which come one after the other. */
export function useBesieged(options: AttackedOptions = {}) {
  const opened = createOpened()
  let besieged: BesiegedReceiver
  beforeAll(async () => {
    besieged = opened(await besiegeReceiver(options))
  })
  return { besieged: () => besieged }
}
