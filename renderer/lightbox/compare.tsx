import type { ComponentChildren } from 'preact'
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks'
import { type Command, letterOf } from '../state/commands'
import { previewOf, type Tile } from '../state/tiles'
import { RoundButton } from '../ui/buttons'
import { stepOf, useDocumentKeys } from '../ui/hooks'
import { Chevron, Cross } from '../ui/icons'
import { useLanguage } from '../ui/language'
import { Caption } from './details'
import { picturesBeside, thumbnailsOf, useReadyPictures, wholesOf } from './ready-pictures'
import { Stage } from './stage'
import { isSpaceOnNothing, type TOOLS, Tools, toolOfKey } from './tools'
import { TurnButton, type Turning, TurnLine, useTurns } from './turning'
import type { View } from './viewport'

/** Ids of two photos: where reading begins, and the one beside it. */
export type Pair = readonly [string, string]

export const canCompare = (tile: Tile): boolean => tile.saved && previewOf(tile) === 'picture'

/** What decides between two comes first; the rest is in the enlarged view. */
const SIDE_TOOLS: typeof TOOLS = [['star', 'trash', 'copyImage', 'saveCopies']]

interface Props {
  /** In the order of the gallery. */
  tiles: readonly Tile[]
  pair: Pair
  onPair: (pair: Pair) => void
  /** What the last action on photos did. */
  status: ComponentChildren
  onCommand: (command: Command, photo: Tile) => void
  onUndo: () => void
  onSaveTurned: Turning['save']
  /** Called after the dialog has closed. */
  onClose: () => void
}

/**
 * Two photos side by side that are zoomed and moved as one. Keys act on the side that the pointer
 * or the focus is on.
 */
export function Compare(props: Props) {
  const { tiles, pair, onPair, status, onCommand, onUndo, onSaveTurned, onClose } = props
  const { t, direction } = useLanguage()
  const dialog = useRef<HTMLDialogElement>(null)
  const [view, setView] = useState<View | null>(null)
  const [first, second] = pair.map((id) => tiles.find((tile) => tile.id === id))

  const close = () => dialog.current?.close()
  useLayoutEffect(() => {
    dialog.current?.showModal()
    // As in the enlarged view: Space closes it, and presses nothing.
    dialog.current?.focus()
  }, [])
  const [side, setSide] = useState(1)
  const turning = useTurns(onSaveTurned)

  /** Photos that can be compared with the first. */
  const others = tiles.filter((tile) => tile.id !== pair[0] && canCompare(tile))
  const at = others.findIndex(({ id }) => id === pair[1])
  const last = useRef(0)
  if (at >= 0) last.current = at
  const [previous, next] = [others[at - 1], others[at + 1]]
  const find = useReadyPictures(
    [...thumbnailsOf([first, second]), ...wholesOf([first, second])],
    picturesBeside([next, previous]),
  )
  /** The two that stood here until one was thrown away, and those that stand here instead. */
  const replaced = useRef<{ pair: Pair; by: Pair } | null>(null)
  // One of them was thrown away: the next slides into its place.
  const isComplete = first !== undefined && second !== undefined
  useEffect(() => {
    if (isComplete) return
    const kept = first ?? second
    const free = tiles.filter((tile) => tile !== kept && canCompare(tile))
    const instead = free[Math.min(last.current, free.length - 1)]
    if (!kept || !instead) return close()
    const by: Pair = first ? [first.id, instead.id] : [instead.id, kept.id]
    replaced.current = { pair, by }
    onPair(by)
  }, [isComplete])
  // It is back: so are the two.
  useEffect(() => {
    const { current } = replaced
    if (current?.by !== pair || !current.pair.every((id) => tiles.some((each) => each.id === id)))
      return
    replaced.current = null
    onPair(current.pair)
  }, [tiles, pair])

  const show = (other: Tile | undefined) => other && onPair([pair[0], other.id])
  const swap = () => onPair([pair[1], pair[0]])

  useDocumentKeys((event) => {
    if (event.altKey) return
    const [active, command] = [side === 0 ? first : second, toolOfKey(event)]
    if (command !== null && active) {
      event.preventDefault()
      // A key that is held down does it once: the next photo is another decision.
      if (!event.repeat) onCommand(command, active)
    } else if ((event.ctrlKey || event.metaKey) && letterOf(event) === 'z') onUndo()
    if (event.ctrlKey || event.metaKey) return
    if (letterOf(event) === 'r' && active) turning.turn(active)
    const step = stepOf(event.key, direction)
    if (step !== 0) show(step < 0 ? previous : next)
    if (event.key === 'Home') show(others[0])
    if (event.key === 'End') show(others.at(-1))
    if (letterOf(event) === 'x') swap()
    if (isSpaceOnNothing(event)) close()
  })

  return (
    <dialog
      ref={dialog}
      class="lightbox compare"
      tabIndex={-1}
      aria-label={t('window.actions.names.compare')}
      onClose={onClose}
    >
      <header class="lightbox-head">
        <span class="lightbox-position">{t('window.actions.names.compare')}</span>
        <button type="button" class="plain" onClick={swap}>
          {t('window.lightbox.swap')}
        </button>
        <RoundButton
          label={t('window.lightbox.previous')}
          disabled={!previous}
          onClick={() => show(previous)}
        >
          <Chevron to="back" />
        </RoundButton>
        <RoundButton label={t('window.lightbox.next')} disabled={!next} onClick={() => show(next)}>
          <Chevron to="on" />
        </RoundButton>
        <RoundButton label={t('window.close')} onClick={close}>
          <Cross />
        </RoundButton>
      </header>
      <div class="compare-sides">
        {[first, second].map(
          (tile, own) =>
            tile && (
              <section
                key={tile.id}
                class="compare-side"
                aria-label={tile.name}
                data-active={own === side}
                onPointerEnter={() => setSide(own)}
                onFocusCapture={() => setSide(own)}
              >
                <Stage
                  tile={tile}
                  view={view}
                  onView={setView}
                  find={find}
                  turns={turning.of(tile.id)}
                  hearsKeys={own === 0}
                />
                <div class="compare-foot">
                  <TurnLine tile={tile} turning={turning} />
                  <Caption tile={tile} />
                  <div class="compare-tools">
                    <Tools tile={tile} groups={SIDE_TOOLS} onCommand={onCommand} />
                    <TurnButton tile={tile} turning={turning} />
                  </div>
                </div>
              </section>
            ),
        )}
      </div>
      <div class="lightbox-status">{status}</div>
    </dialog>
  )
}
