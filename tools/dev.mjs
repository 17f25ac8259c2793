/**
 * `npm run dev [-- options]`: the app from readable builds with source maps, in a data folder and a
 * receiving folder of its own below out/dev. A change of the window's sources reloads the window,
 * any other one restarts the app. `--demo` fills it with painted photos and lets a pretended phone
 * send one now and then; all other options go to the app.
 */
import { hasDisplay } from './desktop.mjs'
import { installDependencies } from './setup/dependencies.mjs'
import { prepareElectron } from './setup/electron-runtime.mjs'
import { requireSandbox } from './setup/sandbox.mjs'
import { runTool, Stop } from './setup/say.mjs'
import { installElectronLibraries } from './setup/system-packages.mjs'

const options = process.argv.slice(2)

await runTool(async () => {
  if (!hasDisplay()) throw new Stop('there is no display here, and "npm run dev" shows a window.')
  await installDependencies()
  const electron = await prepareElectron()
  await installElectronLibraries(electron)
  requireSandbox(electron)
  // Imported here: it needs packages, and this file is read before they are installed.
  const { develop } = await import('./dev/develop.mjs')
  return develop(
    electron,
    options.filter((option) => option !== '--demo'),
    options.includes('--demo'),
  )
})
