/** `npm run check`: lint, types, build, unit and end-to-end tests, size budgets. */
import { checkBudgets } from './budgets.mjs'
import { installDependencies } from './setup/dependencies.mjs'
import { npm } from './setup/run.mjs'
import { runTool, Stop, say } from './setup/say.mjs'

await runTool(async () => {
  await installDependencies()
  // `test` builds first, so the budgets are those of this very source.
  for (const script of ['lint', 'types', 'test']) {
    say(`npm run ${script}`)
    if ((await npm(['run', '--silent', script])) !== 0) throw new Stop(`npm run ${script} failed.`)
  }
  checkBudgets()
  say('all checks passed')
  return 0
})
