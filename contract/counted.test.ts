import { expect, it } from 'vitest'
import { countedKey } from './counted'
import type { PhotoFormat } from './photo'

it.each<[(PhotoFormat | null)[], string]>([
  [['jpeg', 'heic', 'raw'], 'desktop.unseen'],
  // Nothing is known yet of the second.
  [['jpeg', null], 'desktop.unseen'],
  [['mp4'], 'desktop.unseenFiles'],
  [['jpeg', 'mov'], 'desktop.unseenFiles'],
  [['jpeg', 'other'], 'desktop.unseenFiles'],
])('calls %j what they are', (formats, key) => {
  const counted = formats.map((format) => ({ format }))
  expect(countedKey('desktop.unseen', counted)).toBe(key)
})
