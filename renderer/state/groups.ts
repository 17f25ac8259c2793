import type { Tile } from './tiles'
import { type Sort, timeOf } from './view'

/** The photos of one day. */
export interface Group {
  /** Start of the day where this computer is, milliseconds since 1970. */
  day: number
  /** Newest first. */
  tiles: readonly Tile[]
}

export interface GroupFacts {
  photos: number
  arriving: number
  paused: number
  phones: number
  bytes: number
}

/** Midnight of that day here. @param at milliseconds since 1970, as what is returned */
export function startOfDay(at: number): number {
  const date = new Date(at)
  return new Date(date.getFullYear(), date.getMonth(), date.getDate()).getTime()
}

/** The start of the next or an earlier day; not 24 hours, for the two days a year that have 23 or 25. */
export function dayAfter(day: number, days: number): number {
  const date = new Date(day)
  return new Date(date.getFullYear(), date.getMonth(), date.getDate() + days).getTime()
}

/** Cuts tiles, newest first, into days of their arrival or capture. A tile out of order (a clock was set back) stays with its neighbours: nothing is moved. */
export function groupByDay(tiles: readonly Tile[], sort: Sort = 'arrived'): Group[] {
  const groups: { day: number; tiles: Tile[] }[] = []
  for (const tile of tiles) {
    const group = groups.at(-1)
    const time = timeOf(tile, sort)
    if (group && time >= group.day) group.tiles.push(tile)
    else groups.push({ day: startOfDay(time), tiles: [tile] })
  }
  return groups
}

/** What the heading tells. Photos, phones and bytes are of what is saved. */
export function factsOf({ tiles }: Group, pausedIds: ReadonlySet<string>): GroupFacts {
  const saved = tiles.filter((tile) => tile.saved)
  const paused = tiles.filter((tile) => !tile.saved && pausedIds.has(tile.id)).length
  return {
    photos: saved.length,
    arriving: tiles.length - saved.length - paused,
    paused,
    phones: new Set(saved.map(({ sender }) => sender.id)).size,
    bytes: saved.reduce((sum, { bytes }) => sum + (bytes ?? 0), 0),
  }
}
