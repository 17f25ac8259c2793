import { constants } from 'node:fs'
import { access, chmod, mkdir, readdir, realpath, stat } from 'node:fs/promises'
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

/** Who keeps a folder to himself. */
const PRIVATE = 0o700
const OF_OTHERS = 0o077

/**
 * Makes the data folder if need be, for its owner alone, and gives its real path. One that is there
 * is closed to others if it is empty or has the file `mark` in it: then it is ours, and not say the
 * home of somebody who said `--data ~`.
 * @throws AppError when it cannot be had
 */
export async function dataFolderAt(folder: string, mark: string): Promise<string> {
  const isNew = !(await isFolder(folder))
  const path = await usableFolder(folder)
  const { mode, uid } = await stat(path)
  if ((mode & OF_OTHERS) === 0 || uid !== process.getuid?.()) return path
  const names = await readdir(path).catch(() => [''])
  // Where a file system knows no modes, it keeps nothing from anybody.
  if (isNew || names.length === 0 || names.includes(mark))
    await chmod(path, PRIVATE).catch(() => {})
  return path
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
