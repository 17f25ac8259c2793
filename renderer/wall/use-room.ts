import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks'
import type { Bridge } from '../../contract/bridge'
import { countedKey } from '../../contract/counted'
import type { Tile } from '../state/tiles'
import type { WindowModel } from '../state/window-state'
import { noticeSentence, senderName } from '../ui/format'
import { useLanguage } from '../ui/language'
import { nearby } from './wall-layout'
import {
  letAllIn,
  letIn,
  putBack,
  putOff,
  setHold,
  takeOff,
  undecided,
  useArrivals,
  useWall,
} from './wall-state'

/** What is on the wall and waits for it, and what can be done about it, on whichever screen. */
export interface Room {
  /** The last one let in first. */
  shown: readonly Tile[]
  /** The photo that is large, the newest unless another was chosen; null without photos. */
  large: Tile | null
  /** The one that was large before it. */
  before: Tile | null
  held: readonly Tile[]
  putOff: readonly string[]
  /** The one of those that wait that is judged next. */
  judged: Tile | null
  hold: boolean
  isCodeLarge: boolean
  /** What was just done; '' after some time. */
  said: string
  /** It can be undone. */
  canUndo: boolean
  /** What waits although holding has just ended; '' after some time. */
  left: string
  verbs: Readonly<Record<RoomVerb, () => void>>
  /** Makes one of the photos on the wall large. */
  choose(id: string): void
  /** Chooses one of those that wait. */
  chooseHeld(id: string): void
}

export type RoomVerb =
  | 'next'
  | 'previous'
  | 'nextHeld'
  | 'previousHeld'
  | 'show'
  | 'showAll'
  | 'notNow'
  | 'reject'
  | 'off'
  | 'offPhone'
  | 'undo'
  | 'hold'
  | 'code'

const SAID_MS = 15_000
/** More photos than the wall and its desk show at once. */
const MOST_SEEN = 120

/** @param isAtRest nobody moves or presses keys */
export function useRoom(model: WindowModel, bridge: Bridge, isAtRest: boolean): Room {
  const { t } = useLanguage()
  const [wall, change] = useWall(model)
  const byId = useMemo(() => new Map(model.tiles.map((tile) => [tile.id, tile])), [model.tiles])
  const tilesOf = (ids: readonly string[]) => ids.flatMap((id) => byId.get(id) ?? [])
  const shown = useMemo(() => tilesOf(wall.shown), [byId, wall.shown])
  const held = useMemo(() => tilesOf(wall.held), [byId, wall.held])
  const [isCodeLarge, setIsCodeLarge] = useState(false)
  const { large, before, isChosen, setLarge } = useLarge(shown, isAtRest, isCodeLarge)
  // Nothing moves aside for what comes while somebody is about to do something.
  const mayMove = (isAtRest && !isChosen) || shown.length === 0
  const coming = useArrivals(model.tiles, wall, change, mayMove)

  const [chosen, setChosen] = useState<string | null>(null)
  const at = Math.max(
    0,
    held.findIndex(({ id }) => id === chosen),
  )
  const judged = held[at] ?? null
  const judge = (verdict: typeof letIn) => {
    if (!judged) return
    // The next in line is judged next.
    setChosen(held[at + 1]?.id ?? null)
    change((known) => verdict(known, judged.id))
  }
  const stepHeld = (by: -1 | 1) => setChosen(held[at + by]?.id ?? judged?.id ?? null)
  const step = (by: -1 | 1) => {
    // At an end too: what is large stays so while somebody is about to do something with it.
    const next = large && (shown[shown.indexOf(large) + by] ?? large)
    if (next) setLarge(next.id)
  }

  const [{ said, isOfHold }, setSaying] = useState({ said: '', isOfHold: false })
  const setSaid = (text: string) => setSaying((known) => ({ ...known, said: text }))
  useEffect(() => {
    if (said === '' && !isOfHold) return
    const timer = setTimeout(() => setSaying({ said: '', isOfHold: false }), SAID_MS)
    return () => clearTimeout(timer)
  }, [said, isOfHold])
  const attempt = (call: Promise<void>) =>
    void call.catch((error: unknown) => setSaid(noticeSentence(t, error)))
  const waiting = tilesOf(undecided(wall))
  const hold = () => {
    change((known) => setHold(known, !known.hold, model))
    // Nothing slips onto the wall unseen, and nothing waits unnoticed.
    setSaying((known) => ({ ...known, isOfHold: wall.hold }))
  }
  const isLeft = isOfHold && !wall.hold && waiting.length > 0
  const left = t(countedKey('window.wall.waiting', waiting), { count: waiting.length })

  const off = () => {
    if (!large) return
    // What stood behind it is large next, so that one can go on taking off; the last has none
    // behind it, but one before it.
    const at = shown.indexOf(large)
    setLarge((shown[at + 1] ?? shown[at - 1])?.id ?? null, at > 0)
    change((known) => takeOff(known, [large.id]))
    setSaid(t('window.wall.isOff'))
  }
  const offPhone = () => {
    if (!large) return
    const { sender } = large
    const theirs = [...shown, ...held].filter((tile) => tile.sender.id === sender.id)
    setLarge(null, false)
    change((known) =>
      takeOff(
        known,
        theirs.map(({ id }) => id),
        sender.id,
      ),
    )
    setSaid(t('window.wall.phoneIsOff', { name: senderName(sender, t) }))
    attempt(bridge.setPhoneOffWall(sender.id, true))
  }
  const undo = () => {
    const [last] = wall.taken
    if (!last) return
    change(putBack)
    // Seen at once that it is back.
    const [first] = last.shown
    if (first) setLarge(first.id)
    const sender = model.tiles.find((tile) => tile.sender.id === last.phone)?.sender
    setSaid(
      sender
        ? t('window.wall.phoneIsBack', { name: senderName(sender, t) })
        : t('window.wall.isBack'),
    )
    if (last.phone !== null) attempt(bridge.setPhoneOffWall(last.phone, false))
  }

  // These are decoded first: the gallery behind the wall is not seen.
  const seen = [large, judged, ...nearby(held, judged), ...nearby(shown, large), ...shown]
  const ids = [...coming, ...seen.flatMap((tile) => tile?.id ?? [])]
  const viewport = [...new Set(ids)].slice(0, MOST_SEEN)
  useEffect(() => void bridge.setViewport(viewport), [bridge, viewport.join()])

  return {
    ...{ shown, large, before, held, judged, isCodeLarge, said },
    putOff: wall.putOff,
    hold: wall.hold,
    canUndo: said !== '' && wall.taken.length > 0,
    left: isLeft ? left : '',
    choose: (id) => setLarge(id),
    chooseHeld: setChosen,
    verbs: {
      next: () => step(1),
      previous: () => step(-1),
      nextHeld: () => stepHeld(1),
      previousHeld: () => stepHeld(-1),
      show() {
        judge(letIn)
        if (judged) setLarge(judged.id, false)
      },
      showAll() {
        change(letAllIn)
        setSaying((known) => ({ ...known, isOfHold: false }))
      },
      notNow: () => judge(putOff),
      reject() {
        judge((known, id) => takeOff(known, [id]))
        if (judged) setSaid(t('window.wall.isOff'))
      },
      ...{ off, offPhone, undo, hold },
      code: () => setIsCodeLarge((isLarge) => !isLarge),
    },
  }
}

