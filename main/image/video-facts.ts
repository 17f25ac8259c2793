import type { Orientation, Size } from '../../contract/photo'
import { type Capture, NO_CAPTURE } from './capture'
import { asSize } from './orientation'

/** What the headers of a video tell. `duration` in milliseconds. */
export interface VideoFacts extends Capture {
  size: Size | null
  storedSize: Size | null
  orientation: Orientation
  duration: number | null
}

export const UNKNOWN_VIDEO: VideoFacts = {
  ...NO_CAPTURE,
  size: null,
  storedSize: null,
  orientation: 1,
  duration: null,
}

/**
 * The size in which pixels that are not square are shown: the longer way, as Chromium does it
 * (`VideoAspectRatio::GetNaturalSize`).
 * @param aspect width of a pixel divided by its height
 */
export function withPixelAspect(stored: Size, aspect: number | null): Size {
  if (aspect === null || !(aspect > 0) || !Number.isFinite(aspect)) return stored
  const { width, height } = stored
  const wide = aspect >= 1
  const shown = asSize(
    wide ? Math.round(width * aspect) : width,
    wide ? height : Math.round(height / aspect),
  )
  return shown ?? stored
}
