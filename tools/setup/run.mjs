import { execFile, spawn, spawnSync } from 'node:child_process'
import { PROJECT } from './project.mjs'
import { Stop } from './say.mjs'

/**
 * Runs a program in the project's folder and waits for its end. What it prints goes to stderr, and
 * it has no stdin.
 * @param {string} command
 * @param {string[]} args
 * @param {{ env?: NodeJS.ProcessEnv, stdout?: 'inherit' }} [options]
 * @returns {Promise<number>} its exit code; 1 if it was ended by a signal, 127 if it could not be
 * started
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
 * @param {number} [limitMs] the program is ended after this many milliseconds
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

/** Codes of a network that is not there, of the system and of Node's clients. */
const NO_NETWORK =
  /\b(E(NOTFOUND|AI_AGAIN|CONNREFUSED|CONNRESET|TIMEDOUT|(NET|HOST)UNREACH)|ERR_SOCKET_TIMEOUT)\b/

/**
 * Lets npm download. Without a network npm asks for each package again and again for minutes, so it
 * is asked for one answer first; then it takes what its cache has.
 * @param {string} what the subject of the sentence when it fails
 * @param {string[]} args
 * @throws Stop when it fails: one sentence where there is no network, else all that npm says
 */
export async function npmDownload(what, args) {
  const ping = await npmQuietly(['ping', '--fetch-retries=0'])
  const code = ping.ok ? undefined : NO_NETWORK.exec(ping.text)?.[0]
  const source = code === undefined ? '--prefer-offline' : '--offline'
  const { ok, text } = await npmQuietly([...args, '--loglevel=error', source])
  if (ok) return
  const reason = code ?? NO_NETWORK.exec(text)?.[0]
  if (reason === undefined) throw new Stop(`${what} could not be downloaded:\n${text.trim()}`)
  const registry = /https?:\/\/([^/\s]+)/.exec(`${ping.text}${text}`)?.[1] ?? 'the registry of npm'
  throw new Stop(
    `${what} could not be downloaded: ${registry} cannot be reached (${reason}). ` +
      'Check the network, then try again.',
  )
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
