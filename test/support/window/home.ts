import { chown, mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { UNPRIVILEGED } from '../receiver/unprivileged'

/** A home of its own for one run of the app: its settings, its state and its receiving folder. */
export interface Home {
  path: string
  folder: string
  data: string
  close(): Promise<void>
}

export async function makeHome(): Promise<Home> {
  const path = await mkdtemp(join(tmpdir(), 'snapland-home-'))
  const folder = join(path, 'photos')
  const data = join(path, 'data')
  for (const each of [folder, data]) await mkdir(each)
  if (process.getuid?.() === 0) {
    for (const each of [path, folder, data]) await chown(each, UNPRIVILEGED, UNPRIVILEGED)
  }
  return { path, folder, data, close: () => removeHome(path) }
}

/**
 * Removes the home of a browser or an app that has ended: its other processes may outlive it by a
 * moment, and write once more.
 */
export const removeHome = (path: string): Promise<void> =>
  rm(path, { recursive: true, force: true, maxRetries: 10 })
