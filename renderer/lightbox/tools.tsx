import { type Command, commandOfKey, isPossible, keysText, letterOf } from '../state/commands'
import type { Tile } from '../state/tiles'
import { RoundButton } from '../ui/buttons'
import { CommandIcon } from '../ui/icons'
import { useLanguage } from '../ui/language'
import { IS_MAC } from '../ui/menu'

/** What can be done with a photo that is looked at, in groups. */
export const TOOLS: readonly (readonly Command[])[] = [
  ['star', 'trash'],
  ['copyImage', 'copySize', 'saveCopies', 'open', 'showInFolder', 'sendToPhone'],
]

interface Props {
  tile: Tile
  groups?: typeof TOOLS
  onCommand: (command: Command, photo: Tile) => void
}

/** Buttons that show an icon, and say what they do and with which key where the pointer rests. */
export function Tools({ tile, groups = TOOLS, onCommand }: Props) {
  const { t } = useLanguage()
  return (
    <>
      {groups.map((group) => (
        <div key={group[0]} class="tools">
          {group.map((command) => {
            const label = t(`window.actions.names.${command}`)
            return (
              <RoundButton
                key={command}
                label={label}
                title={`${label} (${command === 'star' ? 'S' : keysText(command, IS_MAC)})`}
                class={`tool tool-${command}`}
                pressed={command === 'star' ? tile.isStarred === true : undefined}
                disabled={!tile.saved || !isPossible(command, [tile])}
                onClick={() => onCommand(command, tile)}
              >
                <CommandIcon command={command} />
              </RoundButton>
            )
          })}
        </div>
      ))}
    </>
  )
}

/** The command that a key asks for while a photo is looked at; null for none. */
export function toolOfKey(event: KeyboardEvent): Command | null {
  const isBare = !event.ctrlKey && !event.metaKey && !event.altKey && !event.shiftKey
  if (isBare && letterOf(event) === 's') return 'star'
  const command = commandOfKey(event)
  if (command === null || !TOOLS.flat().includes(command)) return null
  // What is selected of the words is copied as words.
  return command === 'copyImage' && String(getSelection()) !== '' ? null : command
}

/** Whether Space was pressed, and not on a button or a field, which takes it itself. */
export const isSpaceOnNothing = ({ key, target }: KeyboardEvent): boolean =>
  key === ' ' && !(target instanceof Element && target.closest('button, input'))
