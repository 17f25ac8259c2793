import { execFile } from 'node:child_process'
import { app, clipboard, Menu, type MenuItemConstructorOptions, Tray } from 'electron'
import type { Listening } from '../../../contract/receiver-event'
import type { Translate } from '../../../contract/translate'
import type { Context } from '../context'
import { trayIcon } from '../icons/icons'

export interface TrayIcon {
  show(): void
  hide(): void
  /** What its menu says has changed. */
  redraw(): void
  /** What is told of it when the pointer rests on it. */
  setTitle(title: string): void
}

/** The icon in the tray. @param onOpen a click on it, where a click does not open its menu */
function createTrayIcon(menu: () => MenuItemConstructorOptions[], onOpen: () => void): TrayIcon {
  let tray: Tray | null = null
  let shownTitle = 'Snapland'
  const redraw = () => tray?.setContextMenu(Menu.buildFromTemplate(menu()))
  return {
    show() {
      if (tray) return
      tray = new Tray(trayIcon())
      tray.setToolTip(shownTitle)
      if (process.platform !== 'darwin') tray.on('click', onOpen)
      redraw()
    },
    hide() {
      tray?.destroy()
      tray = null
    },
    redraw,
    setTitle(title) {
      shownTitle = title
      tray?.setToolTip(title)
    },
  }
}

/** The icon, with a menu that follows the receiver. */
export function setupTray({ log, receiver, settings, window, t }: Context): TrayIcon {
  // Since Electron 44 the clipboard is that of the web, which answers later.
  const copyText = (text: string) => {
    Promise.resolve(clipboard.writeText(text)).catch((why: unknown) =>
      log.error('The text could not be copied:', why),
    )
  }
  const icon = createTrayIcon(
    () =>
      trayMenu(receiver.listening(), t, {
        open: window.show,
        copy: copyText,
        setStopped: (stopped) => void receiver.setStopped(stopped),
        quit: () => app.quit(),
      }),
    window.show,
  )
  receiver.onEvent(({ type }) => void (type === 'listening' && icon.redraw()))
  settings.onChange(icon.redraw)
  return icon
}

interface TrayVerbs {
  open(): void
  copy(text: string): void
  setStopped(stopped: boolean): void
  quit(): void
}

/** The menu of the icon in the tray: the window, how to get here, and who may send. */
function trayMenu(
  { url, code, stopped }: Pick<Listening, 'url' | 'code' | 'stopped'>,
  t: Translate,
  verbs: TrayVerbs,
): MenuItemConstructorOptions[] {
  const grouped = `${code.slice(0, 3)} ${code.slice(3)}`
  return [
    { label: t('desktop.tray.open'), click: verbs.open },
    { type: 'separator' },
    {
      label: t('desktop.tray.copyAddress', { address: new URL(url).host }),
      click: () => verbs.copy(url),
    },
    { label: t('desktop.tray.copyCode', { code: grouped }), click: () => verbs.copy(code) },
    {
      label: t(stopped ? 'desktop.tray.resume' : 'desktop.tray.stop'),
      click: () => verbs.setStopped(!stopped),
    },
    { type: 'separator' },
    { label: t('desktop.tray.quit'), click: verbs.quit },
  ]
}

const WATCHER = 'org.kde.StatusNotifierWatcher'
const PATH = '/StatusNotifierWatcher'
const PROPERTY = 'IsStatusNotifierHostRegistered'

/** Programs that read a property on the session bus; a system has one or the other. */
const QUESTIONS: readonly (readonly [string, readonly string[]])[] = [
  ['busctl', ['--user', 'get-property', WATCHER, PATH, WATCHER, PROPERTY]],
  [
    'dbus-send',
    [
      '--session',
      '--print-reply',
      `--dest=${WATCHER}`,
      PATH,
      'org.freedesktop.DBus.Properties.Get',
      `string:${WATCHER}`,
      `string:${PROPERTY}`,
    ],
  ],
]
const ANSWER_MS = 2000

/**
 * Whether the desktop shows tray icons. On Linux a panel registers on the session bus
 * (StatusNotifierItem specification, freedesktop.org). Electron does not say: an icon that nobody
 * shows looks like any other.
 */
export async function hasTray(): Promise<boolean> {
  if (process.platform !== 'linux') return true
  for (const [program, args] of QUESTIONS) {
    if (/\b(b|boolean) true\b/.test(await answer(program, args))) return true
  }
  return false
}

/** What it prints; nothing where it is missing, fails or does not end. */
const answer = (program: string, args: readonly string[]) =>
  new Promise<string>((resolve) => {
    execFile(program, [...args], { timeout: ANSWER_MS }, (_error, stdout) => resolve(stdout))
  })
