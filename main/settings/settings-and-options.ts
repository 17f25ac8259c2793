import type { Settings } from '../../contract/settings'
import type { Options } from '../options'

/** What the command line says wins over what the window has set. */
export function withSettings(options: Options, settings: Settings): Options {
  return {
    ...options,
    folder: options.folder ?? settings.folder,
    folderTemplate: options.folderTemplate ?? settings.folderTemplate,
    name: options.name ?? settings.computer,
    port: options.port ?? settings.port,
    anyFile: options.anyFile || settings.anyFile,
    https: options.https || settings.encrypted,
  }
}

/** The settings that the command line has decided. */
export function givenSettings(options: Options): (keyof Settings)[] {
  const given: (keyof Settings)[] = []
  if (options.folder !== null) given.push('folder')
  if (options.folderTemplate !== null) given.push('folderTemplate')
  if (options.name !== null) given.push('computer')
  if (options.port !== null) given.push('port')
  if (options.anyFile) given.push('anyFile')
  if (options.https) given.push('encrypted')
  return given
}

const REOPENING = [
  'folder',
  'folderTemplate',
  'computer',
  'port',
  'anyFile',
  'encrypted',
] as const satisfies readonly (keyof Settings)[]

/** Whether the receiver has to be opened anew for these settings to be in force. */
export const needsReopening = (before: Settings, after: Settings): boolean =>
  REOPENING.some((key) => before[key] !== after[key])
