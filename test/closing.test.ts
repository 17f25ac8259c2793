import { rm } from 'node:fs/promises'
import { expect, it } from 'vitest'
import { makeHome } from './support/home'
import { createOpened } from './support/opened'
import { startTerminalReceiver } from './support/terminal-receiver'

const opened = createOpened()

it('ends when it is told to, although the folder of its state has gone, and says so by its exit code', async () => {
  const home = opened(await makeHome())
  const receiver = opened(await startTerminalReceiver(home, ['--port', '0']))
  await rm(home.data, { recursive: true })
  expect(await receiver.stop('SIGTERM')).toEqual({ code: 1, signal: null })
})
