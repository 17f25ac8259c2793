import { pathToFileURL } from 'node:url'
import { inProject } from './setup/project.mjs'

/**
 * Runs the built receiver in this process: it reads the same command line, gets Ctrl+C once and
 * from the terminal itself, and its exit code is ours.
 */
export async function startTerminalReceiver() {
  // npm runs its scripts in the project's folder; a relative --folder means the one where the
  // person typed.
  process.chdir(process.env.INIT_CWD ?? '.')
  await import(pathToFileURL(inProject('out', 'main', 'headless.js')).href)
}
