import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { runnerImport } from 'vite'
import { exitCodeOf, spawnDesktop } from '../desktop.mjs'
import { inProject } from '../setup/project.mjs'
import { Stop, say } from '../setup/say.mjs'
import { buildParts, DEV, PARTS, watchSources } from './builds.mjs'

const PHOTOS = join(DEV, 'photos')
const HOME = ['--data', join(DEV, 'data'), '--folder', PHOTOS]

/** An app that has not ended after so long is ended by force. */
const END_MS = 10_000

/**
 * Builds and starts the app, and keeps it up to date until a person closes it.
 * @param {string} electron path of the program
 * @param {readonly string[]} options for the app
 * @param {boolean} isDemo
 * @returns {Promise<number>} the app's exit code
 */
export async function develop(electron, options, isDemo) {
  say('building')
  const error = await buildParts(PARTS)
  if (error !== null) throw new Stop(error)
  mkdirSync(PHOTOS, { recursive: true })
  copyFileSync(inProject('tools', 'dev', 'starter.js'), join(DEV, 'starter.js'))
  const about = { name: 'snapland', version: '0.0.0-dev', type: 'module', main: 'starter.js' }
  writeFileSync(join(DEV, 'package.json'), JSON.stringify(about))

  const closed = new AbortController()
  const demo = isDemo ? await startDemo(closed.signal) : []
  const start = () => {
    const child = spawnDesktop(
      electron,
      DEV,
      [...HOME, ...demo, ...options],
      ['inherit', 'inherit', 'inherit', 'ipc'],
    )
    return { child, exitCode: exitCodeOf(child) }
  }
  let app = start()
  /** @type {Promise<void> | undefined} */
  let restarting

  async function restart() {
    const { child, exitCode } = app
    child.send('quit')
    const force = setTimeout(() => child.kill('SIGKILL'), END_MS)
    await exitCode
    clearTimeout(force)
    app = start()
  }
  watchSources(async (parts) => {
    say(`building ${parts.join(', ')}`)
    const error = await buildParts(parts)
    // The next change may mend it.
    if (error !== null) return say(error)
    if (!app.child.connected) return
    if (parts.every((part) => part === 'renderer')) app.child.send('reload')
    else {
      restarting = restart()
      await restarting
    }
    say('up to date')
  }, closed.signal)

  // An end that a restart has brought about is not the last one.
  let ended
  let code
  do {
    ended = app
    code = await ended.exitCode
    await restarting
  } while (app !== ended)
  closed.abort()
  return code
}

/**
 * @param {AbortSignal} signal ends it
 * @returns {Promise<string[]>} options with which the app hears the pretended phone
 */
async function startDemo(signal) {
  const { module } = await runnerImport(inProject('tools', 'dev', 'demo.ts'))
  return module.startDemo(PHOTOS, signal)
}
