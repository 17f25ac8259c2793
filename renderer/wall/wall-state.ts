import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks'
import { isFromPhone } from '../../contract/photo'
import { startOfDay } from '../state/days'
import type { Tile } from '../state/tiles'
import type { WindowModel } from '../state/window-state'
import { useReady } from './use-ready'

/** The photos on the wall and those on hold, by id. Immutable: each step returns a new one. */
export interface WallState {
  /** Photos that came before do not belong to the wall, milliseconds since 1970. */
  since: number
  /** Whether a new photo waits until it is approved. */
  hold: boolean
  /** The last one let in first. */
  shown: readonly string[]
  /** In the order of review: first come, first served; those put off at the end. */
  held: readonly string[]
  /** The held ones that were put off. */
  putOff: readonly string[]
  /** Began to come while new ones were held: these wait too, whenever they are there. */
  late: readonly string[]
  /** What was taken off the wall, the last first. */
  taken: readonly Taken[]
}

/** Photos that were taken off together, and what puts them back where they were. */
export interface Taken {
  /** With how many photos were behind each: what comes later comes before it. */
  shown: readonly { id: string; behind: number }[]
  held: readonly string[]
  /** The id of the phone whose photos all went with it; null where none did. */
  phone: string | null
}

/** A wall with the photos of today: older ones may not be meant for this audience. */
export function openWall(today: number): WallState {
  return { since: today, hold: false, shown: [], held: [], putOff: [], late: [], taken: [] }
}

type Landed = Pick<Tile, 'id' | 'saved' | 'format' | 'at' | 'arrived' | 'sender'>

/** What has come, and what is on its way. */
type Sent = { tiles: readonly Landed[]; uploads: ReadonlyMap<string, unknown> }

/**
 * The ids of photos that phones have sent since. What was put into the folder by hand or by
 * programs is not meant for a room. `tiles` are newest first.
 */
export function comingTo(wall: WallState, tiles: readonly Landed[]): string[] {
  const known = new Set([...wall.shown, ...wall.held, ...wall.taken.flatMap(idsOf)])
  const isNew = ({ id, saved, format, at, arrived, sender }: Landed) =>
    saved &&
    format !== 'other' &&
    // A clock that is set back makes nothing old that has just come.
    (arrived || at >= wall.since) &&
    !known.has(id) &&
    isFromPhone(sender) &&
    !wall.taken.some(({ phone }) => phone === sender.id)
  return tiles.filter(isNew).map(({ id }) => id)
}

/** Takes in what phones have sent, see `comingTo`; the same object where nothing has come. */
export function takeIn(
  wall: WallState,
  tiles: readonly Landed[],
  isReady: (id: string) => boolean = () => true,
): WallState {
  const landed = comingTo(wall, tiles).filter(isReady)
  if (landed.length === 0) return wall
  const waits = (id: string) => wall.hold || wall.late.includes(id)
  const waiting = landed.filter(waits).reverse()
  return {
    ...wall,
    shown: [...landed.filter((id) => !waits(id)), ...wall.shown],
    held: [...undecided(wall), ...waiting, ...wall.putOff],
  }
}

const idsOf = ({ shown, held }: Taken): string[] => [...shown.map(({ id }) => id), ...held]

/**
 * Takes photos off the wall, or out of the queue of those that wait.
 * @param phone the id of the phone of which nothing is shown from now on; null for none
 */
export function takeOff(
  wall: WallState,
  ids: readonly string[],
  phone: string | null = null,
): WallState {
  const stays = (id: string) => !ids.includes(id)
  const last = wall.shown.length - 1
  const shown = wall.shown.flatMap((id, at) => (stays(id) ? [] : [{ id, behind: last - at }]))
  const held = wall.held.filter((id) => !stays(id))
  if (shown.length + held.length === 0 && phone === null) return wall
  return {
    ...wall,
    shown: wall.shown.filter(stays),
    held: wall.held.filter(stays),
    putOff: wall.putOff.filter(stays),
    taken: [{ shown, held, phone }, ...wall.taken],
  }
}

/** Puts back what was taken off last, where it was; what waited is judged next. */
export function putBack(wall: WallState): WallState {
  const [last, ...taken] = wall.taken
  if (!last) return wall
  // The one with the fewest behind it first: the others count it.
  const shown = last.shown.toReversed().reduce<readonly string[]>((ids, { id, behind }) => {
    return ids.toSpliced(Math.max(0, ids.length - behind), 0, id)
  }, wall.shown)
  return { ...wall, shown, held: [...last.held, ...wall.held], taken }
}

/**
 * Only what begins to come from now on is treated otherwise: when holding ends, all that came
 * meanwhile waits at once, and what is still on its way when it is there.
 */
