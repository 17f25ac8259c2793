import { execFile, spawn, spawnSync } from 'node:child_process'
import { PROJECT } from './project.mjs'

/**
 * Runs a program in the project's folder and waits for its end. What it prints goes to stderr, and it has no stdin.
 * @param {string} command
 * @param {string[]} args
 * @param {{ env?: NodeJS.ProcessEnv, stdout?: 'inherit' }} [options]
 * @returns {Promise<number>} its exit code; 1 if it was ended by a signal, 127 if it could not be started
 */
export function run(command, args, { env, stdout } = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: PROJECT,
      env: { ...process.env, ...env },
      stdio: ['ignore', stdout ?? 2, 2],
    })
    child.on('error', () => resolve(127))
    child.on('close', (code) => resolve(code ?? 1))
  })
}

/**
 * Runs a program whose words matter only if it fails.
 * @param {string} command
 * @param {string[]} args
 * @param {number} [limitMs] the program is ended after so many milliseconds
 * @returns {Promise<{ ok: boolean, text: string }>} `text`: all that it printed, errors first
 */
export function runQuietly(command, args, limitMs = 0) {
  return new Promise((resolve) => {
    execFile(command, args, { cwd: PROJECT, timeout: limitMs }, (error, stdout, stderr) => {
      resolve({ ok: error === null, text: `${stderr}${stdout}` })
    })
  })
}

/**
 * `run` for npm: the npm that started this tool, else the one on the PATH.
 * @param {string[]} args
 */
export function npm(args) {
  const [command, ...before] = npmCommand()
  return run(command, [...before, ...args])
}

/** @param {string[]} args */
export function npmQuietly(args) {
  const [command, ...before] = npmCommand()
  return runQuietly(command, [...before, ...args])
}

/** @returns {[string, ...string[]]} */
function npmCommand() {
  const cli = process.env.npm_execpath
  if (cli?.endsWith('npm-cli.js')) return [process.execPath, cli]
  return process.platform === 'win32' ? ['cmd.exe', '/d', '/s', '/c', 'npm'] : ['npm']
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
