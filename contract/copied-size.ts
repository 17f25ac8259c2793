import type { Size } from './photo'

/** Larger pictures are scaled down before they are copied: a raw bitmap takes 4 bytes a pixel. */
const MOST_PIXELS = 50_000_000

/** The size at which a picture is copied: its own, or its shape within the limit. */
export function copiedSize({ width, height }: Size): Size {
  const scale = Math.min(1, Math.sqrt(MOST_PIXELS / (width * height)))
  return {
    width: Math.max(1, Math.floor(width * scale)),
    height: Math.max(1, Math.floor(height * scale)),
  }
}
