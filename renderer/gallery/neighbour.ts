import { stepOf, type TextDirection } from '../ui/direction'
import type { Layout, PlacedTile } from './layout'

export type Direction = 'ArrowLeft' | 'ArrowRight' | 'ArrowUp' | 'ArrowDown' | 'Home' | 'End'

export const isDirection = (key: string): key is Direction =>
  ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'Home', 'End'].includes(key)

/** The tile an arrow key leads to from the tile with this id, across rows and days; null where there is none. */
export function neighbour(
  { sections }: Layout,
  id: string,
  direction: Direction,
  reading: TextDirection = 'ltr',
): string | null {
  const rows = sections.flatMap((section) => section.rows)
  const rowAt = rows.findIndex((row) => row.tiles.some(({ tile }) => tile.id === id))
  const row = rows[rowAt]?.tiles ?? []
  const at = row.findIndex(({ tile }) => tile.id === id)
  const here = row[at]
  if (!here) return null
  const next = (): PlacedTile | null | undefined => {
    switch (direction) {
      case 'ArrowLeft':
      case 'ArrowRight':
        return stepOf(direction, reading) < 0
          ? (row[at - 1] ?? rows[rowAt - 1]?.tiles.at(-1))
          : (row[at + 1] ?? rows[rowAt + 1]?.tiles[0])
      case 'ArrowUp':
        return nearest(rows[rowAt - 1]?.tiles ?? [], here)
      case 'ArrowDown':
        return nearest(rows[rowAt + 1]?.tiles ?? [], here)
      case 'Home':
        return rows[0]?.tiles[0]
      case 'End':
        return rows.at(-1)?.tiles.at(-1)
    }
  }
  return next()?.tile.id ?? null
}

const middle = ({ x, width }: PlacedTile): number => x + width / 2

function nearest(tiles: readonly PlacedTile[], to: PlacedTile): PlacedTile | null {
  let best: PlacedTile | null = null
  for (const tile of tiles) {
    const away = Math.abs(middle(tile) - middle(to))
    if (best === null || away < Math.abs(middle(best) - middle(to))) best = tile
  }
  return best
}
