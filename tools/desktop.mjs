import { spawn } from 'node:child_process'
import { constants } from 'node:os'
import { say } from './setup/say.mjs'

/** @type {NodeJS.Signals[]} */
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP']

/**
 * Starts the built app; signals to this process go on to it.
 * @param {string} electron path of the program
 * @param {string} folder of the app's package.json
 * @param {string[]} options Snapland's own
 * @param {import('node:child_process').StdioOptions} [stdio]
 */
export function spawnDesktop(electron, folder, options, stdio = 'inherit') {
  const child = spawn(electron, [...chromiumSwitches(), folder, ...options], {
    cwd: process.env.INIT_CWD ?? process.cwd(),
    stdio,
    // In a process group of its own the app gets Ctrl+C once, from us, and not a second time from
    // the terminal.
    detached: process.platform !== 'win32',
  })
  const pass = (/** @type {NodeJS.Signals} */ signal) => child.kill(signal)
  for (const signal of SIGNALS) process.on(signal, pass)
  child.once('close', () => {
    for (const signal of SIGNALS) process.off(signal, pass)
  })
  return child
}

/**
 * Waits for the end of the app.
 * @param {import('node:child_process').ChildProcess} child
 * @returns {Promise<number>} its exit code; 128 + n if signal n ended it, as shells say it
 */
export function exitCodeOf(child) {
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (code, signal) =>
      resolve(code ?? 128 + constants.signals[signal ?? 'SIGTERM']),
    )
  })
}

/** Whether there is a display to show a window on. */
export const hasDisplay = () =>
  process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY)

function chromiumSwitches() {
  const { DISPLAY, WAYLAND_DISPLAY } = process.env
  const switches = []
  if (process.platform === 'linux' && !DISPLAY && WAYLAND_DISPLAY) {
    switches.push('--ozone-platform=wayland')
  }
  if (process.getuid?.() === 0) {
    say(
      'you are root, and Chromium refuses to run its sandbox as root: starting with --no-sandbox. ' +
        'As an ordinary user the sandbox is on.',
    )
    switches.push('--no-sandbox')
  }
  return switches
}
