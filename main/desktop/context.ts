import type { WindowEvent } from '../../contract/bridge'
import type { Translate } from '../../contract/translate'
import type { Log } from '../base/log'
import type { Options, ReceiverOptions, Surroundings } from '../options'
import type { Receiver } from '../receiver'
import type { SettingsControl } from '../settings/settings-control'
import type { LoadedSettings, SettingsFile } from '../settings/settings-file'
import type { ApplicationMenu } from './window/menu'
import type { MainWindow } from './window/window'

/** What is there while the window opens. */
export interface StartContext {
  log: Log
  options: Options
  around: Surroundings
  dataFolder: string
  settingsFile: SettingsFile
  loaded: LoadedSettings
  window: MainWindow
  menu: ApplicationMenu
  /** Resolves once the first code can be seen. */
  settled: Promise<void>
  /** As in `ReceiverOptions`. */
  onFirst: ReceiverOptions['onFirst']
  /** The path of a file of the built app. */
  built(path: string): string
}

/** What each part of the program may use. */
export interface Context extends StartContext {
  receiver: Receiver
  settings: SettingsControl
  /** A sentence in the language in force. */
  t: Translate
  /** Tells the window, if it is open. */
  tell(event: WindowEvent): void
}
