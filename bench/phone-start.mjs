/** `node bench/phone-start.mjs`: how soon the phone page can be used on a slow phone. Fails above 100 ms. */
import { runnerImport } from 'vite'
import { buildIfChanged } from '../tools/setup/build.mjs'
import { inProject } from '../tools/setup/project.mjs'
import { runTool, say } from '../tools/setup/say.mjs'

const MOST_MS = 100

await runTool(async () => {
  await buildIfChanged()
  const { module } = await runnerImport(inProject('bench', 'phone-start.ts'))
  const { work, wall, bytes } = await module.measurePhoneStart()
  const range = (/** @type {number[]} */ times) => {
    const [least = 0, middle = 0, most = 0] = [0, 0.5, 0.999].map(
      (at) => times[Math.floor(at * times.length)],
    )
    return { middle, text: `${middle.toFixed(0)} ms (${least.toFixed(0)} to ${most.toFixed(0)})` }
  }
  say(
    `the phone page is ${bytes} bytes; all times at 4x CPU slowdown, median of ${work.length} loads`,
  )
  say(`its own work until it can be used: ${range(work).text}, at most ${MOST_MS} ms`)
  say(`on the wall, with the browser's own work and all that runs here: ${range(wall).text}`)
  return range(work).middle <= MOST_MS ? 0 : 1
})
