import type { PhoneColour } from '../../contract/photo'

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
