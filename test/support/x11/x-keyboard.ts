import type { XDisplay } from './x-display'
import { xdotool } from './xdotool'

/**
 * The keyboard of a display: its keys go the whole way, through the system and the program's menu,
 * to the page.
 */
export function xKeyboard(display: Pick<XDisplay, 'name'>) {
  return {
    /** One after the other; "ctrl+shift+c", in X's names of keys. */
    press: (...keys: string[]) => xdotool(display, 'key', '--clearmodifiers', ...keys),
  }
}
