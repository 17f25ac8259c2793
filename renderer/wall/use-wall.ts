import { useEffect, useRef, useState } from 'preact/hooks'
import { startOfDay } from '../state/groups'
import type { WindowModel } from '../state/window-state'
import { readWall, writeWall } from './remembered-wall'
import { openWall, takeIn, type WallState } from './wall-state'

/** A photo stays the large one for at least this long: what lands meanwhile comes together. */
const PACE_MS = 2500

/** An evening does not end at midnight. */
const EVENING_MS = 6 * 60 * 60 * 1000
const firstMoment = (now: number) => Math.min(startOfDay(now), now - EVENING_MS)

export type ChangeWall = (step: (wall: WallState) => WallState) => void

/** The wall of this run, as it was left, and kept up with what lands. */
export function useWall({ tiles, startedAt }: WindowModel): [WallState, ChangeWall] {
  const [wall, setWall] = useState(() => {
    const left = readWall(localStorage, startedAt) ?? openWall(firstMoment(Date.now()))
    return takeIn(left, tiles)
  })
  const tookAt = useRef(Number.NEGATIVE_INFINITY)

  useEffect(() => {
    const wait = Math.max(0, tookAt.current + PACE_MS - performance.now())
    const timer = setTimeout(() => {
      setWall((known) => {
        const next = takeIn(known, tiles)
        if (next !== known) tookAt.current = performance.now()
        return next
      })
    }, wait)
    return () => clearTimeout(timer)
  }, [tiles])
  useEffect(() => writeWall(localStorage, startedAt, wall), [wall, startedAt])

  return [wall, setWall]
}