/** When nothing has come for so long, the wall goes through what is there. */
const QUIET_MS = 20_000
const NEXT_AFTER_MS = 8000
/** One that was chosen stays large for so long after somebody has moved last. */
const CHOSEN_MS = 10_000

/**
 * Which photo is large: the newest; one that was chosen, for some time; or one after the other
 * while nothing comes, where motion is wanted.
 */
function useLarge(shown: readonly Tile[], isAtRest: boolean, isCovered: boolean) {
  const newest = shown[0]?.id ?? null
  const [state, setState] = useState({ newest, id: newest, isMoving: false, isChosen: false })
  // What has just come is large at once, but while somebody moves.
  const isNew = state.newest !== newest && !state.isChosen && isAtRest
  const known = isNew ? undefined : shown.find(({ id }) => id === state.id)
  const large = known ?? shown[0] ?? null
  const mayMove = isAtRest && !isCovered
  const latest = useRef({ shown, large, mayMove })
  latest.current = { shown, large, mayMove }
  const id = large?.id ?? null
  const isMoving = !isNew && state.isMoving

  useLayoutEffect(() => {
    if (isNew) setState({ newest, id: newest, isMoving: false, isChosen: false })
  }, [isNew, newest])
  useEffect(() => {
    if (!state.isChosen || !isAtRest) return
    const release = () => setState((known) => ({ ...known, isChosen: false }))
    const timer = setTimeout(release, CHOSEN_MS)
    return () => clearTimeout(timer)
  }, [state, isAtRest])
  useEffect(() => {
    const move = () => {
      const { shown, large, mayMove } = latest.current
      const isStill = matchMedia('(prefers-reduced-motion: reduce)').matches
      if (!large || shown.length < 2 || isStill || !mayMove) return
      const next = shown[(shown.indexOf(large) + 1) % shown.length] ?? large
      setState({ newest: shown[0]?.id ?? null, id: next.id, isMoving: true, isChosen: false })
    }
    const timer = setInterval(move, isMoving ? NEXT_AFTER_MS : QUIET_MS)
    return () => clearInterval(timer)
  }, [newest, id, isMoving])

  const history = useRef<{ now: Tile | null; before: Tile | null }>({ now: null, before: null })
  if (history.current.now?.id !== id) history.current = { now: large, before: history.current.now }
  const before = shown.find((tile) => tile.id === history.current.before?.id) ?? null
  const setLarge = (id: string | null, isChosen = true) =>
    setState({ newest, id, isMoving: false, isChosen })
  return { large, before, isChosen: state.isChosen, setLarge }
}
