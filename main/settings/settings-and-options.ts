import type { Settings } from '../../contract/settings'
import type { Options } from '../options'

/** What the command line says wins over what the window has set. */
export function withSettings(options: Options, settings: Settings): Options {
  return {
    ...options,
    folder: options.folder ?? settings.folder,
    name: options.name ?? settings.computer,
    port: options.port ?? settings.port,
    anyFile: options.anyFile || settings.anyFile,
  }
}

/** The settings that the command line has decided. */
export function givenSettings({ folder, name, port, anyFile }: Options): (keyof Settings)[] {
  const given: (keyof Settings)[] = []
  if (folder !== null) given.push('folder')
  if (name !== null) given.push('computer')
  if (port !== null) given.push('port')
  if (anyFile) given.push('anyFile')
  return given
}

/** Whether the receiver has to be opened anew for these settings to be in force. */
export const needsReopening = (before: Settings, after: Settings): boolean =>
  (['folder', 'computer', 'port', 'anyFile'] as const).some((key) => before[key] !== after[key])
