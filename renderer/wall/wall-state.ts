import type { Tile } from '../state/tiles'

/** Which photos stand on the wall and which wait for leave, by their ids. Never changed: each step makes the next one. */
export interface WallState {
  /** Photos that came before do not belong to the wall, milliseconds since 1970. */
  since: number
  /** Whether a new photo waits for leave. */
  hold: boolean
  /** The last one let in first. */
  shown: readonly string[]
  /** In the order in which they are judged: the first to come first, those that were put off at the end. */
  held: readonly string[]
  /** The held ones that were put off. */
  putOff: readonly string[]
}

/** A wall with the photos of today: those of other days may not be meant for everybody in the room. */
export function openWall(today: number): WallState {
  return { since: today, hold: false, shown: [], held: [], putOff: [] }
}

type Landed = Pick<Tile, 'id' | 'saved' | 'format' | 'at'>

/** Takes in what has landed; the same object where nothing has. `tiles` are newest first. */
export function takeIn(wall: WallState, tiles: readonly Landed[]): WallState {
  const known = new Set([...wall.shown, ...wall.held])
  const isNew = ({ id, saved, format, at }: Landed) =>
    saved && format !== 'other' && at >= wall.since && !known.has(id)
  const landed = tiles.filter(isNew).map(({ id }) => id)
  if (landed.length === 0) return wall
  if (!wall.hold) return { ...wall, shown: [...landed, ...wall.shown] }
  const waiting = wall.held.filter((id) => !wall.putOff.includes(id))
  return { ...wall, held: [...waiting, ...landed.reverse(), ...wall.putOff] }
}

/** What is held stays held; only what comes from now on is treated otherwise. */
export const setHold = (wall: WallState, hold: boolean): WallState => ({ ...wall, hold })

export function letIn(wall: WallState, id: string): WallState {
  if (!wall.held.includes(id)) return wall
  const others = (ids: readonly string[]) => ids.filter((each) => each !== id)
  const shown = [id, ...wall.shown]
  return { ...wall, shown, held: others(wall.held), putOff: others(wall.putOff) }
}

/** Not now: it waits behind all others. */
export function putOff(wall: WallState, id: string): WallState {
  if (!wall.held.includes(id)) return wall
  const others = (ids: readonly string[]) => ids.filter((each) => each !== id)
  return { ...wall, held: [...others(wall.held), id], putOff: [...others(wall.putOff), id] }
}
