import type { Pair } from '../lightbox/compare'
import {
  COMMANDS,
  type Command,
  commandOfKey,
  type FileCommand,
  isPossible,
} from '../state/commands'
import { useMenuCommands } from '../state/menu-commands'
import type { Tile } from '../state/tiles'
import { useKeys } from '../ui/hooks'

interface PhotoCommands {
  selected: readonly Tile[]
  run: (command: FileCommand, photos: readonly Tile[]) => void
  onCompare: (pair: Pair) => void
  onSend: (photos: readonly Tile[]) => void
  onEnlarge: (id: string) => void
  /** null when there is nothing to select. */
  onSelectAll: (() => void) | null
  onSelectNone: () => void
}

/**
 * Runs commands on the selected photos by keyboard and application menu.
 * @returns the verb for all other ways
 */
export function usePhotoCommands(photos: PhotoCommands): (command: Command) => void {
  const { selected, run, onCompare, onSend, onEnlarge, onSelectAll, onSelectNone } = photos
  const onCommand = (command: Command) => {
    if (command === 'sendToPhone') return onSend(selected.filter((photo) => photo.saved))
    if (command !== 'compare') return run(command, selected)
    const [left, right] = selected
    if (left && right && isPossible(command, selected)) onCompare([left.id, right.id])
  }
  useKeys((event) => {
    const command = commandOfKey(event)
    if (command === null || selected.length === 0) return false
    onCommand(command)
    return true
  })
  const [first] = selected
  const saved = selected.filter((photo) => photo.saved)
  const possible = COMMANDS.filter((command) => isPossible(command, saved))
  useMenuCommands({
    ...Object.fromEntries(possible.map((command) => [command, () => onCommand(command)])),
    enlarge: first ? () => onEnlarge(first.id) : null,
    selectAll: onSelectAll,
    selectNone: first ? onSelectNone : null,
  })
  return onCommand
}
