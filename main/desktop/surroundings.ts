import { homedir, hostname } from 'node:os'
import { join, resolve } from 'node:path'
import { app } from 'electron'
import type { Surroundings } from '../receiver-options'

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
 * Gives each data folder a Snapland of its own, with its single-instance lock and what Chromium keeps. The terminal receiver
 * uses the same default, so that window and terminal show the same photos under the same code.
 */
export function useDataFolder(chosen: string | null): void {
  const data = chosen ? resolve(chosen) : join(app.getPath('appData'), 'Snapland')
  app.setPath('userData', data)
  app.setPath('sessionData', join(data, 'window'))
}
