/**
 * An attacker with many addresses: promises uploads of which nothing comes, of one byte and of the
 * whole disk in turn, each in the name of another sender, until it is ended. A process of its own,
 * for it may have to be in another network than the test. Arguments: the receiver's address, bytes
 * of the disk, and the attacker's addresses. Prints a line when the disk has been promised once
 * from each of them.
 */
import { randomBytes } from 'node:crypto'
import { Agent, request } from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'

const [url = '', disk = '', ...addresses] = process.argv.slice(2)
/** Between two promises of one address, milliseconds. */
const PAUSE_MS = 80

/** @param {string} text */
const base64 = (text) => Buffer.from(text).toString('base64')

/**
 * @param {Agent} agent
 * @param {string} length
 * @returns {Promise<void>}
 */
const promise = (agent, length) =>
  new Promise((resolve) => {
    const id = randomBytes(16).toString('hex')
    const outgoing = request(`${url}uploads`, {
      agent,
      method: 'POST',
      headers: {
        'Tus-Resumable': '1.0.0',
        'Upload-Length': length,
        'Upload-Metadata': `id ${base64(id)},filename ${base64('a.jpg')},sender ${base64(id)}`,
      },
    })
    outgoing.on('response', (response) => response.resume().on('end', resolve))
    outgoing.on('error', () => resolve()).end()
  })

const agents = addresses.map((localAddress) => new Agent({ keepAlive: true, localAddress }))
await Promise.all(agents.map((agent) => promise(agent, disk)))
process.stdout.write('promised\n')
for (const agent of agents) {
  void (async () => {
    for (let at = 0; ; at += 1) {
      await promise(agent, at % 2 === 0 ? '1' : disk)
      await pause(PAUSE_MS)
    }
  })()
}
