import type { MenuItemConstructorOptions } from 'electron'
import type { Listening } from '../../../contract/receiver-event'
import type { Translate } from '../../../contract/translate'

export interface TrayVerbs {
  open(): void
  copy(text: string): void
  setStopped(stopped: boolean): void
  quit(): void
}

/** The menu of the icon in the tray: the window, how to get here, and who may send. */
export function trayMenu(
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
