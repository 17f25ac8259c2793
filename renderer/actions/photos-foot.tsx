import type { ComponentChildren, RefObject } from 'preact'
import { useLayoutEffect, useRef } from 'preact/hooks'
import type { Translate } from '../../contract/translate'
import { COMMANDS, type Command, isPossible, keysText } from '../state/commands'
import { bytesOf } from '../state/live-tiles'
import type { Tile } from '../state/tiles'
import { RoundButton } from '../ui/buttons'
import { measuresText } from '../ui/format'
import { Cross, PLANE } from '../ui/icons'
import { useLanguage } from '../ui/language'
import type { ActionStatus } from './use-actions'

interface Props {
  status: ActionStatus | null
  children?: ComponentChildren
}

/** Below the photos: the result of an action and what can be done about it, then the selection. */
export function PhotosFoot({ status, children }: Props) {
  return (
    <div class="photos-foot">
      <div class="action-status" role="status" data-empty={status === null}>
        {status && <span>{status.text}</span>}
        {status && status.share !== null && (
          <progress value={status.share} aria-label={status.text} />
        )}
        {status?.offer && (
          <button type="button" class="action-offer" onClick={status.offer.run}>
            {status.offer.label}
          </button>
        )}
      </div>
      {children}
    </div>
  )
}

interface SelectionBarProps {
  /** Never empty. */
  photos: readonly Tile[]
  isMac: boolean
  onCommand: (command: Command) => void
  onClear: () => void
}

/** One kind of export is enough for a bar; the menus have both. */
const IN_BAR = COMMANDS.filter((command) => command !== 'exportCsv')

/**
 * Below the photos while some are selected: how many, of one its size, and what can be done with
 * them, in words where these have room.
 */
export function SelectionBar({ photos, isMac, onCommand, onClear }: SelectionBarProps) {
  const { t, format } = useLanguage()
  const bar = useRef<HTMLDivElement>(null)
  useWordsThatFit(bar, photos.length)
  const saved = photos.filter((photo) => photo.saved)
  const bytes = saved.reduce((sum, photo) => sum + (bytesOf(photo) ?? 0), 0)
  const [only, ...others] = photos
  const facts = [
    only && others.length === 0 ? measuresText(only, format) : null,
    bytes > 0 ? format.bytes(bytes) : null,
  ].filter((fact) => fact !== null)
  return (
    <div ref={bar} class="selection-bar" role="toolbar" aria-label={t('window.actions.bar')}>
      <RoundButton
        label={t('window.actions.clear')}
        title={t('window.actions.clear')}
        onClick={onClear}
      >
        <Cross />
      </RoundButton>
      <p class="selection-count">
        <b>{t('window.actions.selected', { count: photos.length })}</b>
        {facts.map((fact) => (
          <span key={fact}>{fact}</span>
        ))}
      </p>
      {IN_BAR.map((command) => (
        <RoundButton
          key={command}
          class={`bar-button bar-${command}`}
          label={t(`window.actions.names.${command}`)}
          title={`${t(`window.actions.names.${command}`)} (${keysText(command, isMac)})`}
          disabled={!isPossible(command, saved)}
          onClick={() => onCommand(command)}
        >
          <CommandIcon command={command} />
          <span class="bar-word">{wordOf(command, t)}</span>
        </RoundButton>
      ))}
    </div>
  )
}

/** What stands below an icon: as short as it can be understood. */
function wordOf(command: Command, t: Translate): string {
  if (command === 'open') return t('window.actions.openShort')
  if (command === 'exportZip') return 'ZIP'
  return t(`window.actions.names.${command}`).replace('…', '')
}

/** Shows the words of a bar, `data-words`, where all of it then stands in one line. */
function useWordsThatFit(bar: RefObject<HTMLElement | null>, count: number): void {
  useLayoutEffect(() => {
    const element = bar.current
    const parent = element?.parentElement
    if (!element || !parent) return
    const measure = () => {
      element.dataset.words = 'true'
      element.dataset.words = String(element.scrollWidth <= element.clientWidth)
    }
    const observer = new ResizeObserver(measure)
    observer.observe(parent)
    measure()
    return () => observer.disconnect()
  }, [bar, count])
}

const PATHS: Record<Command, string> = {
  open: 'M14 5h5v5M19 5l-8 8M17 14v4a1.500 1.500 0 0 1-1.500 1.500h-9A1.500 1.500 0 0 1 5 18V9a1.500 1.500 0 0 1 1.500-1.500H10',
  compare: 'M4 5.500h6.500v13H4zM13.500 5.500H20v13h-6.500z',
  copyImage: 'M9 9h10v10H9zM15 9V5H5v10h4M9 17l3.500-3.500L16 17',
  copySize: 'M4 8.500h16v7H4zM8 8.500v3M12 8.500v4M16 8.500v3',
  showInFolder: 'M4 18V6.500h5.500l2 2.500H20v9zM4 12h16',
  saveCopies: 'M12 4v11M7.500 11l4.500 4.500L16.500 11M5 19.500h14',
  sendToPhone: PLANE,
  exportZip: 'M5 8h14v11.500H5zM4 4.500h16V8H4zM12 8v2M12 12v2M10.500 16h3',
  exportCsv: 'M5 5h14v14H5zM5 10h14M5 14.500h14M11 5v14',
  trash:
    'M5 7h14M9.500 7V4.500h5V7M7 7l.8 12.500h8.400L17 7M10.500 10.500v5.500M13.500 10.500v5.500',
}

const CommandIcon = ({ command }: { command: Command }) => (
  <svg
    class={command === 'open' || command === 'sendToPhone' ? 'icon icon-mirrors' : 'icon'}
    viewBox="0 0 24 24"
    aria-hidden="true"
  >
    <path d={PATHS[command]} />
  </svg>
)
