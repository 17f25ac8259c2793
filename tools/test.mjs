/**
 * `npm test` (also `npm run check`): sets up what is missing, then all checks: lint, types, unit
 * and end-to-end tests. The last line has the counts. `npm test -- names` runs only the tests whose
 * files are so named.
 *
 * `npm run test:unit`: lint, types and unit tests, on any system and with nothing from it. `npm run
 * test:e2e -- names`: the real app and real browsers, on Linux. `npm run test:windows`: of these
 * the ones that run Windows' Node under Wine.
 */
import { readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildIfChanged } from './setup/build.mjs'
import { installDependencies } from './setup/dependencies.mjs'
import { prepareElectron } from './setup/electron-runtime.mjs'
import { inProject } from './setup/project.mjs'
import { npm, run } from './setup/run.mjs'
import { runTool, Stop, say } from './setup/say.mjs'
import { installElectronLibraries, installTestPrograms } from './setup/system-packages.mjs'
import { prepareWindowsNode } from './setup/windows-node.mjs'
import {
  countResults,
  filesToTryAgain,
  passedLater,
  withOtherErrors,
  withSecondTry,
} from './test-counts.mjs'

/** @typedef {import('./test-counts.mjs').Report} Report */

const names = process.argv.slice(2).filter((argument) => !argument.startsWith('--'))
const [onlyUnit, onlyEndToEnd] = ['--unit', '--e2e'].map((mode) => process.argv.includes(mode))

await runTool(async () => {
  await installDependencies()
  if (names.length === 0 && !onlyEndToEnd) await checkSources()
  if (!onlyUnit) {
    await installDependencies('test/sender-libraries')
    if (names.join() !== 'window-and-phone' || process.platform === 'linux') {
      await installTestPrograms()
      await prepareWindowsNode()
    }
    await installElectronLibraries(await prepareElectron())
    await buildIfChanged()
  }

  const projects = [onlyUnit ? '--project=unit' : [], onlyEndToEnd ? '--project=end-to-end*' : []]
  let { report, code } = await runTests([...projects.flat(), ...names])
  const again = filesToTryAgain(report)
  if (again.length > 0) {
    say('What failed is tried once more, alone.')
    const second = await runTests(['--maxWorkers=1', ...again])
    report = withSecondTry(report, second.report)
    code = second.code
  }
  for (const line of passedLater(report)) say(`passed at the second try only: ${line}`)
  const { passed, failed } = withOtherErrors(countResults(report), code)
  if (passed + failed === 0) say('no test ran')
  process.stdout.write(`${passed} passed, ${failed} failed\n`)
  return failed === 0 && passed > 0 ? 0 : 1
})

async function checkSources() {
  for (const script of ['lint', 'types']) {
    say(`npm run ${script}`)
    if ((await npm(['run', '--silent', script])) !== 0) throw new Stop(`npm run ${script} failed.`)
  }
}

/**
 * @param {string[]} args
 * @returns {Promise<{ report: Report, code: number }>}
 */
async function runTests(args) {
  const path = join(tmpdir(), `snapland-test-${process.pid}.json`)
  const code = await run(
    process.execPath,
    [
      inProject('node_modules', 'vitest', 'vitest.mjs'),
      'run',
      '--reporter=default',
      `--reporter=${inProject('tools', 'test-report.mjs')}`,
      `--outputFile.json=${path}`,
      ...args,
    ],
    { stdout: 'inherit' },
  )
  try {
    return { report: JSON.parse(readFileSync(path, 'utf8')), code }
  } catch {
    return { report: { testResults: [] }, code }
  } finally {
    rmSync(path, { force: true })
  }
}
