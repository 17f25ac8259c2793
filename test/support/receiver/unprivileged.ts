import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { electronPath } from '../../../tools/setup/electron-runtime.mjs'
import { ask } from '../../../tools/setup/run.mjs'
import { canMakeNamespaces } from '../../../tools/setup/sandbox.mjs'

/** Debian's user and group "nobody". */
export const UNPRIVILEGED = 65534
export const PROJECT = fileURLToPath(new URL('../../..', import.meta.url))

/** Starts the program that follows as an ordinary user. */
export const AS_ORDINARY_USER = [
  'setpriv',
  `--reuid=${UNPRIVILEGED}`,
  `--regid=${UNPRIVILEGED}`,
  '--clear-groups',
  '--inh-caps=-all',
  '--',
]

export interface Launcher {
  program: string
  /**
   * Chromium's own sandbox is on. Only a checkout or a system that does not allow it to an ordinary
   * user leaves root no choice.
   */
  sandbox: boolean
}

/**
 * The program that starts Electron as an ordinary user, whoever runs the tests: Chromium refuses
 * its sandbox to root.
 * @param electron left out, the one that runs the built project
 */
export async function makeLauncher(folder: string, electron = electronPath()): Promise<Launcher> {
  if (electron === null) throw new Error('There is no Electron yet: run "npm test" or "npm start"')
  if (process.getuid?.() !== 0) return { program: electron, sandbox: true }
  const obstacle = obstacleToSandbox([electron, join(PROJECT, 'out/main/index.js')])
  if (obstacle !== null) {
    console.warn(
      `\n*** ${obstacle}: Electron runs as root WITHOUT Chromium's sandbox in these tests.\n`,
    )
    return { program: electron, sandbox: false }
  }
  const program = join(folder, 'start-electron')
  const script = `#!/bin/sh\nexec ${AS_ORDINARY_USER.join(' ')} '${electron}' "$@"\n`
  await writeFile(program, script, { mode: 0o755 })
  return { program, sandbox: true }
}

function obstacleToSandbox(programs: string[]): string | null {
  const [command = '', ...args] = AS_ORDINARY_USER
  for (const path of programs) {
    const readable = ask(command, [...args, 'test', '-r', path]).code === 0
    if (!readable) return `An ordinary user cannot read ${path}`
  }
  return canMakeNamespaces(AS_ORDINARY_USER) ? null : 'An ordinary user may make no namespaces here'
}
