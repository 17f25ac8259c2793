import type { Notice } from '../../contract/notice'
import type { Settings, SettingsView } from '../../contract/settings'
import { AppError } from '../base/errors'
import { createEvents } from '../base/events'
import type { Log } from '../base/log'
import { type Prepared, prepareAll } from '../base/prepared'
import { createSerial } from '../base/serial'
import { lineOf } from '../commands/command-line'
import {
  type LiveOptions,
  type Options,
  type ReceiverOptions,
  receiverOptions,
  type Surroundings,
} from '../options'
import type { Receiver } from '../receiver'
import type { LoadedSettings, SettingsFile } from './settings-file'

export interface SettingsControl {
  settings(): Settings
  /** All but what the desktop has. */
  view(): Omit<SettingsView, 'desktop'>
  /**
   * Puts some settings in force and writes all of them down; one change after the other.
   * @throws AppError; then all is as it was before
   */
  change(some: Partial<Settings>): Promise<void>
  /** Something could not be done as the settings say; shown until the next change. */
  tellNotice(notice: Notice): void
  /** Called when they have become others, or the notice has. Returns its unsubscribe. */
  onChange(listener: () => void): () => void
}

export interface SettingsControlDeps extends LoadedSettings {
  file: Pick<SettingsFile, 'save'>
  /** What the command line said. */
  said: Options
  around: Surroundings
  receiver: Pick<Receiver, 'prepare' | 'listening'>
  log: Log
  /**
   * Prepares what is not the receiver's.
   * @throws AppError when it cannot be had
   */
  prepare(after: Settings, before: Settings): Promise<Prepared>
}

export function createSettingsControl(deps: SettingsControlDeps): SettingsControl {
  const { said, receiver, log } = deps
  let { settings, notice } = deps
  const { emit, onEvent } = createEvents<void>()
  const serial = createSerial()
  const given = givenSettings(said)
  const optionsOf = (set: Settings) => receiverOptions(withSettings(said, set), deps.around)

  function notKept(error: unknown): Notice {
    log.error('The settings cannot be written:', error)
    return { code: 'SETTINGS_NOT_KEPT' }
  }

  async function change(some: Partial<Settings>): Promise<void> {
    const fixed = given.find((key) => key in some)
    if (fixed) throw new AppError('FIXED_SETTING')
    const before = settings
    const after = { ...settings, ...some }
    const prepared = await prepareAll([
      () => receiver.prepare(receiverChange(some, optionsOf(after))),
      () => deps.prepare(after, before),
    ])
    settings = after
    await prepared.commit()
    log.info(`settings changed: ${Object.keys(some).join(', ')}`)
    notice = await deps.file.save(settings).then(() => null, notKept)
    emit()
  }

  return {
    settings: () => settings,
    view() {
      const { computer, accept, command, encrypted } = optionsOf(settings)
      const { folder, port, addresses, address } = receiver.listening()
      const { folderTemplate } = withSettings(said, settings)
      return {
        settings,
        given,
        folder,
        folderTemplate: folderTemplate ?? '',
        port,
        networks: addresses,
        shown: address,
        computer,
        accept,
        command,
        commandLine: lineOf(command?.arguments ?? []),
        encrypted,
        notice,
      }
    },
    change: (some) => serial(() => change(some)),
    tellNotice(told) {
      notice = told
      emit()
    },
    onChange: onEvent,
  }
}

/** What the command line says wins over what the window has set. */
export function withSettings(options: Options, settings: Settings): Options {
  return {
    ...options,
    folder: options.folder ?? settings.folder,
    folderTemplate: options.folderTemplate ?? settings.folderTemplate,
    name: options.name ?? settings.computer,
    port: options.port ?? settings.port,
    accept: options.accept ?? settings.accept,
    exec: options.exec ?? settings.command,
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
  if (options.accept !== null) given.push('accept')
  if (options.exec !== null) given.push('command')
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
  { folder, template, computer, port, accept, command, encrypted }: ReceiverOptions,
): Partial<LiveOptions> {
  return {
    ...('folder' in changed && { folder }),
    ...('folderTemplate' in changed && { template }),
    ...('computer' in changed && { computer }),
    ...('port' in changed && { port }),
    ...('accept' in changed && { accept }),
    ...('command' in changed && { command }),
    ...('encrypted' in changed && { encrypted }),
  }
}
