import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import type { XDisplay } from './x-display'

const run = promisify(execFile)

/** The keyboard of a display: its keys go the whole way, through the system and the program's menu, to the page. */
export function xKeyboard({ name }: Pick<XDisplay, 'name'>) {
  return {
    /** One after the other; "ctrl+shift+c", in X's names of keys. */
    press: (...keys: string[]) =>
      run('xdotool', ['key', '--clearmodifiers', ...keys], {
        env: { ...process.env, DISPLAY: name },
      }),
  }
}
