import { kill } from 'node:process'
import { setTimeout as pause } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { duringAttack, expectUnharmed } from '../support/receiver/during-attack'

it('the measure of all attacks sees a receiver that stands still now and then', async () => {
  const ordeal = await duringAttack(
    async ({ pid }) => {
      kill(pid, 'SIGSTOP')
      await pause(400)
      kill(pid, 'SIGCONT')
      await pause(10)
    },
    { seconds: 1 },
  )
  expect(ordeal.slowdown).toBeGreaterThan(2)
  expect(() => expectUnharmed(ordeal)).toThrow()
})
