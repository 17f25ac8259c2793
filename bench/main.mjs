/**
 * `npm run bench`: measures, prints tables and writes them into docs/benchmarks.md; `npm run bench
 * -- photos idle` measures these parts alone, and `--compare BASE` this build and that of another
 * commit in turn, writing nothing. Linux only: it reads /proc. All of it takes about half an hour
 * and wants a machine with nothing else to do.
 */
import { constants } from 'node:os'
import { parseArgs } from 'node:util'
import { runnerImport } from 'vite'
import { buildIfChanged } from '../tools/setup/build.mjs'
import { installDependencies } from '../tools/setup/dependencies.mjs'
import { prepareElectron } from '../tools/setup/electron-runtime.mjs'
import { inProject } from '../tools/setup/project.mjs'
import { runTool, say } from '../tools/setup/say.mjs'
import { installElectronLibraries, installTestPrograms } from '../tools/setup/system-packages.mjs'
import { installPeers } from './peers/install.mjs'

const { positionals: parts, values } = parseArgs({
  allowPositionals: true,
  options: { compare: { type: 'string' } },
})

// A signal alone would end this process and leave the servers, browsers and displays: they end with
// its 'exit'.
for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']))
  process.once(signal, () => process.exit(128 + constants.signals[signal]))

await runTool(async () => {
  await installDependencies()
  await installTestPrograms()
  await installElectronLibraries(await prepareElectron())
  const isBeside = parts.length === 0 || parts.some((part) => ['photos', 'big'].includes(part))
  if (isBeside && values.compare === undefined) await installPeers()
  await buildIfChanged()
  const { module } = await runnerImport(inProject('bench', 'run.ts'))
  if (values.compare !== undefined) await module.runComparison(parts, values.compare, say)
  else await module.runBench(parts, inProject('docs', 'benchmarks.md'), say)
  return 0
})
