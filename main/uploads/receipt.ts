import type { PhotoReceipt, Receipt } from '../../contract/http'
import type { Photo } from '../../contract/photo'
import type { Incoming } from './incoming'

/** What the sender is told of a saved photo. */
export function photoReceipt(photo: Photo): PhotoReceipt {
  const { id, name, bytes, format, orientation, capturedAt, size, storedSize } = photo
  const { hasLocation, isLocationRemoved, isConverted } = photo
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
    isLocationRemoved,
    isConverted,
  }
}

/** @param id under which it was asked for: another than the photo's own if the file was picked again */
export function savedReceipt(id: string, photo: Photo): Receipt {
  const { bytes } = photo
  return {
    id,
    state: 'saved',
    offset: bytes,
    length: bytes,
    photo: photoReceipt(photo),
    duplicate: photo.id !== id,
  }
}

export function incomingReceipt(id: string, { stored, offset }: Incoming): Receipt {
  return {
    id,
    state: 'receiving',
    offset: offset(),
    length: stored.length,
    photo: null,
    duplicate: false,
  }
}
