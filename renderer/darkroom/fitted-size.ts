import type { Size } from '../../contract/photo'

/** The largest size of the same shape whose longer side is at most `side` pixels; never larger than the original, never below one pixel. */
export function fittedSize({ width, height }: Size, side: number): Size {
  const scale = Math.min(1, side / Math.max(width, height))
  return {
    width: Math.max(1, Math.round(width * scale)),
    height: Math.max(1, Math.round(height * scale)),
  }
}
