import { spawn, spawnSync } from 'node:child_process'
import { PROJECT } from './project.mjs'

/**
 * Runs a program in the project's folder and waits for its end. What it prints goes to stderr, and it has no stdin.
 * @param {string} command
 * @param {string[]} args
 * @param {{ env?: NodeJS.ProcessEnv, stdout?: 'inherit', limitMs?: number }} [options]
 *   `limitMs`: the program is ended after so many milliseconds.
 * @returns {Promise<number>} its exit code; 1 if it was ended by a signal, 127 if it could not be started
 */
export function run(command, args, { env, stdout, limitMs } = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: PROJECT,
      env: { ...process.env, ...env },
      stdio: ['ignore', stdout ?? 2, 2],
      ...(limitMs === undefined ? {} : { timeout: limitMs }),
    })
    child.on('error', () => resolve(127))
    child.on('close', (code) => resolve(code ?? 1))
  })
}

/**
 * The same for npm: the npm that started this tool, else the one on the PATH.
 * @param {string[]} args
 */
export function npm(args) {
  const cli = process.env.npm_execpath
  if (cli?.endsWith('npm-cli.js')) return run(process.execPath, [cli, ...args])
  return process.platform === 'win32'
    ? run('cmd.exe', ['/d', '/s', '/c', 'npm', ...args])
    : run('npm', args)
}

/**
 * What a short question prints.
 * @param {string} command
 * @param {string[]} args
 * @returns {{ code: number, text: string }} code 127 if there is no such program
 */
export function ask(command, args) {
  const { status, stdout } = spawnSync(command, args, { encoding: 'utf8', timeout: 30_000 })
  return { code: status ?? 127, text: stdout ?? '' }
}
