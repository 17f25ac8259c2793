/**
 * A phone that sends photos of 4 MB to each of the receivers whose addresses are its arguments, in
 * turn, on connections of its own for each photo, until its input ends. It is a process of its own,
 * so that what the test does meanwhile does not look like a slow receiver. After each round it
 * prints for each receiver what `Sent` says, as a line of JSON.
 */
import { randomBytes } from 'node:crypto'
import { Agent, request } from 'node:http'
import { performance } from 'node:perf_hooks'
import { setTimeout as pause } from 'node:timers/promises'

/**
 * @typedef {object} Sent
 * @property {number} page milliseconds until the page was there
 * @property {number} photo milliseconds until the photo was saved
 * @property {string[]} failures answers and errors after which it tried again
 */

const PHOTO_BYTES = 4 * 1024 * 1024
/** The phone page waits as long at first; see `mobile-web/sending/wait.ts`. */
const AGAIN_MS = 500
/** A minimal GIF of 7 x 5 pixels, with whatever follows it. */
const HEAD = Buffer.from(
  'GIF89a\x07\0\x05\0\0\0\0,\0\0\0\0\x07\0\x05\0\0\x02\x02\x84\x51\0;',
  'latin1',
)

/**
 * @param {string} url
 * @param {import('node:http').RequestOptions} options
 * @param {Buffer} [body]
 * @returns {Promise<number>} the status
 */
const ask = (url, options, body) =>
  new Promise((resolve, reject) => {
    const outgoing = request(url, options, (response) => {
      response
        .on('error', reject)
        .on('end', () => resolve(response.statusCode ?? 0))
        .resume()
    })
    outgoing.on('error', reject).end(body)
  })

/**
 * @param {string[]} failures
 * @param {() => Promise<number>} send
 */
async function untilTaken(failures, send) {
  const from = performance.now()
  for (;;) {
    const status = await send().catch((error) => `${error.code ?? error}`)
    if (status === 200 || status === 201) return performance.now() - from
    failures.push(`${status}`)
    await pause(AGAIN_MS)
  }
}

/** @param {string} url @returns {Promise<Sent>} */
async function sendTo(url) {
  const agent = new Agent({ keepAlive: true })
  const body = Buffer.concat([HEAD, randomBytes(64), Buffer.alloc(PHOTO_BYTES - HEAD.length - 64)])
  /** @type {string[]} */
  const failures = []
  try {
    const page = await untilTaken(failures, () => ask(url, { agent }))
    const name = `${url}${randomBytes(8).toString('hex')}.gif`
    const photo = await untilTaken(failures, () => ask(name, { agent, method: 'PUT' }, body))
    return { page, photo, failures }
  } finally {
    agent.destroy()
  }
}

let isOver = false
process.stdin
  .on('end', () => {
    isOver = true
  })
  .resume()

const urls = process.argv.slice(2)
// What the receiver loads for the first stranger is no attacker's doing.
for (const url of urls) for (const path of ['/', '/x']) await ask(new URL(path, url).href, {})
for (let round = 0; !isOver; round += 1) {
  /** @type {Sent[]} */
  const sent = []
  // Neither receiver is always the first.
  const order = round % 2 === 0 ? [...urls.keys()] : [...urls.keys()].reverse()
  for (const at of order) sent[at] = await sendTo(urls[at] ?? '')
  process.stdout.write(`${JSON.stringify(sent)}\n`)
}
