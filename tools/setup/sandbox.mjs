import { statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { ask } from './run.mjs'
import { Stop } from './say.mjs'

const SET_USER_ID = 0o4000

/**
 * Whether a user may make the namespaces that Chromium's sandbox on Linux is made of. Some systems
 * and containers forbid it.
 * @param {string[]} [asUser] a command that runs another as that user
 */
export function canMakeNamespaces(asUser = []) {
  const unshare = ['unshare', '--user', '--map-root-user', '--pid', '--net', '--fork', 'true']
  const [command, ...args] = [...asUser, ...unshare]
  return command !== undefined && ask(command, args).code === 0
}

/**
 * Chromium does not start without a sandbox, and only root starts it so: where the system forbids
 * the usual one, this says how to allow the other.
 * @param {string} electron path of the program
 * @throws Stop with the one command to run
 */
export function requireSandbox(electron) {
  if (process.platform !== 'linux' || process.getuid?.() === 0) return
  const helper = join(dirname(electron), 'chrome-sandbox')
  const { uid, mode } = statSync(helper)
  if ((uid === 0 && mode & SET_USER_ID) || canMakeNamespaces()) return
  throw new Stop(
    'this system does not let an ordinary program build the sandbox that the window needs. ' +
      `Run this once, then try again:\n\n  sudo chown root '${helper}' && sudo chmod 4755 '${helper}'\n`,
  )
}
