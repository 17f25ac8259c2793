/**
 * `npm start [-- options]`: everything the app needs, then the app. Where there is no display, the
 * terminal receiver.
 */
import { exitCodeOf, hasDisplay, spawnDesktop } from './desktop.mjs'
import { buildIfChanged } from './setup/build.mjs'
import { installDependencies } from './setup/dependencies.mjs'
import { prepareElectron } from './setup/electron-runtime.mjs'
import { PROJECT } from './setup/project.mjs'
import { requireSandbox } from './setup/sandbox.mjs'
import { runTool, say } from './setup/say.mjs'
import { installElectronLibraries } from './setup/system-packages.mjs'
import { startTerminalReceiver } from './terminal-receiver.mjs'

const options = process.argv.slice(2)

await runTool(async () => {
  await installDependencies()
  await buildIfChanged()
  if (options.includes('--help')) {
    await startTerminalReceiver()
    return undefined
  }
  if (!hasDisplay()) {
    say(
      'there is no display here, so this is the terminal receiver: it does the same, without a window',
    )
    await startTerminalReceiver()
    return undefined
  }
  const electron = await prepareElectron()
  await installElectronLibraries(electron)
  requireSandbox(electron)
  return exitCodeOf(spawnDesktop(electron, PROJECT, options))
})
