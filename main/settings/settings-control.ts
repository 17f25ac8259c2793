import type { Notice } from '../../contract/notice'
import type { DesktopAbilities, Settings, SettingsView } from '../../contract/settings'
import { AppError } from '../base/errors'
import type { LiveReceiver } from '../live-receiver'
import type { Options } from '../options'
import type { ReceiverOptions } from '../receiver-options'
import { givenSettings, needsReopening, withSettings } from './settings-and-options'
import type { LoadedSettings, SettingsFile } from './settings-file'

export interface SettingsControl {
  settings(): Settings
  view(): SettingsView
  /**
   * Puts some settings in force and writes all of them down; one change after the other.
   * @throws AppError; then all is as it was before
   */
  change(some: Partial<Settings>): Promise<void>
  /** Something could not be done as it is set; shown until the next change. */
  tellNotice(notice: Notice): void
}

export interface SettingsControlDeps extends LoadedSettings {
  file: Pick<SettingsFile, 'save'>
  /** What the command line said. */
  said: Options
  receiver: Pick<LiveReceiver, 'reopen' | 'listening'>
  /** The receiver that these options ask for. */
  receiverOptions(options: Options): ReceiverOptions
  desktop(): DesktopAbilities
  /**
   * Puts in force what is not the receiver's.
   * @throws AppError; then nothing has changed
   */
  apply(settings: Settings, before: Settings): Promise<void>
  /** The settings have become others. `reopened`: so has all that the receiver told before. */
  onChange(reopened: boolean): void
}

export function createSettingsControl(deps: SettingsControlDeps): SettingsControl {
  let { settings, notice } = deps
  let queue: Promise<unknown> = Promise.resolve()
  const given = givenSettings(deps.said)
  const inForce = () => deps.receiverOptions(withSettings(deps.said, settings))

  async function change(some: Partial<Settings>): Promise<void> {
    const fixed = given.find((key) => key in some)
    if (fixed) throw new AppError('FIXED_SETTING')
    const before = settings
    const after = { ...settings, ...some }
    const reopens = needsReopening(before, after)
    if (reopens) await deps.receiver.reopen(deps.receiverOptions(withSettings(deps.said, after)))
    await deps.apply(after, before)
    settings = after
    notice = await deps.file.save(settings).then(() => null, notKept)
    deps.onChange(reopens)
  }

  return {
    settings: () => settings,
    view() {
      const { computer, anyFile, encrypted } = inForce()
      const { folder, port, addresses, address } = deps.receiver.listening()
      const { folderTemplate } = withSettings(deps.said, settings)
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
        desktop: deps.desktop(),
        encrypted,
        notice,
      }
    },
    change(some) {
      const result = queue.then(() => change(some))
      queue = result.catch(() => {})
      return result
    },
    tellNotice(told) {
      notice = told
      deps.onChange(false)
    },
  }
}

function notKept(error: unknown): Notice {
  console.error('The settings cannot be written:', error)
  return { code: 'SETTINGS_NOT_KEPT' }
}
