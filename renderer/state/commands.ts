import { OPEN_AT_ONCE } from '../../contract/bridge'
import { previewOf, type Tile } from './tiles'

/** All that can be done with photos, in the order in which it is offered. */
export const COMMANDS = [
  'open',
  'compare',
  'copyImage',
  'copySize',
  'star',
  'showInFolder',
  'saveCopies',
  'sendToPhone',
  'exportZip',
  'exportCsv',
  'trash',
] as const
export type Command = (typeof COMMANDS)[number]
/** Commands on files; comparing only shows them, and sending asks for a phone first. */
export type FileCommand = Exclude<Command, 'compare' | 'sendToPhone'>

/** Its keys; Ctrl is Cmd on a Mac. */
const KEYS: Record<Command, { key: string; ctrl: boolean; shift: boolean }> = {
  open: { key: 'o', ctrl: true, shift: false },
  compare: { key: 'c', ctrl: false, shift: false },
  star: { key: 'd', ctrl: true, shift: false },
  copyImage: { key: 'c', ctrl: true, shift: false },
  copySize: { key: 'c', ctrl: true, shift: true },
  showInFolder: { key: 'r', ctrl: true, shift: true },
  saveCopies: { key: 's', ctrl: true, shift: false },
  sendToPhone: { key: 'p', ctrl: true, shift: true },
  exportZip: { key: 'e', ctrl: true, shift: false },
  exportCsv: { key: 'e', ctrl: true, shift: true },
  trash: { key: 'Delete', ctrl: false, shift: false },
}

/** Whether it applies to these photos, all of them saved. */
export function isPossible(command: Command, photos: readonly Tile[]): boolean {
  const [first] = photos
  if (!first) return false
  switch (command) {
    case 'open':
      // Another kind of file may be a program: it is not started from here.
      return photos.length <= OPEN_AT_ONCE && photos.every(({ format }) => format !== 'other')
    case 'compare':
      return photos.length === 2 && photos.every((photo) => previewOf(photo) === 'picture')
    case 'copyImage':
      return photos.length === 1 && previewOf(first) === 'picture'
    case 'copySize':
      return photos.some(({ size }) => size !== null)
    case 'showInFolder':
      return photos.length === 1
    case 'star':
    case 'saveCopies':
    case 'sendToPhone':
    case 'exportZip':
    case 'exportCsv':
    case 'trash':
      return true
  }
}

export const isCommand = (id: string): id is Command => COMMANDS.some((each) => each === id)

type Pressed = Pick<KeyboardEvent, 'key' | 'shiftKey' | 'ctrlKey' | 'metaKey' | 'altKey'> & {
  code?: string
}

/** The command of a key, or null. On a Mac, Cmd with Backspace moves to the trash too. */
export function commandOfKey(pressed: Pressed): Command | null {
  const { shiftKey, altKey } = pressed
  const held = pressed.ctrlKey || pressed.metaKey
  if (altKey) return null
  if (pressed.metaKey && pressed.key === 'Backspace') return 'trash'
  const isIt = (command: Command) => {
    const { key, ctrl, shift } = KEYS[command]
    return key.toLowerCase() === letterOf(pressed) && ctrl === held && shift === shiftKey
  }
  return COMMANDS.find(isIt) ?? null
}

const keyName = (key: string): string => (key.length === 1 ? key.toUpperCase() : key)

/** How its keys are written: "Ctrl+Shift+C", on a Mac "⇧⌘C". */
export function keysText(command: Command, isMac: boolean): string {
  const { key, ctrl, shift } = KEYS[command]
  const name = keyName(key)
  if (isMac) return command === 'trash' ? '⌘⌫' : `${shift ? '⇧' : ''}${ctrl ? '⌘' : ''}${name}`
  return `${ctrl ? 'Ctrl+' : ''}${shift ? 'Shift+' : ''}${name}`
}

/** Its keys as Electron's menus write them. */
export function acceleratorOf(command: Command, isMac: boolean): string {
  const { key, ctrl, shift } = KEYS[command]
  if (isMac && command === 'trash') return 'Cmd+Backspace'
  return `${ctrl ? 'CmdOrCtrl+' : ''}${shift ? 'Shift+' : ''}${keyName(key)}`
}

/**
 * The Latin letter of a key, in lower case, on any keyboard layout: "c" for the key that writes ㅊ
 * or с. Keys without a letter keep their name.
 */
export function letterOf({ key, code = '' }: { key: string; code?: string }): string {
  const isForeign = key === 'Process' || ([...key].length === 1 && key > '\u007f')
  const letter = /^Key([A-Z])$/.exec(code)?.[1]
  return isForeign && letter ? letter.toLowerCase() : key.toLowerCase()
}
