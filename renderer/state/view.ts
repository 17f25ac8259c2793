import { BY_HAND, isFromPhone, isVideo, type Sender, type Upload } from '../../contract/photo'
import { startOfDay } from './days'
import { bytesOf } from './live-tiles'
import { shownCapture, type Tile } from './tiles'

/** What of the photos is shown, and in which order. */
export interface View {
  /** What a person searches for, see `search.ts`; '' shows all. */
  search: string
  from: From
  /** Those with a star alone. */
  isStarred: boolean
  kind: Kind
  sort: Sort
}

/** From anybody, from phones and other programs alone, put there by hand, or of one sender. */
export type From = 'all' | 'phones' | 'hand' | { id: string }

const isFrom = (from: From, { id }: Sender): boolean => {
  if (from === 'all') return true
  if (typeof from === 'object') return id === from.id
  return (id === BY_HAND.id) === (from === 'hand')
}

/** Shows all photos, in the order that was chosen. */
export const EVERYTHING = { search: '', from: 'all', isStarred: false, kind: 'all' } as const

export const KINDS = ['all', 'photos', 'videos'] as const
/** Photos and videos, or one of both. */
export type Kind = (typeof KINDS)[number]

export const SORTS = ['arrived', 'captured'] as const
/** Newest first, by the time a photo came or by the time it was taken. */
export type Sort = (typeof SORTS)[number]

export const isSort = (value: unknown): value is Sort => SORTS.some((sort) => sort === value)

/** The time a photo is sorted by. Photos without a time of capture count by their arrival. */
const timeOf = (tile: Tile, sort: Sort): number =>
  sort === 'captured' ? (shownCapture(tile) ?? tile.at) : tile.at

/**
 * The photos that the view shows, newest first.
 * @param tiles newest first by arrival
 * @param find those of them that are searched for
 */
export function arrange(
  tiles: readonly Tile[],
  view: View,
  find: (tiles: readonly Tile[], text: string) => readonly Tile[],
): readonly Tile[] {
  const { search, from, isStarred, kind, sort } = view
  const isWanted = (tile: Tile) =>
    isFrom(from, tile.sender) &&
    (!isStarred || tile.isStarred === true) &&
    (kind === 'all' || isVideo(tile.format) === (kind === 'videos'))
  const wanted = isNarrowed({ ...view, search: '' }) ? tiles.filter(isWanted) : tiles
  const shown = search.trim() === '' ? wanted : find(wanted, search)
  return sort === 'arrived' ? shown : [...shown].sort((a, b) => timeOf(b, sort) - timeOf(a, sort))
}

export const isNarrowed = ({ search, from, isStarred, kind }: View): boolean =>
  search.trim() !== '' || from !== 'all' || isStarred || kind !== 'all'

/** All senders by name; of several names of one sender the latest counts. */
export function sendersOf(tiles: readonly Tile[]): Sender[] {
  const senders = new Map<string, Sender>()
  for (const { sender } of tiles) if (!senders.has(sender.id)) senders.set(sender.id, sender)
  return [...senders.values()].sort((a, b) => a.name.localeCompare(b.name))
}

/** The photos of one day. */
export interface Group {
  /** Start of the day where this computer is, milliseconds since 1970. */
  day: number
  /** Newest first. */
  tiles: readonly Tile[]
}

interface GroupFacts {
  photos: number
  videos: number
  arriving: number
  paused: number
  phones: number
  /** Names of the programs that sent some, in the order of the photos; each once. */
  programs: readonly string[]
  bytes: number
}

/** Groups tiles, newest first, by the day of arrival or capture: one group a day. */
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

/** How many of these are photos, and how many videos. */
export function kindsOf(tiles: readonly Tile[]): { photos: number; videos: number } {
  const videos = tiles.filter(({ format }) => isVideo(format)).length
  return { photos: tiles.length - videos, videos }
}

/** The figures of a heading. Photos, videos, phones and bytes count what is saved. */
export function factsOf(
  { tiles }: Group,
  uploads: ReadonlyMap<string, Pick<Upload, 'state'>>,
): GroupFacts {
  const saved = tiles.filter((tile) => tile.saved)
  const paused = tiles.filter(
    (tile) => !tile.saved && uploads.get(tile.id)?.state === 'paused',
  ).length
  return {
    ...kindsOf(saved),
    arriving: tiles.length - saved.length - paused,
    paused,
    ...sendersIn(saved),
    bytes: saved.reduce((sum, tile) => sum + (bytesOf(tile) ?? 0), 0),
  }
}

/** Whose these are, apart from what was put into the folder by hand. */
export function sendersIn(tiles: readonly Tile[]): Pick<GroupFacts, 'phones' | 'programs'> {
  const senders = tiles.map(({ sender }) => sender).filter(({ id }) => id !== BY_HAND.id)
  const programs = senders.filter((sender) => !isFromPhone(sender)).map(({ name }) => name)
  return {
    phones: new Set(senders.filter(isFromPhone).map(({ id }) => id)).size,
    programs: [...new Set(programs)],
  }
}

/** Thumbnail sizes: steps of a quarter around the size that suits the window, which is 0. */
export const SMALLEST = -2
export const LARGEST = 4

/** Steps larger or smaller, within the limits. */
export function zoomed(zoom: number, by: number): number {
  return Math.min(LARGEST, Math.max(SMALLEST, zoom + by))
}

export const isZoom = (value: unknown): value is number =>
  typeof value === 'number' && Number.isInteger(value) && zoomed(value, 0) === value

const STEP = 1.25
/** The size in pixels on an upright photo needs this much, CSS pixels. */
const LOWEST_ROW = 112

/**
 * The row height to aim for in a gallery of this width, CSS pixels: at 0 about five landscape
 * photos a row.
 */
export function wantedRowHeight(width: number, zoom: number): number {
  const usual = Math.min(240, Math.max(152, width / 5.5))
  return Math.round(
    Math.min(Math.max(LOWEST_ROW, usual * STEP ** zoom), Math.max(152, width / 1.5)),
  )
}

/** The part of the view that outlives the window: sort order and thumbnail size. */
interface Remembered {
  sort: Sort
  zoom: number
}

const KEY = 'view'
const USUAL: Remembered = { sort: 'arrived', zoom: 0 }

/** Unreadable values fall back to the defaults. */
export function readView(storage: Pick<Storage, 'getItem'>): Remembered {
  try {
    const { sort, zoom }: Record<string, unknown> = JSON.parse(storage.getItem(KEY) ?? '{}') ?? {}
    return {
      sort: isSort(sort) ? sort : USUAL.sort,
      zoom: isZoom(zoom) ? zoom : USUAL.zoom,
    }
  } catch {
    return USUAL
  }
}

export function writeView(storage: Pick<Storage, 'setItem'>, { sort, zoom }: Remembered): void {
  storage.setItem(KEY, JSON.stringify({ sort, zoom }))
}
