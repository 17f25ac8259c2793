import type { MenuItemConstructorOptions } from 'electron'
import type { Listening } from '../../../contract/receiver-event'
import type { Words } from '../words/words'

export interface TrayVerbs {
  open(): void
  copy(text: string): void
  setStopped(stopped: boolean): void
  quit(): void
}

/** The menu of the icon in the tray: the window, how to get here, and who may send. */
export function trayMenu(
  { url, code, stopped }: Pick<Listening, 'url' | 'code' | 'stopped'>,
  words: Words,
  verbs: TrayVerbs,
): MenuItemConstructorOptions[] {
  const grouped = `${code.slice(0, 3)} ${code.slice(3)}`
  return [
    { label: words.open, click: verbs.open },
    { type: 'separator' },
    { label: words.copyAddress(new URL(url).host), click: () => verbs.copy(url) },
    { label: words.copyCode(grouped), click: () => verbs.copy(code) },
    {
      label: stopped ? words.resume : words.stop,
      click: () => verbs.setStopped(!stopped),
    },
    { type: 'separator' },
    { label: words.quit, click: verbs.quit },
  ]
}
