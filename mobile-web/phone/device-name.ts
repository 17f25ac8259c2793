/** What the page can tell of the device: enough to give it a name that a person knows it by. */
export type DeviceKind = 'iphone' | 'ipad' | 'android' | 'mac' | 'windows' | 'other'

export const COLOURS = ['red', 'orange', 'yellow', 'green', 'blue', 'purple', 'pink'] as const
export type Colour = (typeof COLOURS)[number]

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
export function pickColour(chance: number): Colour {
  return COLOURS[Math.floor(chance * COLOURS.length)] ?? 'green'
}
