import type { Sender } from '../../contract/photo'
import type { Tile } from './tiles'

/** What of the photos is shown, and in which order. */
export interface View {
  /** Words that a name must contain; '' shows all. */
  search: string
  /** The id of the only sender to show; null shows all. */
  phone: string | null
  sort: Sort
}

export const SORTS = ['arrived', 'captured'] as const
/** Newest first, by the time a photo came or by the time it was taken. */
export type Sort = (typeof SORTS)[number]

export const isSort = (value: unknown): value is Sort => SORTS.some((sort) => sort === value)

/** The time that orders and dates a photo. One that does not say when it was taken counts by its arrival. */
export const timeOf = ({ at, capturedAt }: Pick<Tile, 'at' | 'capturedAt'>, sort: Sort): number =>
  sort === 'captured' ? (capturedAt ?? at) : at

const plain = (text: string): string => text.normalize('NFC').toLocaleLowerCase()

/** The photos that the view shows, newest first. Given newest first by arrival. */
export function arrange(tiles: readonly Tile[], { search, phone, sort }: View): readonly Tile[] {
  const words = plain(search).split(/\s+/).filter(Boolean)
  const wanted = ({ name, sender }: Tile) =>
    (phone === null || sender.id === phone) && words.every((word) => plain(name).includes(word))
  const shown = words.length === 0 && phone === null ? tiles : tiles.filter(wanted)
  return sort === 'arrived' ? shown : [...shown].sort((a, b) => timeOf(b, sort) - timeOf(a, sort))
}

export const isNarrowed = ({ search, phone }: View): boolean =>
  search.trim() !== '' || phone !== null

/** Everyone whose photos are here, by name; who has several names counts under the latest. */
export function sendersOf(tiles: readonly Tile[]): Sender[] {
  const senders = new Map<string, Sender>()
  for (const { sender } of tiles) if (!senders.has(sender.id)) senders.set(sender.id, sender)
  return [...senders.values()].sort((a, b) => a.name.localeCompare(b.name))
}
