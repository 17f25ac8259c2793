import { Cross } from '../icons'
import { useLanguage } from '../language'
import type { Tile } from '../tiles'
import { CommandIcon } from './command-icon'
import { type Command, isPossible, keysText } from './commands'

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
      <button
        type="button"
        class="round"
        aria-label={words.clear}
        title={words.clear}
        onClick={onClear}
      >
        <Cross />
      </button>
      <p class="selection-count">
        <b>{words.selected(photos.length)}</b>
        {bytes > 0 && <span>{format.bytes(bytes)}</span>}
      </p>
      {IN_BAR.map((command) => {
        const possible = isPossible(command, saved)
        return (
          <button
            key={command}
            type="button"
            class="round"
            aria-label={words.names[command]}
            aria-disabled={!possible}
            title={`${words.names[command]} (${keysText(command, isMac)})`}
            onClick={() => possible && onCommand(command)}
          >
            <CommandIcon command={command} />
          </button>
        )
      })}
    </div>
  )
}
