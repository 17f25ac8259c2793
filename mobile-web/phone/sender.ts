import { LIMITS } from '../../contract/http'
import type { PhoneColour, Sender } from '../../contract/photo'
import { asColour } from './device-name'
import type { Store } from './store'

const KEY = 'snapland-sender'

/** Who this phone is to the computer, and the colour that its person knows it by. */
export interface Self extends Sender {
  colour: PhoneColour
}

export interface SelfDeps {
  store: Store
  newId: () => string
  newColour: () => PhoneColour
  /** The name that a phone of this colour has by itself: "Green iPhone". */
  nameOf: (colour: PhoneColour) => string
}

/** The phone as kept from the last visit, else new; changes are kept where that is allowed. */
export function createSelf({ store, newId, newColour, nameOf }: SelfDeps) {
  let self = parse(store.read(KEY)) ?? create()
  keep()

  function create(): Self {
    const colour = newColour()
    return { id: newId(), name: nameOf(colour), colour }
  }

  function keep(): void {
    store.write(KEY, JSON.stringify(self))
  }

  return {
    get: (): Self => self,
    /** An empty name is that of the colour. */
    rename(name: string): void {
      self = { ...self, name: name.trim().slice(0, LIMITS.senderNameLength) || nameOf(self.colour) }
      keep()
    },
    /** A phone that still has its colour's name gets that of the new colour. */
    recolour(colour: PhoneColour): void {
      const name = self.name === nameOf(self.colour) ? nameOf(colour) : self.name
      self = { ...self, name, colour }
      keep()
    },
  }
}

function parse(text: string | null): Self | null {
  try {
    const value: unknown = JSON.parse(text ?? 'null')
    if (typeof value !== 'object' || value === null) return null
    if (!('id' in value && 'name' in value && 'colour' in value)) return null
    const { id, name } = value
    const colour = asColour(value.colour)
    const isId = typeof id === 'string' && /^[0-9a-f]{32}$/.test(id)
    return isId && colour && typeof name === 'string' && name !== '' ? { id, name, colour } : null
  } catch {
    // Somebody else's text under our key: start anew.
    return null
  }
}
