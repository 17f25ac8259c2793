import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import type { XDisplay } from './x-display'

const run = promisify(execFile)

/** Does to a display what a person, or their window manager, does (xdotool(1)). */
export const xdotool = ({ name }: Pick<XDisplay, 'name'>, ...args: (string | number)[]) =>
  run('xdotool', args.map(String), { env: { ...process.env, DISPLAY: name } })
