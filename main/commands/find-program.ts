import { stat } from 'node:fs/promises'
import { delimiter, join } from 'node:path'

/** Endings that Windows adds when it starts a program without a shell. */
const ENDINGS = process.platform === 'win32' ? ['', '.com', '.exe'] : ['']

/**
 * Whether the system would find a program: a path as it stands, a name in the folders of `PATH`, on
 * Windows also in the current one. Whether it may be run is seen when it is.
 * @param searchPath the value of `PATH`; undefined where it is not set, and then nothing is ruled
 *   out, since each system has its own folders for that
 */
export async function hasProgram(
  program: string,
  searchPath: string | undefined = process.env.PATH,
): Promise<boolean> {
  const isPath = /[/\\]/.test(program) && (process.platform === 'win32' || program.includes('/'))
  if (!isPath && searchPath === undefined) return true
  // An empty entry is the current folder (POSIX, 8.3).
  const named = searchPath?.split(delimiter) ?? []
  const folders = isPath ? [''] : process.platform === 'win32' ? ['.', ...named] : named
  for (const folder of folders)
    for (const ending of ENDINGS)
      if (await isFile(isPath ? program + ending : join(folder || '.', program + ending)))
        return true
  return false
}

const isFile = (path: string): Promise<boolean> =>
  stat(path).then(
    (found) => found.isFile(),
    () => false,
  )
