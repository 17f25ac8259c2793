import {
  DRAG_ICON_SIDE,
  type DragIcon,
  type ExportKind,
  OPEN_AT_ONCE,
  type PhotoActions,
} from '../../../contract/photo-actions'
import { isPhotoId } from '../pictures/photo-address'

/** More photos than anyone has; it bounds what one call may ask for. */
const MOST = 100_000

type ReadPhotoArguments = {
  [Call in keyof PhotoActions]: (given: readonly unknown[]) => Parameters<PhotoActions[Call]>
}

/**
 * Reads what a page passed to a call about photos.
 * @throws Error when it is not what the contract says.
 */
export const photoArguments: ReadPhotoArguments = {
  openPhotos: ([ids, ...more]) => [photoIds(ids, more, OPEN_AT_ONCE)],
  saveCopies: ([ids, ...more]) => [photoIds(ids, more)],
  trashPhotos: ([ids, ...more]) => [photoIds(ids, more)],
  undoTrash: nothing,
  exportPhotos: ([kind, ids, ...more]) => [exportKind(kind), photoIds(ids, more)],
  cancelExport: nothing,
  dragPhotos: ([ids, icon, ...more]) => [photoIds(ids, more), dragIcon(icon)],
}

function nothing(given: readonly unknown[]): [] {
  if (given.length === 0) return []
  throw new Error('This call takes nothing more.')
}

function photoIds(ids: unknown, more: readonly unknown[], most = MOST): string[] {
  nothing(more)
  if (!Array.isArray(ids) || ids.length === 0) throw new Error('No photo was named.')
  if (ids.length > most) throw new Error(`At most ${most} photos at once.`)
  if (!ids.every(isPhotoId)) throw new Error('This is not the id of a photo.')
  if (new Set(ids).size !== ids.length) throw new Error('A photo was named twice.')
  return ids
}

function exportKind(kind: unknown): ExportKind {
  if (kind === 'zip' || kind === 'csv') return kind
  throw new Error('Photos are exported as ZIP or CSV.')
}

function dragIcon(icon: unknown): DragIcon {
  const { width, height, pixels }: { [Key in keyof DragIcon]?: unknown } = Object(icon)
  if (isSide(width) && isSide(height) && pixels instanceof Uint8Array) {
    if (pixels.length === width * height * 4) return { width, height, pixels }
  }
  throw new Error('This is not the picture of a drag.')
}

const isSide = (value: unknown): value is number =>
  Number.isInteger(value) && Number(value) > 0 && Number(value) <= DRAG_ICON_SIDE
