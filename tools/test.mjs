/** `npm test [-- names]`: everything the tests need, then all of them, and at the end one plain line with the counts. */
import { readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildIfChanged } from './setup/build.mjs'
import { installDependencies } from './setup/dependencies.mjs'
import { prepareElectron } from './setup/electron-runtime.mjs'
import { inProject } from './setup/project.mjs'
import { run } from './setup/run.mjs'
import { runTool, say } from './setup/say.mjs'
import { installElectronLibraries, installTestPrograms } from './setup/system-packages.mjs'
import { countResults } from './test-counts.mjs'

await runTool(async () => {
  await installDependencies()
  await installTestPrograms()
  await installElectronLibraries(await prepareElectron())
  await buildIfChanged()

  const report = join(tmpdir(), `snapland-test-${process.pid}.json`)
  const vitest = inProject('node_modules', 'vitest', 'vitest.mjs')
  const code = await run(
    process.execPath,
    [
      vitest,
      'run',
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${report}`,
      ...process.argv.slice(2),
    ],
    { stdout: 'inherit' },
  )
  const counts = readCounts(report)
  if (counts.passed + counts.failed === 0) say('no test ran')
  process.stdout.write(`${counts.passed} passed, ${counts.failed} failed\n`)
  return code === 0 && counts.failed === 0 && counts.passed > 0 ? 0 : 1
})

/** @param {string} report */
function readCounts(report) {
  try {
    return countResults(JSON.parse(readFileSync(report, 'utf8')))
  } catch {
    return { passed: 0, failed: 0 }
  } finally {
    rmSync(report, { force: true })
  }
}
