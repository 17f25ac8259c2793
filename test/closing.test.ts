import { rm, writeFile } from 'node:fs/promises'
import { expect, it } from 'vitest'
import { createOpened } from './support/opened'
import { startTerminalReceiver } from './support/receiver/terminal-receiver'
import { until } from './support/until'
import { makeHome } from './support/window/home'

const opened = createOpened()

it('ends when it is told to, although the folder of its state has gone, and says so by its exit code', async () => {
  const home = opened(await makeHome())
  const receiver = opened(await startTerminalReceiver(home, ['--port', '0']))
  // The newest photos may be written down at this moment, which makes the folder again.
  await until('a folder that stays away', async () => {
    await rm(home.data, { recursive: true, maxRetries: 20 })
    return writeFile(home.data, '').then(
      () => true,
      () => false,
    )
  })
  expect(await receiver.stop('SIGTERM')).toEqual({ code: 1, signal: null })
})
