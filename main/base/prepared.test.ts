import { expect, it } from 'vitest'
import { prepareAll } from './prepared'

/** What was done, in its order. */
function log() {
  const done: string[] = []
  const step = (name: string) => async () => {
    done.push(`prepare ${name}`)
    return {
      commit: () => void done.push(`commit ${name}`),
      cancel: () => void done.push(`cancel ${name}`),
    }
  }
  const fail = async (): Promise<never> => {
    throw new Error('not today')
  }
  return { done, step, fail }
}

it('puts nothing in force before all is ready, then all in its order', async () => {
  const { done, step } = log()
  const all = await prepareAll([step('a'), step('b')])
  expect(done).toEqual(['prepare a', 'prepare b'])
  await all.commit()
  expect(done.slice(2)).toEqual(['commit a', 'commit b'])
})

it('cancels what was ready, the last first, where one step fails', async () => {
  const { done, step, fail } = log()
  await expect(prepareAll([step('a'), step('b'), fail, step('c')])).rejects.toThrow('not today')
  expect(done).toEqual(['prepare a', 'prepare b', 'cancel b', 'cancel a'])
})

it('is a step of a larger change', async () => {
  const { done, step, fail } = log()
  const inner = () => prepareAll([step('a'), step('b')])
  await expect(prepareAll([inner, fail])).rejects.toThrow('not today')
  expect(done).toEqual(['prepare a', 'prepare b', 'cancel b', 'cancel a'])
})
