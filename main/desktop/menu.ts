import { app, Menu, type MenuItemConstructorOptions } from 'electron'

/** The menu. Only macOS shows one without being asked; elsewhere there is none, so no key reloads the page or changes its size. */
export function setMenu(): void {
  const roles: MenuItemConstructorOptions[] = [
    { role: 'appMenu' },
    { role: 'fileMenu' },
    { role: 'editMenu' },
    { role: 'windowMenu' },
  ]
  if (!app.isPackaged) roles.push({ label: 'Develop', submenu: [{ role: 'toggleDevTools' }] })
  Menu.setApplicationMenu(process.platform === 'darwin' ? Menu.buildFromTemplate(roles) : null)
}
