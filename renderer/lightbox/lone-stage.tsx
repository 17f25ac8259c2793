import { useState } from 'preact/hooks'
import type { Tile } from '../state/tiles'
import { Stage } from './stage'
import type { View } from './viewport'

/** The stage of one photo: whole at first. */
export function LoneStage({ tile }: { tile: Tile }) {
  const [view, setView] = useState<View | null>(null)
  return <Stage tile={tile} view={view} onView={setView} />
}
