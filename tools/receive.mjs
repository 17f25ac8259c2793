/**
 * `npm run receive -- [options]`: what the terminal receiver needs, then the receiver itself in
 * this very process.
 */
import { buildIfChanged } from './setup/build.mjs'
import { installDependencies } from './setup/dependencies.mjs'
import { runTool } from './setup/say.mjs'
import { startTerminalReceiver } from './terminal-receiver.mjs'

await runTool(async () => {
  await installDependencies()
  await buildIfChanged()
  await startTerminalReceiver()
  return undefined
})
