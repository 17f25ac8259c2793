import { constants } from 'node:fs'
import { access, mkdir, realpath } from 'node:fs/promises'
import { TroubleError } from './trouble'

/** Makes the folder if need be and gives its real path. @throws TroubleError when it cannot be had */
export async function usableFolder(folder: string): Promise<string> {
  try {
    await mkdir(folder, { recursive: true })
    await access(folder, constants.W_OK | constants.X_OK)
    return await realpath(folder)
  } catch (error) {
    throw new TroubleError({ code: 'FOLDER_UNUSABLE', folder }, { cause: error })
  }
}
