import { livePairs } from '../../contract/live-photo'
import type { Tile } from './tiles'

/**
 * One tile for each Live Photo whose two files are saved: that of its picture. All others stay the
 * same objects, and so does the tile of a pair as long as its halves do.
 */
export function joinLive(tiles: readonly Tile[]): readonly Tile[] {
  const isAllSaved = tiles.every(({ saved }) => saved)
  const saved = isAllSaved ? tiles : tiles.filter((tile) => tile.saved)
  const pairs = livePairs(saved, ({ at }) => at)
  if (pairs.size === 0) return tiles
  const films = new Set(pairs.values())
  return tiles.flatMap((tile) => (films.has(tile) ? [] : [joined(tile, pairs.get(tile))]))
}

function joined(picture: Tile, film: Tile | undefined): Tile {
  if (!film) return picture
  const known = made.get(picture)
  if (known?.filmFile === film) return known
  const isDamaged = picture.isDamaged || film.isDamaged
  const sentAgain = picture.sentAgain || film.sentAgain
  const tile = { ...picture, isDamaged, sentAgain, filmFile: film }
  made.set(picture, tile)
  return tile
}
const made = new WeakMap<Tile, Tile>()

/** `joinLive` that does its work once for the same tiles: progress changes none. */
export function createJoinLive(): typeof joinLive {
  let [given, answer]: (readonly Tile[])[] = []
  return (tiles) => {
    if (tiles !== given || answer === undefined) [given, answer] = [tiles, joinLive(tiles)]
    return answer
  }
}

/** The files of photos: a Live Photo has two. */
export const filesOf = (tiles: readonly Tile[]): readonly Tile[] =>
  tiles.flatMap((tile) => (tile.filmFile ? [tile, tile.filmFile] : [tile]))

/** The length of all files of a photo. */
export const bytesOf = ({ bytes, filmFile }: Tile): number | null =>
  bytes === null ? null : bytes + (filmFile?.bytes ?? 0)

/** "IMG_1.HEIC + IMG_1.MOV": the files of a photo. */
export const namesOf = (tile: Tile): string =>
  filesOf([tile])
    .map(({ name }) => name)
    .join(' + ')

/** The tile that shows this file, of a Live Photo's film that of its picture. */
export const tileOfFile = (tiles: readonly Tile[], id: string): Tile | undefined =>
  tiles.find((tile) => tile.id === id || tile.filmFile?.id === id)
