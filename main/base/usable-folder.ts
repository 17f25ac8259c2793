import { constants } from 'node:fs'
import { access, mkdir, realpath } from 'node:fs/promises'
import { AppError } from './errors'

/** Makes the folder if need be and gives its real path. @throws AppError when it cannot be had */
export async function usableFolder(folder: string): Promise<string> {
  try {
    await mkdir(folder, { recursive: true })
    await access(folder, constants.W_OK | constants.X_OK)
    return await realpath(folder)
  } catch (error) {
    throw new AppError('FOLDER_UNUSABLE', { details: { folder }, cause: error })
  }
}
