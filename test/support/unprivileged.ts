import { spawnSync } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { electronPath } from '../../tools/setup/electron-runtime.mjs'

/** Debian's user and group "nobody". */
export const UNPRIVILEGED = 65534
export const PROJECT = fileURLToPath(new URL('../..', import.meta.url))

const DROP_ROOT = [
  `--reuid=${UNPRIVILEGED}`,
  `--regid=${UNPRIVILEGED}`,
  '--clear-groups',
  '--inh-caps=-all',
]

export interface Launcher {
  program: string
  /** Chromium's own sandbox is on. It must be: only a checkout that an ordinary user cannot read leaves no choice to root. */
  sandbox: boolean
}

/** The program that starts Electron as an ordinary user, whoever runs the tests: Chromium refuses its sandbox to root. */
export async function makeLauncher(folder: string): Promise<Launcher> {
  const electron = electronPath()
  if (electron === null) throw new Error('There is no Electron yet: run "npm test" or "npm start"')
  if (process.getuid?.() !== 0) return { program: electron, sandbox: true }
  if (!ordinaryUserCanRead([electron, join(PROJECT, 'out/main/index.js')])) {
    console.warn(
      `\n*** ${PROJECT} cannot be read by an ordinary user, so Electron runs as root WITHOUT Chromium's sandbox in these tests.\n` +
        '*** Put the checkout where every user can read it (not below /root) to test with the sandbox on.\n',
    )
    return { program: electron, sandbox: false }
  }
  const program = join(folder, 'start-electron')
  const script = `#!/bin/sh\nexec setpriv ${DROP_ROOT.join(' ')} -- '${electron}' "$@"\n`
  await writeFile(program, script, { mode: 0o755 })
  return { program, sandbox: true }
}

function ordinaryUserCanRead(paths: string[]): boolean {
  return paths.every(
    (path) => spawnSync('setpriv', [...DROP_ROOT, '--', 'test', '-r', path]).status === 0,
  )
}
