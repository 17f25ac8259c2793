import { constants } from 'node:fs'
import { access, mkdir, realpath, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { AppError } from './errors'

/** Makes the folder if need be and gives its real path. @throws AppError when it cannot be had */
export async function usableFolder(folder: string): Promise<string> {
  try {
    await makeFolder(folder)
    await access(folder, constants.W_OK | constants.X_OK)
    return await realpath(folder)
  } catch (error) {
    throw new AppError('FOLDER_UNUSABLE', { details: { folder }, cause: error })
  }
}

/**
 * Makes a folder and those on the way to it. Node's own `recursive` never ends where a folder that
 * is there says ENOENT of a new one, as `/proc/self` does (Node 20).
 * @throws the file system's error
 */
export async function makeFolder(folder: string): Promise<void> {
  if (await isFolder(folder)) return
  const parent = dirname(folder)
  if (parent !== folder) await makeFolder(parent)
  try {
    await mkdir(folder)
  } catch (error) {
    // Another program may have been faster.
    if (!(await isFolder(folder))) throw error
  }
}

const isFolder = (path: string): Promise<boolean> =>
  stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  )
