import { randomUUID } from 'node:crypto'
import fs, { constants } from 'node:fs'
import { access, chmod, mkdir, open, readdir, realpath, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { AppError, errnoOf } from './errors'
import { retryWhileScanned } from './write-whole'

/** Makes the folder if need be and gives its real path. @throws AppError when it cannot be had */
export async function usableFolder(folder: string): Promise<string> {
  try {
    await makeFolder(folder)
    await access(folder, constants.W_OK | constants.X_OK)
    if (process.platform === 'win32') await requireWritable(folder)
    return await realPath(folder)
  } catch (error) {
    throw new AppError('FOLDER_UNUSABLE', { details: { folder }, cause: error })
  }
}

const stepByStep = promisify(fs.realpath)

/**
 * The path of a folder without links, spelled as on the disk. Windows has no answer for drives of
 * some drivers, such as memory disks, nor for long paths: there Node goes down folder by folder.
 * @throws the file system's error
 */
export const realPath = (folder: string): Promise<string> =>
  realpath(folder).catch(() => stepByStep(folder))

/** What says that nobody may write here; a full disk may have room again. */
const FORBIDDEN = new Set(['EPERM', 'EACCES', 'EROFS'])

/**
 * Makes a file and removes it: on Windows `access` looks at no access list of a folder.
 * @throws the file system's error where no file can be made
 */
async function requireWritable(folder: string): Promise<void> {
  const path = join(folder, `.snapland-${randomUUID()}`)
  try {
    await (await open(path, 'wx')).close()
    await retryWhileScanned(() => rm(path))
  } catch (error) {
    if (FORBIDDEN.has(errnoOf(error) ?? '')) throw error
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
