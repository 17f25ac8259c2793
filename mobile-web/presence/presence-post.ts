import { PATHS, type Presence } from '../../contract/http'
import type { Self } from '../phone/sender'
import type { Telling } from './presence'

/** Posts what this phone is doing. Nothing waits for it: what got lost is told again by the next sign of life. */
export function createPresencePost(self: () => Self) {
  const bodyOf = (telling: Telling | { state: 'left'; done: 0; total: 0 }) => {
    const { id, name, colour } = self()
    const presence: Presence = { sender: id, name, colour, ...telling }
    return new Blob([JSON.stringify(presence)], { type: 'application/json' })
  }
  return {
    post(telling: Telling): void {
      const options = { method: 'POST', body: bodyOf(telling), keepalive: true }
      fetch(PATHS.presence, options).catch(() => null)
    },
    /** For a page that is being closed: a beacon still leaves then. */
    sayGoodbye(): void {
      navigator.sendBeacon(PATHS.presence, bodyOf({ state: 'left', done: 0, total: 0 }))
    },
  }
}
