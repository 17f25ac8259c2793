import type { PhotoReceipt } from '../../contract/http'
import type { Photo } from '../../contract/photo'

/** What the sender is told of a saved photo. */
export function photoReceipt(photo: Photo): PhotoReceipt {
  const { id, name, bytes, format, orientation, capturedAt, hasLocation, size, storedSize } = photo
  return {
    id,
    name,
    width: size?.width ?? null,
    height: size?.height ?? null,
    format,
    bytes,
    storedWidth: storedSize?.width ?? null,
    storedHeight: storedSize?.height ?? null,
    orientation,
    capturedAt,
    hasLocation,
  }
}