export function setHold(wall: WallState, hold: boolean, { tiles, uploads }: Sent): WallState {
  if (hold || !wall.hold) return { ...wall, hold }
  const after = { ...takeIn(wall, tiles), hold }
  // Undo may allow the phone of which nothing comes now.
  const allowed = after.taken.map((each) => ({ ...each, phone: null }))
  const refused = comingTo({ ...after, taken: allowed }, tiles)
  return { ...after, late: [...new Set([...wall.late, ...uploads.keys(), ...refused])] }
}

export function letIn(wall: WallState, id: string): WallState {
  if (!wall.held.includes(id)) return wall
  const others = (ids: readonly string[]) => ids.filter((each) => each !== id)
  const shown = [id, ...wall.shown]
  return { ...wall, shown, held: others(wall.held), putOff: others(wall.putOff) }
}

/** The ids of those that wait and were not put off. */
export const undecided = ({ held, putOff }: WallState): string[] =>
  held.filter((id) => !putOff.includes(id))

/** Lets in all that wait, but those that were put off. */
export const letAllIn = (wall: WallState): WallState => undecided(wall).reduce(letIn, wall)

/** Not now: it waits behind all others. */
export function putOff(wall: WallState, id: string): WallState {
  if (!wall.held.includes(id)) return wall
  const others = (ids: readonly string[]) => ids.filter((each) => each !== id)
  return { ...wall, held: [...others(wall.held), id], putOff: [...others(wall.putOff), id] }
}

const KEY = 'wall'

/** The wall of this run as it was left; null in another run or for unreadable data. */
export function readWall(storage: Pick<Storage, 'getItem'>, run: number): WallState | null {
  try {
    const kept: unknown = JSON.parse(storage.getItem(KEY) ?? 'null')
    return isKept(kept) && kept.run === run ? kept.wall : null
  } catch {
    return null
  }
}

export function writeWall(storage: Pick<Storage, 'setItem'>, run: number, wall: WallState): void {
  storage.setItem(KEY, JSON.stringify({ run, wall }))
}

type Fields = Readonly<Record<string, unknown>>

const isRecord = (value: unknown): value is Fields => typeof value === 'object' && value !== null

const isIds = (value: unknown): boolean =>
  Array.isArray(value) && value.every((id) => typeof id === 'string')

function isKept(value: unknown): value is { run: number; wall: WallState } {
  if (!isRecord(value) || !isRecord(value.wall)) return false
  const { since, hold, shown, held, putOff, late, taken } = value.wall
  return (
    typeof since === 'number' &&
    typeof hold === 'boolean' &&
    [shown, held, putOff, late].every(isIds) &&
    Array.isArray(taken)
  )
}

/** Whoever moves on and on keeps no photo off the wall for longer, milliseconds. */
const LONGEST_WAIT_MS = 20_000
/** A photo stays the large one for at least this long: what lands meanwhile comes together. */
const PACE_MS = 2500

/** An evening does not end at midnight. */
const EVENING_MS = 6 * 60 * 60 * 1000
const firstMoment = (now: number) => Math.min(startOfDay(now), now - EVENING_MS)

type ChangeWall = (step: (wall: WallState) => WallState) => void

/** The wall of this run as it was left, and what changes it. */
export function useWall({ tiles, startedAt }: WindowModel): [WallState, ChangeWall] {
  const [wall, setWall] = useState(() => {
    const left = readWall(localStorage, startedAt) ?? openWall(firstMoment(Date.now()))
    return takeIn(left, tiles)
  })
  // Before the wall can be left.
  useLayoutEffect(() => writeWall(localStorage, startedAt, wall), [wall, startedAt])
  return [wall, setWall]
}

/**
 * Takes new photos in once their pictures are there.
 * @param mayMove nothing is there, or it may move aside; what is held waits for nobody
 * @returns the ids of those that come next
 */
export function useArrivals(
  tiles: readonly Tile[],
  wall: WallState,
  change: ChangeWall,
  mayMove: boolean,
): readonly string[] {
  const coming = useMemo(() => comingTo(wall, tiles), [wall, tiles])
  const ready = useReady(coming)
  const tookAt = useRef(Number.NEGATIVE_INFINITY)
  const [isLate, setIsLate] = useState(false)
  const isWaiting = coming.length > 0 && !mayMove
  useEffect(() => {
    if (!isWaiting) return setIsLate(false)
    const timer = setTimeout(() => setIsLate(true), LONGEST_WAIT_MS)
    return () => clearTimeout(timer)
  }, [isWaiting])
  const isOpen = mayMove || wall.hold || isLate

  useEffect(() => {
    if (!isOpen) return
    const wait = Math.max(0, tookAt.current + PACE_MS - performance.now())
    const timer = setTimeout(() => {
      change((known) => {
        const next = takeIn(known, tiles, (id) => ready.has(id))
        if (next !== known) tookAt.current = performance.now()
        return next
      })
    }, wait)
    return () => clearTimeout(timer)
  }, [tiles, ready, change, isOpen])
  return coming
}
