/**
 * The application menu as the page wants it: it knows the language, the selection and the commands.
 */
export type AppMenu = MenuList[]

export interface MenuList {
  /** `&` before the letter that opens it with Alt, where the system has that. */
  label: string
  entries: MenuEntry[]
}

export type MenuEntry =
  | MenuCommandEntry
  /** Standard actions of the system, under its own keys. */
  | { kind: 'role'; role: MenuRole; label: string }
  | { kind: 'separator' }

export interface MenuCommandEntry {
  kind: 'command'
  /** What the page receives when it is chosen. */
  id: string
  label: string
  /** As Electron writes accelerators; null for none. */
  keys: string | null
  /**
   * Who hears the keys. `page`: the menu only shows them, so that they act once and never while
   * typing.
   */
  heardBy: 'page' | 'menu'
  enabled: boolean
  /** Whether its check mark is set; null for a command without one. */
  checked: boolean | null
}

export const MENU_ROLES = [
  'undo',
  'redo',
  'cut',
  'copy',
  'paste',
  'selectAll',
  'services',
  'hide',
  'hideOthers',
  'unhide',
  'minimize',
  'zoom',
  'front',
  'close',
  'quit',
] as const
export type MenuRole = (typeof MENU_ROLES)[number]

export const MENU_CHANNEL = 'menu-command'

/** More would be an accident. */
export const MENU_LIMITS = { lists: 10, entries: 40, letters: 100 } as const
