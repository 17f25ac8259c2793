import type { Size } from '../../contract/photo'

/** Which part of a photo is seen, and how large. Lengths are CSS pixels. */
export interface Viewport {
  /** CSS pixels for each pixel of the photo. */
  scale: number
  /** Where the photo's middle is, seen from the middle of the stage. */
  x: number
  y: number
}

/** A pixel of the photo is never drawn larger than this, CSS pixels. */
const LARGEST = 8
const PRECISION = 1e9

/** A viewport in relative terms, which two compared photos of different sizes share. */
export interface View {
  /** Times as large as the whole photo is drawn; 1 shows all of it. */
  zoom: number
  /**
   * The point in the middle of the stage, from the photo's middle, as a share of its width and
   * height.
   */
  x: number
  y: number
}

/** The size of a photo after so many quarters of a turn. */
export const turnedSize = ({ width, height }: Size, turns: number): Size =>
  turns % 2 === 0 ? { width, height } : { width: height, height: width }

/** The whole photo, never larger than its pixels. */
export function fitted(stage: Size, photo: Size): Viewport {
  const scale = Math.min(1, stage.width / photo.width, stage.height / photo.height)
  return { scale, x: 0, y: 0 }
}

/** Zooms; what lies under the pointer (measured from the middle of the stage) stays there. */
export function zoomedTo(
  viewport: Viewport,
  wanted: number,
  pointer: { x: number; y: number },
  stage: Size,
  photo: Size,
): Viewport {
  const whole = fitted(stage, photo).scale
  const scale = Math.min(Math.max(LARGEST, whole), Math.max(whole, wanted))
  const by = scale / viewport.scale
  const moved = {
    scale,
    x: pointer.x - (pointer.x - viewport.x) * by,
    y: pointer.y - (pointer.y - viewport.y) * by,
  }
  return kept(moved, stage, photo)
}

/** Moves the photo by this many CSS pixels, as far as it goes. */
export function panned(
  viewport: Viewport,
  dx: number,
  dy: number,
  stage: Size,
  photo: Size,
): Viewport {
  return kept({ ...viewport, x: viewport.x + dx, y: viewport.y + dy }, stage, photo)
}

/** The viewport in relative terms. */
export function viewOf(viewport: Viewport, stage: Size, photo: Size): View {
  const x = -viewport.x / (photo.width * viewport.scale)
  const y = -viewport.y / (photo.height * viewport.scale)
  return { zoom: viewport.scale / fitted(stage, photo).scale, x, y }
}

/** The viewport of a view on this stage. */
export function viewportFor({ zoom, x, y }: View, stage: Size, photo: Size): Viewport {
  // Rounded, so that a scale of exactly 1 stays 1.
  const scale = Math.round(fitted(stage, photo).scale * zoom * PRECISION) / PRECISION
  return kept({ scale, x: -x * photo.width * scale, y: -y * photo.height * scale }, stage, photo)
}

/** Keeps the photo's edges at the stage's; a photo smaller than the stage stays in its middle. */
function kept({ scale, x, y }: Viewport, stage: Size, photo: Size): Viewport {
  const maxX = Math.max(0, (photo.width * scale - stage.width) / 2)
  const maxY = Math.max(0, (photo.height * scale - stage.height) / 2)
  return { scale, x: within(x, maxX), y: within(y, maxY) }
}

// `+ 0` turns a negative zero into zero.
const within = (value: number, limit: number): number =>
  Math.min(limit, Math.max(-limit, value)) + 0
