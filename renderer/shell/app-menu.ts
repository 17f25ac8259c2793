import { type ReadonlySignal, signal } from '@preact/signals'
import type { AppMenu, MenuCommandEntry, MenuEntry, MenuRole } from '../../contract/app-menu'
import type { Messages } from '../messages/en'
import { acceleratorOf, COMMANDS, isCommand } from '../state/commands'
import type { MenuCommand } from '../state/menu-commands'

export interface MenuFacts {
  /** Commands that can do something. */
  possible: ReadonlySet<string>
  /** A text field has the focus: the Edit menu is about its text. */
  inText: boolean
  isMac: boolean
}

const LINE: MenuEntry = { kind: 'line' }

/** Keys that the page hears itself, where they have a meaning; for photos see `KEYS` beside their commands. */
const PAGE_KEYS: Partial<Record<MenuCommand, string>> = {
  enlarge: 'Enter',
  undo: 'CmdOrCtrl+Z',
  selectAll: 'CmdOrCtrl+A',
  selectNone: 'Esc',
  find: 'CmdOrCtrl+F',
  larger: 'CmdOrCtrl+Plus',
  smaller: 'CmdOrCtrl+-',
  usualSize: 'CmdOrCtrl+0',
  wall: 'F11',
}

/** The application menu in one language, at one moment. */
export function appMenu({ possible, inText, isMac }: MenuFacts, messages: Messages): AppMenu {
  const words = messages.menu
  const labels: Record<MenuCommand, string> = {
    ...messages.actions.names,
    ...words.commands,
    enlarge: messages.actions.enlarge,
    undo: messages.actions.undo,
    selectNone: messages.actions.clear,
    find: messages.view.search,
    openFolder: messages.panel.openFolder,
    newCode: messages.panel.newCode,
    wall: messages.wall.open,
  }
  const command = (id: MenuCommand): MenuCommandEntry => ({
    kind: 'command',
    id,
    label: labels[id],
    keys: shownKeys(id, isMac),
    heardBy: 'page',
    enabled: possible.has(id),
  })
  const role = (role: MenuRole): MenuEntry => ({ kind: 'role', role, label: words.roles[role] })
  const settings: MenuEntry = {
    ...command('settings'),
    ...{ keys: 'CmdOrCtrl+,', heardBy: 'menu' },
  }
  const stop = possible.has('resume') ? command('resume') : command('stop')

  const program = [
    ...[role('about'), LINE, settings, LINE, role('services'), LINE],
    ...[role('hide'), role('hideOthers'), role('unhide'), LINE, role('quit')],
  ]
  const file = [
    ...[command('openFolder'), LINE, stop, command('newCode'), LINE],
    ...(isMac ? [role('close')] : [settings, LINE, role('close'), role('quit')]),
  ]
  const texts = [
    ...[role('undo'), role('redo'), LINE],
    ...[role('cut'), role('copy'), role('paste'), LINE, role('selectAll')],
  ]
  // On macOS the keys of a text field work through these alone, and a field may get the focus at any moment.
  const clipboard = isMac ? [LINE, role('cut'), role('copy'), role('paste')] : []
  const edit = inText
    ? texts
    : [command('undo'), ...clipboard, LINE, command('selectAll'), command('selectNone')]
  const photo = COMMANDS.flatMap((id) =>
    id === 'copyImage' || id === 'saveCopies' || id === 'trash' ? [LINE, command(id)] : command(id),
  )
  const view = [command('larger'), command('smaller'), command('usualSize'), LINE, command('wall')]
  return [
    ...(isMac ? [{ label: 'Snapland', entries: program }] : []),
    { label: words.file, entries: file },
    { label: words.edit, entries: [...edit, LINE, command('find')] },
    { label: words.photo, entries: [command('enlarge'), ...photo] },
    { label: words.view, entries: view },
    ...(isMac
      ? [{ label: words.window, entries: [role('minimize'), role('zoom'), LINE, role('front')] }]
      : []),
  ]
}

/** On macOS a key in the menu acts, wherever the focus is: one without Cmd would be taken from the page. */
function shownKeys(id: MenuCommand, isMac: boolean): string | null {
  const keys = isCommand(id) ? acceleratorOf(id, isMac) : PAGE_KEYS[id]
  return keys === undefined || (isMac && !keys.startsWith('Cmd')) ? null : keys
}

interface PageFocus {
  /** A text field has the focus. */
  inText: boolean
  /** A dialog lies over the window, so nothing behind it can be done. */
  inDialog: boolean
}

/** Follows where in the window a person is. */
export function followFocus(): ReadonlySignal<PageFocus> {
  const focus = signal<PageFocus>({ inText: false, inDialog: false })
  const update = () => {
    const inText = isTextField(document.activeElement)
    const inDialog = document.querySelector('dialog[open]') !== null
    if (inText !== focus.value.inText || inDialog !== focus.value.inDialog)
      focus.value = { inText, inDialog }
  }
  document.addEventListener('focusin', update)
  document.addEventListener('focusout', () => queueMicrotask(update))
  // A dialog that closes may leave the focus nowhere, and one that is taken away tells nobody.
  const changes = { subtree: true, childList: true, attributeFilter: ['open'] }
  new MutationObserver(update).observe(document.body, changes)
  return focus
}

const TEXT_TYPES = ['text', 'search', 'password', 'number', 'email', 'url', 'tel']

const isTextField = (element: Element | null): boolean =>
  element instanceof HTMLTextAreaElement ||
  (element instanceof HTMLInputElement && TEXT_TYPES.includes(element.type))
