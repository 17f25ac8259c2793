import { spawn } from 'node:child_process'
import { constants } from 'node:os'
import { PROJECT } from './setup/project.mjs'
import { say } from './setup/say.mjs'

/** @type {NodeJS.Signals[]} */
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP']

/**
 * Starts the built app and waits for its end.
 * @param {string} electron path of the program
 * @param {string[]} options Snapland's own
 * @returns {Promise<number>} the app's exit code; 128 + n if signal n ended it, as shells say it
 */
export function startDesktop(electron, options) {
  const child = spawn(electron, [...chromiumSwitches(), PROJECT, ...options], {
    cwd: process.env.INIT_CWD ?? process.cwd(),
    stdio: 'inherit',
    // In a process group of its own the app gets Ctrl+C once, from us, and not a second time from the terminal.
    detached: process.platform !== 'win32',
  })
  for (const signal of SIGNALS) process.on(signal, () => child.kill(signal))
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (code, signal) =>
      resolve(code ?? 128 + constants.signals[signal ?? 'SIGTERM']),
    )
  })
}

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
