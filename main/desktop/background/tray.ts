import { Menu, type MenuItemConstructorOptions, Tray } from 'electron'
import { trayIcon } from '../icons/icons'

export interface TrayIcon {
  show(): void
  hide(): void
  /** What its menu says has changed. */
  redraw(): void
}

/** The icon in the tray. @param onOpen a click on it, where a click does not open its menu */
export function createTrayIcon(
  menu: () => MenuItemConstructorOptions[],
  onOpen: () => void,
): TrayIcon {
  let tray: Tray | null = null
  const redraw = () => tray?.setContextMenu(Menu.buildFromTemplate(menu()))
  return {
    show() {
      if (tray) return
      tray = new Tray(trayIcon())
      tray.setToolTip('Snapland')
      if (process.platform !== 'darwin') tray.on('click', onOpen)
      redraw()
    },
    hide() {
      tray?.destroy()
      tray = null
    },
    redraw,
  }
}
