import type { ComponentChildren, RefObject } from 'preact'
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks'
import type { TextDirection } from '../../contract/language'
import { type Command, letterOf } from '../state/commands'
import type { Tile } from '../state/tiles'
import { RoundButton } from '../ui/buttons'
import { stepOf, useDocumentKeys } from '../ui/hooks'
import { Chevron, CommandIcon, Cross, Info } from '../ui/icons'
import { useLanguage } from '../ui/language'
import { canCompare, type Pair } from './compare'
import { Caption, Details } from './details'
import {
  type FindPicture,
  isReadyToShow,
  picturesBeside,
  thumbnailsOf,
  useReadyPictures,
  wholesOf,
} from './ready-pictures'
import { Beside, Stage, type StageProps } from './stage'
import { Strip } from './strip'
import { isSpaceOnNothing, Tools, toolOfKey } from './tools'
import { TurnButton, type Turning, TurnLine, useTurns } from './turning'
import type { View } from './viewport'

interface Props {
  tiles: readonly Tile[]
  /** The photo to show. */
  id: string
  /** What the last action on photos did. */
  status: ComponentChildren
  onShow: (id: string) => void
  onCommand: (command: Command, photo: Tile) => void
  onUndo: () => void
  onSaveTurned: Turning['save']
  onCompare: (pair: Pair) => void
  /** Called after the dialog has closed, with the photo last shown. */
  onClose: (id: string) => void
}

/** One photo enlarged, in the order of the gallery: looked at, judged, and the next. */
export function Lightbox(props: Props) {
  const { tiles, id, status, onShow, onCommand, onUndo, onSaveTurned, onCompare, onClose } = props
  const { t, direction } = useLanguage()
  const dialog = useRef<HTMLDialogElement>(null)
  const [details, setDetails] = useState(false)
  const turning = useTurns(onSaveTurned)
  const wanted = useNeighbour(tiles, id, onShow)
  const aheadOf = tiles.findIndex((each) => each.id === wanted?.id)
  const beside = [1, -1, 2, -2, 3, -3].map((step) => tiles[aheadOf + step])
  const [before, setBefore] = useState(wanted)
  const find = useReadyPictures(
    [...thumbnailsOf([wanted, before]), ...wholesOf([wanted, before])],
    picturesBeside(beside),
  )
  const tile = useUntilReady(tiles, wanted, find)
  useLayoutEffect(() => setBefore(tile), [tile])

  const at = tiles.findIndex((each) => each.id === tile?.id)
  const [previous, next] = [tiles[aheadOf - 1], tiles[aheadOf + 1]]
  const show = (to: Tile | undefined) => to && onShow(to.id)
  const close = () => dialog.current?.close()
  const toggleDetails = () => setDetails((open) => !open)
  // With the one after it, or before the last.
  const other =
    tile && canCompare(tile) ? [next, previous].find((each) => each && canCompare(each)) : null
  const compare = tile && other && (() => onCompare([tile.id, other.id]))

  useLayoutEffect(() => {
    const shown = dialog.current
    if (!shown) return
    shown.showModal()
    // Nothing in it has the focus, so that Space closes it as it has opened it; but a video plays.
    if (!shown.querySelector('[autofocus]')) shown.focus()
    growFrom(shown, id)
  }, [])
  useSlideIn(dialog, tiles, tile, at, direction)
  // The last one was taken out of the gallery while it was shown.
  useEffect(() => {
    if (!wanted) close()
  }, [wanted])

  useDocumentKeys((event) => {
    const { key, ctrlKey, metaKey, altKey } = event
    const step = stepOf(key, direction)
    if (step !== 0) show(step < 0 ? previous : next)
    if (altKey || !wanted) return
    const command = toolOfKey(event)
    if (command !== null) {
      event.preventDefault()
      // A key that is held down does it once: the next photo is another decision.
      if (!event.repeat) onCommand(command, wanted)
    } else if ((ctrlKey || metaKey) && letterOf(event) === 'z') onUndo()
    if (ctrlKey || metaKey) return
    if (key === 'Home') show(tiles[0])
    if (key === 'End') show(tiles.at(-1))
    if (letterOf(event) === 'i') toggleDetails()
    if (letterOf(event) === 'c') compare?.()
    if (letterOf(event) === 'r') turning.turn(wanted)
    if (isSpaceOnNothing(event)) close()
  })
  return (
    <dialog
      ref={dialog}
      class="lightbox"
      tabIndex={-1}
      data-details={details}
      aria-label={tile?.name}
      onClose={() => onClose(wanted?.id ?? id)}
    >
      {tile && (
        <>
          <header class="lightbox-head">
            <span class="lightbox-position">
              {t('window.lightbox.position', { at: at + 1, total: tiles.length })}
            </span>
            <Tools tile={tile} onCommand={onCommand} />
            <div class="tools">
              <TurnButton tile={tile} turning={turning} />
              <RoundButton
                label={t('window.actions.names.compare')}
                title={`${t('window.actions.names.compare')} (C)`}
                class="tool"
                disabled={!compare}
                onClick={() => compare?.()}
              >
                <CommandIcon command="compare" />
              </RoundButton>
              <RoundButton
                label={t('window.details.label')}
                title={`${t('window.details.label')} (I)`}
                class="tool"
                pressed={details}
                onClick={toggleDetails}
              >
                <Info />
              </RoundButton>
            </div>
            <RoundButton label={t('window.close')} title={t('window.close')} onClick={close}>
              <Cross />
            </RoundButton>
          </header>
          <LoneStage key={tile.id} tile={tile} find={find} turns={turning.of(tile.id)}>
            {[previous, next].map((each) =>
              each ? (
                <Beside key={each.id} tile={each} find={find} turns={turning.of(each.id)} />
              ) : null,
            )}
          </LoneStage>
          {details && <Details tile={tile} />}
          <RoundButton
            label={t('window.lightbox.previous')}
            class="lightbox-previous"
            disabled={!previous}
            onClick={() => show(previous)}
          >
            <Chevron to="back" />
          </RoundButton>
          <RoundButton
            label={t('window.lightbox.next')}
            class="lightbox-next"
            disabled={!next}
            onClick={() => show(next)}
          >
            <Chevron to="on" />
          </RoundButton>
          <footer class="lightbox-foot">
            <div class="lightbox-status">
              <TurnLine tile={tile} turning={turning} />
              {status}
            </div>
            <Caption tile={tile} />
            <Strip tiles={tiles} at={at} onShow={show} />
          </footer>
        </>
      )}
    </dialog>
  )
}

