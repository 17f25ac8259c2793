import { expect, it } from 'vitest'
import type { FirstKnown } from '../../options'
import { createFirstOfWindow } from './first-of-window'

const KNOWN = { listening: { port: 5810 }, newest: [{ id: 'a' }] } as unknown as FirstKnown
const never = new Promise<never>(() => {})

it('tells the page what is known before the program is open', async () => {
  const first = createFirstOfWindow('ko', never)
  const read = first.read()
  void first.tell(KNOWN)
  expect(await read).toMatchObject({
    language: 'ko',
    state: { listening: { port: 5810 }, photos: '[{"id":"a"}]', uploads: [] },
  })
})

it('goes on once the page has shown it', async () => {
  const first = createFirstOfWindow(null, never)
  let isOver = false
  const told = first.tell(KNOWN).then(() => {
    isOver = true
  })
  await Promise.resolve()
  expect(isOver).toBe(false)
  first.shown()
  await told
})

it.each([
  ['it is open', async () => {}],
  ['it cannot be opened', () => Promise.reject(new Error('no'))],
])('tells nothing once %s: a page that is loaded again wants all', async (_, open) => {
  const first = createFirstOfWindow(null, open())
  expect(await first.read()).toBeNull()
  void first.tell(KNOWN)
  expect(await first.read()).toBeNull()
  first.shown()
})
