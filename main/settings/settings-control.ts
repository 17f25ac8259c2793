import type { Notice } from '../../contract/notice'
import type { Settings, SettingsView } from '../../contract/settings'
import { AppError } from '../base/errors'
import { createEvents } from '../base/events'
import type { Log } from '../base/log'
import { type Prepared, prepareAll } from '../base/prepared'
import { createSerial } from '../base/serial'
import type { Options } from '../options'
import type { Receiver } from '../receiver'
import { receiverOptions, type Surroundings } from '../receiver-options'
import { givenSettings, receiverChange, withSettings } from './settings-and-options'
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
  /** Something could not be done as it is set; shown until the next change. */
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
      const { computer, anyFile, encrypted } = optionsOf(settings)
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
        anyFile,
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
