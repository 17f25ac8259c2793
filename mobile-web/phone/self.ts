import { LIMITS } from '../../contract/http'
import type { PhoneColour, Sender } from '../../contract/photo'
import type { Store } from './store'

/** The kind of device, for a name that its owner recognises. */
export type DeviceKind = 'iphone' | 'ipad' | 'android' | 'mac' | 'windows' | 'other'

/** Hue of each colour, degrees. */
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
 * @param touchPoints `navigator.maxTouchPoints`: an iPad calls itself a Macintosh, but can be
 * touched
 */
export function deviceKind(userAgent: string, touchPoints: number): DeviceKind {
  if (/iPhone|iPod/.test(userAgent)) return 'iphone'
  if (/iPad/.test(userAgent)) return 'ipad'
  if (/Android/.test(userAgent)) return 'android'
  if (/Macintosh/.test(userAgent)) return touchPoints > 1 ? 'ipad' : 'mac'
  return /Windows/.test(userAgent) ? 'windows' : 'other'
}

/** One of the colours. @param chance a random number from 0 to 1 */
export function pickColour(chance: number): PhoneColour {
  return COLOURS[Math.floor(chance * COLOURS.length)] ?? 'green'
}

export const asColour = (text: unknown): PhoneColour | null =>
  COLOURS.find((colour) => colour === text) ?? null

const KEY = 'snapland-sender'

/** The phone as the computer knows it. */
export interface Self extends Sender {
  colour: PhoneColour
}

export interface SelfDeps {
  store: Store
  newId: () => string
  newColour: () => PhoneColour
  /** The default name of a phone of this colour: "Green iPhone". */
  nameOf: (colour: PhoneColour) => string
}

/**
 * The phone as stored at the last visit, or a new one. Changes are stored where that is allowed.
 */
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
    /** An empty name restores the default name. */
    rename(name: string): void {
      self = { ...self, name: name.trim().slice(0, LIMITS.senderNameLength) || nameOf(self.colour) }
      keep()
    },
    /** A default name changes with the colour. */
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
    // Not written by this page.
    return null
  }
}

/** 128 random bits as 32 hexadecimal digits. Plain http has no `crypto.randomUUID`. */
export function randomId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}