/** The stage of one photo: whole at first. */
function LoneStage(props: Omit<StageProps, 'view' | 'onView'>) {
  const [view, setView] = useState<View | null>(null)
  return <Stage view={view} onView={setView} {...props} />
}

/**
 * The photo of this id. Where it has gone, the one that has slid into its place is asked for; one
 * that comes back is shown again.
 */
function useNeighbour(
  tiles: readonly Tile[],
  id: string,
  onShow: (id: string) => void,
): Tile | undefined {
  const last = useRef(0)
  const [gone, setGone] = useState<string | null>(null)
  const at = tiles.findIndex((tile) => tile.id === id)
  if (at >= 0) last.current = at
  const isBack = gone !== null && gone !== id && tiles.some((tile) => tile.id === gone)
  const instead = tiles[Math.min(last.current, tiles.length - 1)]
  useLayoutEffect(() => {
    if (isBack) onShow(gone)
    else if (at < 0 && instead) onShow(instead.id)
    if (isBack || at < 0) setGone(isBack ? null : id)
  }, [at, isBack])
  return tiles[at] ?? instead
}

/** The next photo is waited for so long, milliseconds; then its empty shape is shown. */
const WAIT_MS = 1000

/** The photo last shown, until something of the wanted one can be shown. */
function useUntilReady(
  tiles: readonly Tile[],
  wanted: Tile | undefined,
  find: FindPicture,
): Tile | undefined {
  const shown = useRef(wanted?.id)
  const [late, setLate] = useState<string | null>(null)
  const before = tiles.find(({ id }) => id === shown.current)
  const isReady = !wanted || late === wanted.id || isReadyToShow(wanted, find)
  if (isReady || !before) shown.current = wanted?.id
  useEffect(() => {
    if (isReady || !wanted) return
    const timer = setTimeout(() => setLate(wanted.id), WAIT_MS)
    return () => clearTimeout(timer)
  }, [isReady, wanted?.id])
  return isReady || !before ? wanted : before
}

const tileImage = (id: string) =>
  document.querySelector<HTMLImageElement>(`[data-tile="${CSS.escape(id)}"] img`)

/** What comes in place of a photo that was taken out slides in from its side. */
function useSlideIn(
  dialog: RefObject<HTMLElement | null>,
  tiles: readonly Tile[],
  tile: Tile | undefined,
  at: number,
  direction: TextDirection,
): void {
  const last = useRef({ id: tile?.id, at })
  useLayoutEffect(() => {
    const before = last.current
    last.current = { id: tile?.id, at }
    const isGone = !tiles.some(({ id }) => id === before.id)
    const picture = dialog.current?.querySelector('.picture')
    if (!isGone || !picture || tile?.id === before.id) return
    const isFromRight = at < before.at === (direction === 'rtl')
    moveInto(picture, `translate(${(isFromRight ? 1 : -1) * innerWidth * SLIDE}px)`)
  }, [tile?.id, at])
}

/** The picture grows out of its tile into its place. */
function growFrom(dialog: HTMLElement, id: string): void {
  const picture = dialog.querySelector('.picture')
  const from = tileImage(id)?.getBoundingClientRect()
  const to = picture?.getBoundingClientRect()
  if (!picture || !from || !to || to.width === 0 || from.bottom < 0 || from.top > innerHeight)
    return
  const [x, y] = [
    from.x + from.width / 2 - to.x - to.width / 2,
    from.y + from.height / 2 - to.y - to.height / 2,
  ]
  moveInto(picture, `translate(${x}px, ${y}px) scale(${from.width / to.width})`)
}

/** Milliseconds. */
const MOVE_MS = 180
/** Of the window's width. */
const SLIDE = 0.2

/** Moves it from there into its place, where the person has not asked for less motion. */
function moveInto(picture: Element, transform: string): void {
  if (matchMedia('(prefers-reduced-motion: reduce)').matches) return
  picture.animate([{ transform }, { transform: 'none' }], {
    duration: MOVE_MS,
    easing: 'cubic-bezier(0.2, 0.8, 0.2, 1)',
  })
}
