import { homedir, hostname } from 'node:os'
import { join } from 'node:path'
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

/** Gives each data folder a Snapland of its own: its single-instance lock, and what Chromium keeps. */
export function useDataFolder(data: string): void {
  app.setPath('userData', data)
  app.setPath('sessionData', join(data, 'window'))
}
