import { kill } from 'node:process'
import { setTimeout as pause } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { forThisTest } from '../support/opened'
import { besiegeReceiver, expectUnharmed } from '../support/receiver/during-attack'

it('the measure of all attacks sees a receiver that stands still now and then', async () => {
  const { receiver, during } = forThisTest(await besiegeReceiver())
  const standStill = () =>
    during(async () => {
      kill(receiver.pid, 'SIGSTOP')
      await pause(400)
      kill(receiver.pid, 'SIGCONT')
      await pause(10)
    }, 1)
  let ordeal = await standStill()
  // A machine that is busy besides may let this test, too, stand still, and the receiver go on.
  for (let tries = 1; tries < 3 && ordeal.slowdown <= 2; tries += 1) ordeal = await standStill()
  expect(ordeal.slowdown).toBeGreaterThan(2)
  expect(() => expectUnharmed(ordeal)).toThrow()
})
