import type { Tile } from '../state/tiles'

/** How many saved photos each sender has here. */
export function savedBySender(tiles: readonly Tile[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const { saved, sender } of tiles) {
    if (saved) counts.set(sender.id, (counts.get(sender.id) ?? 0) + 1)
  }
  return counts
}
