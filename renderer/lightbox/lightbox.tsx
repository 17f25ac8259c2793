import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks'
import type { Bridge } from '../../contract/bridge'
import { letterOf } from '../state/commands'
import type { Tile } from '../state/tiles'
import { RoundButton } from '../ui/buttons'
import { stepOf, useDocumentKeys, useOutcome } from '../ui/hooks'
import { Chevron, Cross } from '../ui/icons'
import { useLanguage } from '../ui/language'
import { canCompare, type Pair } from './compare'
import { Caption, Details } from './details'
import { Stage } from './stage'
import type { View } from './viewport'

interface Props {
  tiles: readonly Tile[]
  /** The photo to show. */
  id: string
  bridge: Bridge
  /** The result of the last action on photos. */
  said: string
  onShow: (id: string) => void
  onSend: (photo: Tile) => void
  onCompare: (pair: Pair) => void
  /** Called after the dialog has closed, with the photo last shown. */
  onClose: (id: string) => void
}

/** One photo enlarged, in the order of the gallery. */
export function Lightbox({ tiles, id, bridge, said, onShow, onSend, onCompare, onClose }: Props) {
  const { t, format, direction } = useLanguage()
  const dialog = useRef<HTMLDialogElement>(null)
  const [status, run] = useOutcome(id)
  const [details, setDetails] = useState(false)
  const at = tiles.findIndex((tile) => tile.id === id)
  const tile = tiles[at]
  const previous = tiles[at - 1]
  const next = tiles[at + 1]
  const show = (to: Tile | undefined) => to && onShow(to.id)
  const toggleDetails = () => setDetails((open) => !open)
  // With the one after it, or before the last.
  const other =
    tile && canCompare(tile) ? [next, previous].find((each) => each && canCompare(each)) : null
  const compare = other && (() => onCompare([id, other.id]))

  useLayoutEffect(() => dialog.current?.showModal(), [])
  // Its file was taken out of the folder while it was shown.
  useEffect(() => {
    if (!tile) dialog.current?.close()
  }, [tile])

  useDocumentKeys((event) => {
    const step = stepOf(event.key, direction)
    if (step !== 0) show(step < 0 ? previous : next)
    if (event.ctrlKey || event.metaKey || event.altKey) return
    if (letterOf(event) === 'i') toggleDetails()
    if (letterOf(event) === 'c') compare?.()
  })
  const size = tile?.size ? format.pixels(tile.size) : null
  return (
    <dialog
      ref={dialog}
      class="lightbox"
      data-details={details}
      aria-label={tile?.name}
      onClose={() => onClose(id)}
    >
      {tile && (
        <>
          <header class="lightbox-head">
            <span class="lightbox-position">
              {t('window.lightbox.position', { at: at + 1, total: tiles.length })}
            </span>
            <RoundButton label={t('window.close')} onClick={() => dialog.current?.close()}>
              <Cross />
            </RoundButton>
          </header>
          <LoneStage key={tile.id} tile={tile} />
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
            <Caption tile={tile} />
            <p class="lightbox-status" role="status">
              {said || status}
            </p>
            <div class="lightbox-buttons">
              <button type="button" class="plain" aria-pressed={details} onClick={toggleDetails}>
                {t('window.details.label')}
              </button>
              {compare && (
                <button type="button" class="plain" onClick={compare}>
                  {t('window.actions.names.compare')}
                </button>
              )}
              {size !== null && (
                <button
                  type="button"
                  class="plain"
                  onClick={() =>
                    run(bridge.copyText(size), t('window.actions.copiedSize', { size }))
                  }
                >
                  {t('window.actions.names.copySize')}
                </button>
              )}
              {tile.saved && (
                <button type="button" class="plain" onClick={() => onSend(tile)}>
                  {t('window.actions.names.sendToPhone')}
                </button>
              )}
              {tile.saved && (
                <button
                  type="button"
                  class="plain"
                  onClick={() => run(bridge.showInFolder(tile.id), t('window.lightbox.shown'))}
                >
                  {t('window.actions.names.showInFolder')}
                </button>
              )}
            </div>
          </footer>
        </>
      )}
    </dialog>
  )
}

/** The stage of one photo: whole at first. */
function LoneStage({ tile }: { tile: Tile }) {
  const [view, setView] = useState<View | null>(null)
  return <Stage tile={tile} view={view} onView={setView} />
}
