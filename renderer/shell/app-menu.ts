import { type ReadonlySignal, signal } from '@preact/signals'
import type { AppMenu, MenuCommandEntry, MenuEntry, MenuRole } from '../../contract/app-menu'
import type { SentenceKey, Translate } from '../../contract/translate'
import { acceleratorOf, COMMANDS, type Command, isCommand } from '../state/commands'
import { type MenuCommand, WALL_COMMANDS } from '../state/menu-commands'

export interface MenuFacts {
  /** Commands that can do something. */
  possible: ReadonlySet<string>
  /** A text field has the focus: the Edit menu is about its text. */
  inText: boolean
  isMac: boolean
  /** The window stays above those of other programs. */
  isAbove: boolean
}

const SEPARATOR: MenuEntry = { kind: 'separator' }

const LABELS = {
  enlarge: 'window.actions.enlarge',
  undo: 'window.actions.undo',
  selectAll: 'window.menu.commands.selectAll',
  selectNone: 'window.actions.clear',
  find: 'window.view.search',
  larger: 'window.menu.commands.larger',
  smaller: 'window.menu.commands.smaller',
  usualSize: 'window.menu.commands.usualSize',
  wall: 'window.wall.open',
  wallCode: 'window.wall.code',
  wallHold: 'window.wall.hold',
  wallOff: 'window.wall.off',
  wallOffPhone: 'window.wall.offPhone',
  keepAbove: 'window.settings.keepAbove',
  settings: 'window.menu.commands.settings',
  openFolder: 'window.panel.openFolder',
  checkNetwork: 'window.check.title',
  openLog: 'window.menu.commands.openLog',
  about: 'window.menu.commands.about',
  stop: 'window.menu.commands.stop',
  resume: 'window.menu.commands.resume',
  newCode: 'window.panel.newCode',
  copyAddress: 'window.menu.commands.copyAddress',
} as const satisfies Record<Exclude<MenuCommand, Command>, SentenceKey>

/** Keys that the page hears itself; for photos see `KEYS` beside their commands. */
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
  wallCode: 'Q',
  wallHold: 'H',
}

/**
 * The letter that opens a list, where the language writes it behind the name, as in "파일(&F)".
 * Chromium's menu bar takes it away in these parentheses, and still underlines its place.
 */
const LETTER_BEHIND = /\((&.)\)$/

/** The application menu in one language, at one moment. */
export function appMenu({ possible, inText, isMac, isAbove }: MenuFacts, t: Translate): AppMenu {
  const command = (id: MenuCommand): MenuCommandEntry => ({
    kind: 'command',
    id,
    label: t(isCommand(id) ? `window.actions.names.${id}` : LABELS[id]),
    keys: shownKeys(id, isMac),
    heardBy: 'page',
    enabled: possible.has(id),
    checked: id === 'keepAbove' ? isAbove : null,
  })
  const role = (role: MenuRole): MenuEntry => ({
    kind: 'role',
    role,
    label: t(`window.menu.roles.${role}`),
  })
  const settings: MenuEntry = {
    ...command('settings'),
    ...{ keys: 'CmdOrCtrl+,', heardBy: 'menu' },
  }
  const stop = possible.has('resume') ? command('resume') : command('stop')

  const program = [
    ...[command('about'), SEPARATOR, settings, SEPARATOR, role('services'), SEPARATOR],
    ...[role('hide'), role('hideOthers'), role('unhide'), SEPARATOR, role('quit')],
  ]
  const file = [
    ...[command('openFolder'), SEPARATOR],
    ...[command('copyAddress'), stop, command('newCode'), SEPARATOR],
    ...(isMac ? [role('close')] : [settings, SEPARATOR, role('close'), role('quit')]),
  ]
  const texts = [
    ...[role('undo'), role('redo'), SEPARATOR],
    ...[role('cut'), role('copy'), role('paste'), SEPARATOR, role('selectAll')],
  ]
  // On macOS a text field's keys work only through these entries, and it may get the focus any
  // time.
  const clipboard = isMac ? [SEPARATOR, role('cut'), role('copy'), role('paste')] : []
  const edit = inText
    ? texts
    : [command('undo'), ...clipboard, SEPARATOR, command('selectAll'), command('selectNone')]
  const photo = COMMANDS.flatMap((id) =>
    id === 'copyImage' || id === 'saveCopies' || id === 'trash'
      ? [SEPARATOR, command(id)]
      : command(id),
  )
  const view = [
    command('larger'),
    command('smaller'),
    command('usualSize'),
    SEPARATOR,
    command('wall'),
    ...WALL_COMMANDS.map(command),
    SEPARATOR,
    command('keepAbove'),
  ]
  const list = (name: 'file' | 'edit' | 'photo' | 'view' | 'window' | 'help') =>
    isMac ? t(`window.menu.${name}`) : t(`window.menu.${name}`).replace(LETTER_BEHIND, '（$1）')
  return [
    ...(isMac ? [{ label: 'Snapland', entries: program }] : []),
    { label: list('file'), entries: file },
    { label: list('edit'), entries: [...edit, SEPARATOR, command('find')] },
    { label: list('photo'), entries: [command('enlarge'), ...photo] },
    { label: list('view'), entries: view },
    ...(isMac
      ? [
          {
            label: list('window'),
            entries: [role('minimize'), role('zoom'), SEPARATOR, role('front')],
          },
        ]
      : []),
    {
      label: list('help'),
      entries: [
        ...[command('checkNetwork'), command('openLog')],
        ...(isMac ? [] : [SEPARATOR, command('about')]),
      ],
    },
  ]
}

/** On macOS a menu key acts wherever the focus is: one without Cmd would be lost to the page. */
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

/** Follows the focus of the page. */
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
  // A closing dialog may leave the focus nowhere, and a removed one fires no event.
  const changes = { subtree: true, childList: true, attributeFilter: ['open'] }
  new MutationObserver(update).observe(document.body, changes)
  return focus
}

const TEXT_TYPES = ['text', 'search', 'password', 'number', 'email', 'url', 'tel']

const isTextField = (element: Element | null): boolean =>
  element instanceof HTMLTextAreaElement ||
  (element instanceof HTMLInputElement && TEXT_TYPES.includes(element.type))
