import type { Settings } from '../../contract/settings'
import type { Options } from '../options'
import { withSettings } from './settings-and-options'

/**
 * Opens what the command line and the settings ask for. A folder or port of the settings that cannot be had does not keep the program
 * from starting: it starts without them and says so.
 * @throws Error with a sentence for a person when that fails too
 */
export async function openAsSet<Opened>(
  said: Options,
  settings: Settings,
  open: (options: Options) => Promise<Opened>,
): Promise<{ opened: Opened; problem: string | null }> {
  try {
    return { opened: await open(withSettings(said, settings)), problem: null }
  } catch (error) {
    const without = { ...settings, folder: null, port: null }
    const opened = await open(withSettings(said, without))
    return { opened, problem: error instanceof Error ? error.message : String(error) }
  }
}
