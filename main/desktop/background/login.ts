import { homedir } from 'node:os'
import { resolve } from 'node:path'
import { app } from 'electron'
import { AppError } from '../../base/errors'
import { NOTHING_TO_DO, type Prepared } from '../../base/prepared'
import { autostartPath, setAutostart, windowsLoginItem } from './autostart'

/**
 * Changes whether Snapland is started at login, at once: only so it is known whether that works.
 * @throws AppError when it does not
 */
export async function prepareLogin(
  wanted: boolean,
  before: boolean,
  data: string | null,
): Promise<Prepared> {
  if (wanted === before) return NOTHING_TO_DO
  await startAtLogin(wanted, data)
  return { commit() {}, cancel: () => startAtLogin(before, data) }
}

/**
 * Starts Snapland at login, or not: by the system's own list, on Linux by an autostart file.
 * @param data the data folder of the command line; null for the usual one
 * @throws AppError when the file cannot be written
 */
export async function startAtLogin(wanted: boolean, data: string | null): Promise<void> {
  const args = [
    ...(app.isPackaged ? [] : [app.getAppPath()]),
    ...(app.commandLine.hasSwitch('no-sandbox') ? ['--no-sandbox'] : []),
    ...(data === null ? [] : ['--data', resolve(data)]),
    '--hidden',
  ]
  if (process.platform !== 'linux') {
    // macOS takes neither a path nor arguments.
    const item = windowsLoginItem([process.execPath, ...args], process.versions.electron)
    app.setLoginItemSettings({ openAtLogin: wanted, ...item })
    return
  }
  // An AppImage runs from a folder that exists only while it runs.
  const program = process.env.APPIMAGE ?? process.execPath
  const path = autostartPath(homedir(), process.env.XDG_CONFIG_HOME)
  try {
    await setAutostart(path, wanted ? [program, ...args] : null)
  } catch (error) {
    throw new AppError('LOGIN_UNCHANGED', { cause: error })
  }
}
