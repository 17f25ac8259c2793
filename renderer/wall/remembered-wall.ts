import type { WallState } from './wall-state'

const KEY = 'wall'

/** The wall as it was left in this run of the program; null in another run, and for anything that is not understood. */
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
  const { since, hold, shown, held, putOff } = value.wall
  return (
    typeof since === 'number' && typeof hold === 'boolean' && [shown, held, putOff].every(isIds)
  )
}
