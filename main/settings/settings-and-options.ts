import type { Settings } from '../../contract/settings'
import type { Options } from '../options'
import {
  type LiveOptions,
  type ReceiverOptions,
  receiverOptions,
  type Surroundings,
} from '../receiver-options'

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

/**
 * The receiver to start with. A folder or port of the settings that cannot be had does not keep the
 * program from starting; one of the command line does.
 */
export function optionsAtStart(
  said: Options,
  settings: Settings,
  around: Surroundings,
): ReceiverOptions {
  const without = withSettings(said, { ...settings, folder: null, port: null })
  const instead = receiverOptions(without, around)
  return { ...receiverOptions(withSettings(said, settings), around), instead }
}

/** What the receiver has to change for these settings to be in force. */
export function receiverChange(
  changed: Partial<Settings>,
  { folder, template, computer, port, anyFile, encrypted }: ReceiverOptions,
): Partial<LiveOptions> {
  return {
    ...('folder' in changed && { folder }),
    ...('folderTemplate' in changed && { template }),
    ...('computer' in changed && { computer }),
    ...('port' in changed && { port }),
    ...('anyFile' in changed && { anyFile }),
    ...('encrypted' in changed && { encrypted }),
  }
}
