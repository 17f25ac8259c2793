import { expect, it } from 'vitest'
import { mostConnections, openFilesLimit } from './open-files'

it('knows how much this process may have open', () => {
  expect(openFilesLimit()).toBeGreaterThan(0)
})

it.each([
  [Number.POSITIVE_INFINITY, 512],
  [1024, 320],
  [256, 64],
  [64, 8],
  [20, 8],
])('with %d files open at most it takes %d connections', (limit, connections) => {
  expect(mostConnections(limit)).toBe(connections)
})
