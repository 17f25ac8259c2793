import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { writeWhole } from '../../base/write-whole'

/**
 * The autostart file of Linux desktops (freedesktop.org, "Desktop Application Autostart
 * Specification").
 */
export function autostartPath(home: string, configHome: string | undefined): string {
  return join(configHome || join(home, '.config'), 'autostart', 'snapland.desktop')
}

/**
 * A desktop entry that runs a command (freedesktop.org, "Desktop Entry Specification", "The Exec
 * key").
 * @param command the program and its arguments
 * @throws Error when one of them has more than one line: such a path cannot be written there
 */
export const autostartEntry = (command: readonly string[]): string =>
  [
    '[Desktop Entry]',
    'Type=Application',
    'Name=Snapland',
    'Comment=Receives photos from phones on the local network',
    `Exec=${command.map(quoted).join(' ')}`,
    'Terminal=false',
    'X-GNOME-Autostart-enabled=true',
    '',
  ].join('\n')

/** Writes it whole or not at all; null removes it. */
export async function setAutostart(path: string, command: readonly string[] | null): Promise<void> {
  if (command === null) {
    await rm(path, { force: true })
    return
  }
  await mkdir(join(path, '..'), { recursive: true })
  await writeWhole(path, autostartEntry(command), { mode: 0o644 })
}

/**
 * Some characters need a backslash in quotes, and the file another one for each; a percent sign
 * would be a field code.
 */
function quoted(argument: string): string {
  if (/[\n\r]/.test(argument)) throw new Error('its path has a line break')
  const inQuotes = argument.replaceAll(/["`$\\]/g, '\\$&').replaceAll('%', '%%')
  return `"${inQuotes.replaceAll('\\', '\\\\')}"`
}

/** The first Electron that quotes login items itself: quoted before, they would be quoted twice. */
const QUOTED_SINCE = 42

/**
 * What `app.setLoginItemSettings` takes on Windows, where older Electrons join path and arguments
 * with spaces and quote none of them.
 * @param command the program and its arguments
 * @param electron its version
 */
export function windowsLoginItem(
  [program = '', ...args]: readonly string[],
  electron: string,
): { path: string; args: string[] } {
  if (Number.parseInt(electron, 10) >= QUOTED_SINCE) return { path: program, args }
  return { path: quotedForWindows(program), args: args.map(quotedForWindows) }
}

/**
 * One argument as Windows programs read it back
 * (learn.microsoft.com/windows/win32/api/shellapi/nf-shellapi-commandlinetoargvw): backslashes
 * count double before a quotation mark, also before the last one.
 */
export const quotedForWindows = (argument: string): string =>
  `"${argument.replaceAll(/(\\*)("|$)/g, (_, slashes: string, mark: string) =>
    mark === '' ? slashes + slashes : `${slashes}${slashes}\\"`,
  )}"`
