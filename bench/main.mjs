/**
 * `npm run bench`: measures the receiver against other servers, many phones at once, and doing nothing; prints tables and writes them into
 * docs/benchmarks.md. Linux only: it reads /proc. It takes about ten minutes and wants a machine with nothing else to do.
 */
import { runnerImport } from 'vite'
import { buildIfChanged } from '../tools/setup/build.mjs'
import { installDependencies } from '../tools/setup/dependencies.mjs'
import { prepareElectron } from '../tools/setup/electron-runtime.mjs'
import { inProject } from '../tools/setup/project.mjs'
import { runTool, say } from '../tools/setup/say.mjs'
import { installElectronLibraries, installTestPrograms } from '../tools/setup/system-packages.mjs'
import { installPeers } from './peers/install.mjs'

await runTool(async () => {
  await installDependencies()
  await installTestPrograms()
  await installElectronLibraries(await prepareElectron())
  await installPeers()
  await buildIfChanged()
  const { module } = await runnerImport(inProject('bench', 'run.ts'))
  await module.runBench(inProject('docs', 'benchmarks.md'), say)
  return 0
})
