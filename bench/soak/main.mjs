/**
 * `npm run soak`: fifty phones at once on networks that fail, and one file of 4 GiB; prints the
 * figures and fails where one is not as it must be. It needs Linux, 6 GB of free disk and a machine
 * with little else to do.
 */
import { runnerImport } from 'vite'
import { buildIfChanged } from '../../tools/setup/build.mjs'
import { installDependencies } from '../../tools/setup/dependencies.mjs'
import { inProject } from '../../tools/setup/project.mjs'
import { runTool, say } from '../../tools/setup/say.mjs'

await runTool(async () => {
  await installDependencies()
  await buildIfChanged()
  const { module } = await runnerImport(inProject('bench', 'soak', 'run.ts'))
  return (await module.runSoak(say)) ? 0 : 1
})
