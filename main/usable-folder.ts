import { constants } from 'node:fs'
import { access, mkdir, realpath } from 'node:fs/promises'

/** Makes the folder if need be and gives its real path. @throws Error with a sentence for a person */
export async function usableFolder(folder: string): Promise<string> {
  try {
    await mkdir(folder, { recursive: true })
    await access(folder, constants.W_OK | constants.X_OK)
    return await realpath(folder)
  } catch (error) {
    throw new Error(`Snapland cannot write into the folder ${folder}. Choose another.`, {
      cause: error,
    })
  }
}
