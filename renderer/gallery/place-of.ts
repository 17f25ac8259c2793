import type { Layout, PlacedTile } from './layout'

/** The tile with this id, with `y` from the top of the gallery; null when it is not there. */
export function placeOf({ sections }: Layout, id: string): PlacedTile | null {
  for (const section of sections) {
    for (const row of section.rows) {
      const placed = row.tiles.find(({ tile }) => tile.id === id)
      if (placed) return { ...placed, y: section.y + placed.y }
    }
  }
  return null
}

/** The first tile of the first row that ends below `y`; null below the last row. */
export function firstBelow({ sections }: Layout, y: number): PlacedTile | null {
  for (const section of sections) {
    if (section.y + section.height <= y) continue
    const row = section.rows.find((row) => section.y + row.y + row.height > y)
    const placed = row?.tiles[0]
    if (placed) return { ...placed, y: section.y + placed.y }
  }
  return null
}
