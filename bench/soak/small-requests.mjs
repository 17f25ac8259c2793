/**
 * Sends a small request twenty times a second and, when it is told to end, prints how long each
 * took, in milliseconds, as JSON. A process of its own, so that the load that the soak makes is not
 * measured with it: node small-requests.mjs <url of presence>
 */
import { setTimeout as pause } from 'node:timers/promises'

const [, , url = ''] = process.argv
const body = JSON.stringify({ sender: 'small', name: 'Small', state: 'open', done: 0, total: 0 })
/** @type {number[]} */
const times = []
let isOver = false
process.once('SIGTERM', () => {
  isOver = true
})
while (!isOver) {
  const start = performance.now()
  const answer = await fetch(url, { method: 'POST', body })
  if (!answer.ok) throw new Error(`${url} was answered with ${answer.status}`)
  times.push(performance.now() - start)
  await pause(50)
}
console.log(JSON.stringify(times))
