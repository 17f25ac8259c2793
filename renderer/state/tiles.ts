import { isTooLargeToDecode } from '../../contract/bridge'
import type { Photo, Upload } from '../../contract/photo'

/**
 * A photo in the gallery, from its first measured bytes on; `saved` once it is a `Photo`. The id
 * never changes.
 */
export interface Tile extends Omit<Photo, 'bytes' | 'startedAt' | 'receivedAt'> {
  /** null while the sender has not said the length. */
  bytes: number | null
  /** Its time, for order and date: the start of its upload, or its receipt. Never changes. */
  at: number
  saved: boolean
  /** It has come while this window was open, whatever the clock said. */
  arrived: boolean
  /** Its phone has sent it again: it was not saved twice. */
  sentAgain: boolean
  /** The film of a Live Photo, a file of its own that has no other tile. */
  filmFile: Tile | null
}

/** Its own fields come first: V8 reads an object that grows behind a spread ten times as slowly. */
export const tileOfPhoto = (photo: Photo): Tile => ({
  at: photo.startedAt ?? photo.receivedAt,
  ...{ saved: true, arrived: false, sentAgain: false, filmFile: null },
  ...photo,
})

/** null until the first bytes have been measured: before that there is no shape to show. */
export function tileOfUpload({ id, name, sender, bytes, facts, startedAt }: Upload): Tile | null {
  const known = { id, name, sender, bytes, at: startedAt }
  const atFirst = { saved: false, arrived: true, sentAgain: false, filmFile: null }
  return facts && { ...facts, ...known, ...atFirst, isDamaged: false, isConverted: false }
}

/**
 * When a photo was taken as its camera's clock showed it, expressed as that hour of that day here:
 * a morning in Tokyo is a morning in New York. Milliseconds since 1970; null where it does not say.
 */
export function shownCapture({
  capturedAt,
  capturedLocal,
}: Pick<Tile, 'capturedAt' | 'capturedLocal'>): number | null {
  // Without an offset ISO 8601 means the time here.
  const shown = capturedLocal === null ? Number.NaN : Date.parse(capturedLocal.slice(0, 19))
  return Number.isNaN(shown) ? capturedAt : shown
}

/** Newest first; those of one moment by their ids, so that the order never depends on arrival. */
export const newestFirst = (a: Tile, b: Tile): number =>
  b.at - a.at || (a.id < b.id ? 1 : a.id > b.id ? -1 : 0)

/**
 * Replaces the tile of the same id, keeping its position, time and arrival; a new one goes where
 * its time belongs.
 * @param tiles in the order of `newestFirst`, as is what is returned
 */
export function putTile(tiles: readonly Tile[], tile: Tile): readonly Tile[] {
  const index = tiles.findIndex(({ id }) => id === tile.id)
  const known = tiles[index]
  if (known) return tiles.with(index, { ...tile, at: known.at, arrived: known.arrived })
  // Most are newer than all others.
  const behind = tiles.findIndex((other) => newestFirst(tile, other) < 0)
  return behind === -1 ? [...tiles, tile] : tiles.toSpliced(behind, 0, tile)
}

export function removeTile(tiles: readonly Tile[], id: string): readonly Tile[] {
  return tiles.some((tile) => tile.id === id) ? tiles.filter((tile) => tile.id !== id) : tiles
}

/** Beyond these a tile would be a stripe: it gets this shape and shows its whole picture inside. */
const NARROWEST = 0.45
const WIDEST = 8

/** Width divided by height as the tile shows it; a square where the size is not known. */
export const shapeOf = ({ size }: Pick<Tile, 'size'>): number =>
  size ? Math.min(WIDEST, Math.max(NARROWEST, size.width / size.height)) : 1

/** Whether there is a thumbnail to ask for, or why there cannot be one. */
export function previewOf(photo: Pick<Tile, 'format' | 'size' | 'bytes'>) {
  if (photo.format === 'other') return 'not-a-photo'
  return isTooLargeToDecode(photo) ? 'too-large' : 'picture'
}

/** Whether a film of its moment plays: in its own file, or the other half of a Live Photo. */
export const isLive = ({ film, filmFile }: Pick<Tile, 'film' | 'filmFile'>): boolean =>
  film !== null || filmFile !== null

/** What is worth saying of a photo, beside its size. */
export type Remark =
  | 'starred'
  | 'live'
  | 'heic'
  | 'damaged'
  | 'command'
  | 'too-large'
  | 'duplicate'
  | 'no-location'

/** In the order of their weight; of most photos there is nothing to say. */
export function remarksOf(
  photo: Pick<
    Tile,
    | 'format'
    | 'size'
    | 'bytes'
    | 'film'
    | 'filmFile'
    | 'isDamaged'
    | 'sentAgain'
    | 'isLocationRemoved'
    | 'isStarred'
    | 'result'
  >,
): Remark[] {
  const { format, isDamaged, sentAgain, isLocationRemoved, result } = photo
  const remarks: [Remark, boolean][] = [
    ['starred', photo.isStarred === true],
    ['damaged', isDamaged],
    ['too-large', isTooLargeToDecode(photo)],
    ['command', result?.state === 'failed'],
    ['live', isLive(photo)],
    ['heic', format === 'heic'],
    ['duplicate', sentAgain],
    ['no-location', isLocationRemoved],
  ]
  return remarks.flatMap(([remark, isTrue]) => (isTrue ? [remark] : []))
}
