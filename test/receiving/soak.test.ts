import { beforeEach, expect, it } from 'vitest'
import { soakLongStream } from '../../bench/soak/long-stream'
import { soakManyPhones } from '../../bench/soak/many-phones'
import { forThisTest } from '../support/opened'
import { startTerminalReceiver, type TerminalReceiver } from '../support/receiver/terminal-receiver'
import { type Home, makeHome } from '../support/window/home'

/** In small; in full it is `npm run soak`. */
const KB = 1024
const MB = 1024 * KB

let home: Home
let laptop: TerminalReceiver
beforeEach(async () => {
  home = forThisTest(await makeHome())
  laptop = forThisTest(await startTerminalReceiver(home, ['--port', '0']))
})

it('twelve phones on networks that fail lose nothing and double nothing', async () => {
  const size = { least: 50 * KB, most: 400 * KB, cutChance: 0.5, seed: 7 }
  const found = await soakManyPhones(laptop, { phones: 12, photosEach: 6, ...size })
  expect(found).toMatchObject({ photos: 72, lost: [], doubled: [] })
  expect(found.cuts).toBeGreaterThan(10)
})

it('a file of 512 MiB takes no more memory than a small one', async () => {
  const found = await soakLongStream(laptop, 512 * MB)
  expect(found.isWhole).toBe(true)
  expect(found.growth).toBeLessThan(64 * MB)
})
