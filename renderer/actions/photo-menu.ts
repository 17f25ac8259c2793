import { COMMANDS, type Command, isPossible, keysText } from '../state/commands'
import type { Tile } from '../state/tiles'
import type { LanguageOf } from '../ui/language'
import type { MenuItem } from '../ui/menu'

/** The context menu of photos: to enlarge them, and every command; what does not work for these is greyed out. */
export function photoMenu(
  photos: readonly Tile[],
  { messages }: Pick<LanguageOf, 'messages'>,
  isMac: boolean,
  onEnlarge: () => void,
  onCommand: (command: Command) => void,
): MenuItem[] {
  const words = messages.actions
  const saved = photos.filter((photo) => photo.saved)
  const enlarge = { label: words.enlarge, keys: isMac ? '⏎' : 'Enter', run: onEnlarge }
  return [
    enlarge,
    ...COMMANDS.map((command) => ({
      label: words.names[command],
      keys: keysText(command, isMac),
      disabled: !isPossible(command, saved),
      apart: command === 'copyImage' || command === 'saveCopies' || command === 'trash',
      run: () => onCommand(command),
    })),
  ]
}
