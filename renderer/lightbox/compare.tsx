import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks'
import { letterOf } from '../state/commands'
import { previewOf, type Tile } from '../state/tiles'
import { RoundButton } from '../ui/buttons'
import { stepOf, useDocumentKeys } from '../ui/hooks'
import { Chevron, Cross } from '../ui/icons'
import { useLanguage } from '../ui/language'
import { Caption } from './details'
import { Stage } from './stage'
import type { View } from './viewport'

/** Ids of two photos: where reading begins, and the one beside it. */
export type Pair = readonly [string, string]

export const canCompare = (tile: Tile): boolean => tile.saved && previewOf(tile) === 'picture'

interface Props {
  /** In the order of the gallery. */
  tiles: readonly Tile[]
  pair: Pair
  onPair: (pair: Pair) => void
  /** Called after the dialog has closed. */
  onClose: () => void
}

/** Two photos side by side that are zoomed and moved as one. */
export function Compare({ tiles, pair, onPair, onClose }: Props) {
  const { t, direction } = useLanguage()
  const dialog = useRef<HTMLDialogElement>(null)
  const [view, setView] = useState<View | null>(null)
  const [first, second] = pair.map((id) => tiles.find((tile) => tile.id === id))

  useLayoutEffect(() => dialog.current?.showModal(), [])
  // The file of one of them was taken out of the folder.
  const isComplete = first !== undefined && second !== undefined
  useEffect(() => {
    if (!isComplete) dialog.current?.close()
  }, [isComplete])

  /** Photos that can be compared with the first. */
  const others = tiles.filter((tile) => tile.id !== pair[0] && canCompare(tile))
  const at = others.findIndex(({ id }) => id === pair[1])
  const [previous, next] = [others[at - 1], others[at + 1]]
  const show = (other: Tile | undefined) => other && onPair([pair[0], other.id])
  const swap = () => onPair([pair[1], pair[0]])

  useDocumentKeys((event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const step = stepOf(event.key, direction)
    if (step !== 0) show(step < 0 ? previous : next)
    if (letterOf(event) === 'x') swap()
  })

  return (
    <dialog
      ref={dialog}
      class="lightbox compare"
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
        <RoundButton label={t('window.close')} onClick={() => dialog.current?.close()}>
          <Cross />
        </RoundButton>
      </header>
      <div class="compare-sides">
        {[first, second].map(
          (tile, side) =>
            tile && (
              <section key={tile.id} class="compare-side" aria-label={tile.name}>
                <Stage tile={tile} view={view} onView={setView} hearsKeys={side === 0} />
                <Caption tile={tile} />
              </section>
            ),
        )}
      </div>
    </dialog>
  )
}
