import { type Command, isPossible, keysText } from '../state/commands'
import type { Tile } from '../state/tiles'
import { Cross } from '../ui/icons'
import { useLanguage } from '../ui/language'
import { RoundButton } from '../ui/round-button'
import { CommandIcon } from './command-icon'

interface Props {
  /** Never empty. */
  photos: readonly Tile[]
  isMac: boolean
  onCommand: (command: Command) => void
  onClear: () => void
}

const IN_BAR = [
  'open',
  'compare',
  'copyImage',
  'copySize',
  'showInFolder',
  'saveCopies',
  'exportZip',
  'trash',
] as const

/** Below the photos while some are selected: how many, and what can be done with them. */
export function SelectionBar({ photos, isMac, onCommand, onClear }: Props) {
  const { messages, format } = useLanguage()
  const words = messages.actions
  const saved = photos.filter((photo) => photo.saved)
  const bytes = saved.reduce((sum, photo) => sum + (photo.bytes ?? 0), 0)
  return (
    <div class="selection-bar" role="toolbar" aria-label={words.bar}>
      <RoundButton label={words.clear} title={words.clear} onClick={onClear}>
        <Cross />
      </RoundButton>
      <p class="selection-count">
        <b>{words.selected(photos.length)}</b>
        {bytes > 0 && <span>{format.bytes(bytes)}</span>}
      </p>
      {IN_BAR.map((command) => (
        <RoundButton
          key={command}
          label={words.names[command]}
          title={`${words.names[command]} (${keysText(command, isMac)})`}
          disabled={!isPossible(command, saved)}
          onClick={() => onCommand(command)}
        >
          <CommandIcon command={command} />
        </RoundButton>
      ))}
    </div>
  )
}
