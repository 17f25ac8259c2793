import { request } from 'node:http'
import { expect, it } from 'vitest'
import { slowWrites } from '../support/disk/slow-writes'
import { answerTo } from '../support/network/photo-request'
import { forThisTest } from '../support/opened'
import { createLoopProbe } from '../support/receiver/loop-probe'
import { startTerminalReceiver } from '../support/receiver/terminal-receiver'
import { until } from '../support/until'
import { makeHome } from '../support/window/home'

const MB = 1024 * 1024
const PHONES = 160
/** What the main thread holds; without a bound 98 to 166 MB. */
const MOST_BYTES = 92 * MB
/** What the whole process grew, with the threads that write; without a bound 204 to 235 MB. */
const MOST_GROWN = 185 * MB

it('holds no more of 160 photos than all may hold, while the disk takes 50 ms for a write', async () => {
  const probe = forThisTest(await createLoopProbe())
  const home = forThisTest(await makeHome())
  const laptop = forThisTest(await startTerminalReceiver(home, ['--port', '0'], probe.wrap))
  const { pid, listening } = laptop
  const bytes = Buffer.concat([Buffer.from('GIF89a'), Buffer.alloc(3 * MB)])
  const put = (name: string) => {
    const outgoing = request(`${listening.url}${name}.gif`, { method: 'PUT' })
    return { outgoing, answer: answerTo(outgoing) }
  }
  const held = async () => {
    const { heapUsed, external, rss } = await probe.memory(pid)
    return { own: heapUsed + external, rss }
  }
  const before = await held()
  const slow = forThisTest(await slowWrites(pid, null))
  const photos = Array.from({ length: PHONES }, (_, at) => put(`${at}`))
  // Each is another photo; whoever is broken off below has no answer.
  for (const [at, { outgoing, answer }] of photos.entries()) {
    answer.catch(() => {})
    outgoing.write(bytes)
    outgoing.write(`${at}`)
  }
  const begun = () => laptop.lines.filter((line) => line.includes('"upload"')).length
  await until('all have begun', () => begun() === PHONES)
  let most = 0
  let grown = 0
  for (let looks = 0; looks < 6; looks += 1) {
    const { own, rss } = await held()
    most = Math.max(most, own - before.own)
    grown = Math.max(grown, rss - before.rss)
  }
  console.log(`held at most ${Math.round(most / MB)} MB, grew by ${Math.round(grown / MB)} MB`)
  expect(most).toBeGreaterThan(20 * MB)
  expect(most).toBeLessThan(MOST_BYTES)
  expect(grown).toBeLessThan(MOST_GROWN)
  // The last ones are saved as the first ones are.
  const [first, last] = [photos[0], photos.at(-1)]
  for (const { outgoing } of photos.slice(1, -1)) outgoing.destroy()
  for (const photo of [first, last]) {
    photo?.outgoing.end()
    expect((await photo?.answer)?.status).toBe(201)
  }
  await slow.close()
})
