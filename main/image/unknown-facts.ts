import type { PhotoFormat, PictureFacts } from '../../contract/photo'

/** A photo of which no more is known than its format. */
export function unknownFacts(format: PhotoFormat): PictureFacts {
  return {
    format,
    size: null,
    storedSize: null,
    orientation: 1,
    capturedAt: null,
    camera: null,
    hasLocation: false,
    isLocationRemoved: false,
  }
}
