/**
 * `npm run soak`: fifty phones at once on networks that fail, and one file of 4 GiB; prints the
 * figures and fails where one is not as it must be. `npm run soak -- wall`: an evening's wall with
 * thirty phones for ten minutes, `-- wall 2` for two. It needs Linux, 6 GB of free disk and a
 * machine with little else to do.
 */
import { runnerImport } from 'vite'
import { buildIfChanged } from '../../tools/setup/build.mjs'
import { installDependencies } from '../../tools/setup/dependencies.mjs'
import { inProject } from '../../tools/setup/project.mjs'
import { runTool, say } from '../../tools/setup/say.mjs'

const WALL_MINUTES = 10
const [what, minutes] = process.argv.slice(2)

await runTool(async () => {
  await installDependencies()
  await buildIfChanged()
  const { module } = await runnerImport(inProject('bench', 'soak', 'run.ts'))
  return (await module.runSoak(what === 'wall' ? Number(minutes ?? WALL_MINUTES) : null, say))
    ? 0
    : 1
})
