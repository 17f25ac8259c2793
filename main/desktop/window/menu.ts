import { Menu, type MenuItemConstructorOptions } from 'electron'
import type { AppMenu, MenuEntry } from '../../../contract/app-menu'

export interface ApplicationMenu {
  /** Shows the menu that the page wants. @throws Error when its keys are none */
  show(wanted: AppMenu): void
}

/** What changes in a menu that is open. */
const CHANGING = ['enabled', 'checked']

/**
 * The application menu. On macOS at the top of the screen; elsewhere Alt shows it above the window.
 * @param onCommand receives the id of the chosen command
 */
export function createApplicationMenu(onCommand: (id: string) => void): ApplicationMenu {
  let shape = ''
  // Until the page is there; Electron's default menu has keys that reload the page.
  const roles = [{ role: 'appMenu' }, { role: 'editMenu' }, { role: 'windowMenu' }] as const
  Menu.setApplicationMenu(process.platform === 'darwin' ? Menu.buildFromTemplate([...roles]) : null)

  function item(entry: MenuEntry): MenuItemConstructorOptions {
    if (entry.kind === 'separator') return { type: 'separator' }
    if (entry.kind === 'role') return { role: entry.role, label: entry.label }
    const { id, label, keys, heardBy, enabled, checked } = entry
    return {
      id,
      label,
      enabled,
      ...(checked !== null && { type: 'checkbox', checked }),
      ...(keys !== null && { accelerator: keys, registerAccelerator: heardBy === 'menu' }),
      click: (item, _window, { triggeredByAccelerator, metaKey }) => {
        // Electron sets the mark at once. It is set by what is in force, which may not change.
        if (checked !== null) item.checked = !item.checked
        // macOS registers every key. One that the page left alone belongs to a text or a dialog.
        // Return in the open menu counts as a key too.
        const isKey = process.platform === 'darwin' && triggeredByAccelerator && metaKey
        if (!isKey || heardBy === 'menu') onCommand(id)
      },
    }
  }

  return {
    show(wanted) {
      const next = JSON.stringify(wanted, (key, value) =>
        CHANGING.includes(key) ? undefined : value,
      )
      if (next === shape) {
        // A menu that is open stays open.
        for (const entry of wanted.flatMap(({ entries }) => entries)) {
          if (entry.kind !== 'command') continue
          const shown = Menu.getApplicationMenu()?.getMenuItemById(entry.id)
          if (!shown) continue
          shown.enabled = entry.enabled
          if (entry.checked !== null) shown.checked = entry.checked
        }
        return
      }
      const lists = wanted.map(({ label, entries }) => ({ label, submenu: entries.map(item) }))
      Menu.setApplicationMenu(Menu.buildFromTemplate(lists))
      shape = next
    },
  }
}
