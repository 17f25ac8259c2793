import { homedir, hostname } from 'node:os'
import { join, resolve } from 'node:path'
import { app } from 'electron'
import type { Surroundings } from '../options'

/** What this machine offers. `out` is the folder of the built app. */
export function surroundings(out: URL): Surroundings {
  return { pictures: picturesFolder(), data: app.getPath('userData'), computer: hostname(), out }
}

/** A Linux account may have no Pictures folder. */
function picturesFolder(): string {
  try {
    return app.getPath('pictures')
  } catch {
    return homedir()
  }
}

/**
 * Gives each data folder its own Snapland, with single-instance lock and Chromium state. The
 * terminal receiver has the same default, so both show the same photos under the same code.
 */
export function useDataFolder(chosen: string | null): void {
  const data = chosen ? resolve(chosen) : join(app.getPath('appData'), 'Snapland')
  app.setPath('userData', data)
  app.setPath('sessionData', join(data, 'window'))
}
