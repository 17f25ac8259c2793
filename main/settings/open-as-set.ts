import type { Notice } from '../../contract/notice'
import type { Settings } from '../../contract/settings'
import { noticeOf } from '../base/errors'
import type { Options } from '../options'
import { withSettings } from './settings-and-options'

/**
 * Opens what the command line and the settings ask for. A folder or port of the settings that cannot be had does not keep the program
 * from starting: it starts without them and says so.
 * @throws what `open` throws when that fails too
 */
export async function openAsSet<Opened>(
  said: Options,
  settings: Settings,
  open: (options: Options) => Promise<Opened>,
): Promise<{ opened: Opened; notice: Notice | null }> {
  try {
    return { opened: await open(withSettings(said, settings)), notice: null }
  } catch (error) {
    const without = { ...settings, folder: null, port: null }
    const opened = await open(withSettings(said, without))
    return { opened, notice: noticeOf(error) }
  }
}
