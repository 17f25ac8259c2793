import type { ComponentChildren, RefObject } from 'preact'
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks'
import type { Translate } from '../../contract/translate'
import { COMMANDS, type Command, isPossible, keysText } from '../state/commands'
import { bytesOf } from '../state/live-tiles'
import type { Tile } from '../state/tiles'
import { RoundButton } from '../ui/buttons'
import { measuresText } from '../ui/format'
import { useSize } from '../ui/hooks'
import { CommandIcon, Cross } from '../ui/icons'
import { useLanguage } from '../ui/language'
import type { ActionStatus } from './use-actions'

interface Props {
  status: ActionStatus | null
  children?: ComponentChildren
}

/** Below the photos: the result of an action and what can be done about it, then the selection. */
export function PhotosFoot({ status, children }: Props) {
  const foot = useRef<HTMLDivElement>(null)
  const height = useSize(foot)?.height ?? 0
  // Notices stand above it, however high it is.
  useLayoutEffect(() => {
    const { style } = document.documentElement
    style.setProperty('--foot', `${height}px`)
    return () => void style.removeProperty('--foot')
  }, [height])
  return (
    <div class="photos-foot" ref={foot}>
      <StatusLine status={status} />
      {children}
    </div>
  )
}

/** The result of an action, how far one is, and what can be done about it. */
export const StatusLine = ({ status }: { status: ActionStatus | null }) => (
  <div class="action-status" role="status" data-empty={status === null}>
    {status && <span>{status.text}</span>}
    {status && status.share !== null && (
      <progress
        value={status.share === 'unknown' ? undefined : status.share}
        aria-label={status.text}
      />
    )}
    {status?.offer && (
      <button type="button" class="action-offer" onClick={status.offer.run}>
        {status.offer.label}
      </button>
    )}
  </div>
)

interface SelectionBarProps {
  /** Never empty. */
  photos: readonly Tile[]
  isMac: boolean
  onCommand: (command: Command) => void
  onClear: () => void
}

/** Longer than a double click takes, milliseconds. */
const FRESH_MS = 500
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
  // It comes with the first click of a double click on a photo, which the second is meant for too.
  const [isFresh, setFresh] = useState(true)
  useEffect(() => {
    const timer = setTimeout(setFresh, FRESH_MS, false)
    return () => clearTimeout(timer)
  }, [])
  const saved = photos.filter((photo) => photo.saved)
  const bytes = saved.reduce((sum, photo) => sum + (bytesOf(photo) ?? 0), 0)
  const [only, ...others] = photos
  const facts = [
    only && others.length === 0 ? measuresText(only, format) : null,
    bytes > 0 ? format.bytes(bytes) : null,
  ].filter((fact) => fact !== null)
  return (
    <div
      ref={bar}
      class="selection-bar"
      data-fresh={isFresh}
      role="toolbar"
      aria-label={t('window.actions.bar')}
    >
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
          <span key={fact} dir="auto">
            {fact}
          </span>
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
