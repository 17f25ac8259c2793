import { LIMITS } from '../../contract/http'
import type { PhoneColour, Sender } from '../../contract/photo'
import type { Store } from './store'

/** What the page can tell of the device: enough to give it a name that a person knows it by. */
export type DeviceKind = 'iphone' | 'ipad' | 'android' | 'mac' | 'windows' | 'other'

/** Each colour with its place on the wheel, degrees. */
export const HUES: Readonly<Record<PhoneColour, number>> = {
  red: 0,
  orange: 28,
  yellow: 48,
  green: 145,
  blue: 215,
  purple: 270,
  pink: 325,
}
export const COLOURS = Object.keys(HUES) as PhoneColour[]

/**
 * @param userAgent `navigator.userAgent`
 * @param touchPoints `navigator.maxTouchPoints`: an iPad calls itself a Macintosh, but can be touched
 */
export function deviceKind(userAgent: string, touchPoints: number): DeviceKind {
  if (/iPhone|iPod/.test(userAgent)) return 'iphone'
  if (/iPad/.test(userAgent)) return 'ipad'
  if (/Android/.test(userAgent)) return 'android'
  if (/Macintosh/.test(userAgent)) return touchPoints > 1 ? 'ipad' : 'mac'
  return /Windows/.test(userAgent) ? 'windows' : 'other'
}

/** One of the colours by a random number from 0 to 1. */
export function pickColour(chance: number): PhoneColour {
  return COLOURS[Math.floor(chance * COLOURS.length)] ?? 'green'
}

export const asColour = (text: unknown): PhoneColour | null =>
  COLOURS.find((colour) => colour === text) ?? null

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

/** 128 random bits as 32 hexadecimal digits. `crypto.randomUUID` is not there on plain http. */
export function randomId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}
