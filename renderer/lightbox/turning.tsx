import { useState } from 'preact/hooks'
import { isVideo } from '../../contract/photo'
import { previewOf, type Tile } from '../state/tiles'
import { RoundButton } from '../ui/buttons'
import { useLanguage } from '../ui/language'

/** The photos that are turned on the screen; their files are as they were. */
export interface Turning {
  /** Quarters of a turn to the right, 0 to 3. */
  of(id: string): number
  turn(tile: Tile): void
  /** Saves a copy that is turned so. */
  save(tile: Tile, turns: number): void
}

export function useTurns(save: Turning['save']): Turning {
  const [turns, setTurns] = useState<ReadonlyMap<string, number>>(new Map())
  const of = (id: string) => turns.get(id) ?? 0
  return {
    of,
    turn(tile) {
      if (canTurn(tile)) setTurns(new Map(turns).set(tile.id, (of(tile.id) + 1) % 4))
    },
    save,
  }
}

const canTurn = (tile: Tile): boolean =>
  tile.saved && tile.size !== null && previewOf(tile) === 'picture' && !isVideo(tile.format)

interface Props {
  tile: Tile
  turning: Turning
}

export function TurnButton({ tile, turning }: Props) {
  const { t } = useLanguage()
  return (
    <RoundButton
      label={t('window.lightbox.turn')}
      title={t('window.lightbox.turn')}
      class="tool"
      disabled={!canTurn(tile)}
      onClick={() => turning.turn(tile)}
    >
      <svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
        <path d="M18.500 8.500A7.500 7.500 0 1 0 19.500 12M19 4.500v4.500h-4.500" />
      </svg>
    </RoundButton>
  )
}

/** What a turned photo can become: a JPEG a copy without loss, all others nothing. */
export function TurnLine({ tile, turning }: Props) {
  const { t } = useLanguage()
  const turns = turning.of(tile.id)
  if (turns === 0) return null
  return (
    <div class="action-status turned">
      <span>{t('window.lightbox.turnedHere')}</span>
      {tile.format === 'jpeg' && (
        <button type="button" class="action-offer" onClick={() => turning.save(tile, turns)}>
          {t('window.lightbox.saveTurned')}
        </button>
      )}
    </div>
  )
}
