import { spawn } from 'node:child_process'
import { text } from 'node:stream/consumers'
import { startTerminalReceiver } from '../../test/support/receiver/terminal-receiver'
import { makeHome } from '../../test/support/window/home'
import { inProject } from '../../tools/setup/project.mjs'
import { soakLongStream } from './long-stream'
import { soakManyPhones } from './many-phones'
import { soakWall } from './wall'

const MB = 1024 * 1024
const SEED = 16

/**
 * Runs the soak and prints its figures.
 * @param wallMinutes how long the wall is shown; null for the others
 * @returns whether every figure is as it must be
 */
export async function runSoak(
  wallMinutes: number | null,
  say: (line: string) => void,
): Promise<boolean> {
  const results =
    wallMinutes === null
      ? [...(await manyPhones(say)), ...(await longStream(say))]
      : await soakWall(wallMinutes, say)
  for (const [what, isMet] of results) say(`${isMet ? 'ok    ' : 'FAILED'} ${what}`)
  return results.every(([, isMet]) => isMet)
}

export type Result = [what: string, isMet: boolean]

async function manyPhones(say: (line: string) => void): Promise<Result[]> {
  const home = await makeHome()
  const receiver = await startTerminalReceiver(home, ['--port', '0'])
  try {
    say(`50 phones send 20 photos each over networks that fail (seed ${SEED})`)
    const small = spawn(
      process.execPath,
      [inProject('bench', 'soak', 'small-requests.mjs'), `${receiver.listening.url}presence`],
      { stdio: ['ignore', 'pipe', 'inherit'] },
    )
    const printed = text(small.stdout)
    const size = { least: MB / 4, most: 2 * MB, cutChance: 0.4, seed: SEED }
    const found = await soakManyPhones(receiver, { phones: 50, photosEach: 20, ...size })
    small.kill('SIGTERM')
    const times = (JSON.parse(await printed) as number[]).sort((a, b) => a - b)
    const p99 = times[Math.floor(times.length * 0.99)] ?? Number.POSITIVE_INFINITY
    const { photos, megabytes, cuts, seconds, slowestToFastest, lost, doubled } = found
    const rate = (megabytes / seconds).toFixed(0)
    say(`${photos} photos, ${megabytes.toFixed(0)} MB in ${seconds.toFixed(1)} s: ${rate} MB/s`)
    return [
      [`${cuts} cuts`, cuts > photos / 10],
      [`${lost.length} lost ${lost.slice(0, 3)}`, lost.length === 0],
      [`${doubled.length} doubled ${doubled.slice(0, 3)}`, doubled.length === 0],
      [`slowest phone ${slowestToFastest.toFixed(2)}x the fastest (3)`, slowestToFastest <= 3],
      [`p99 of ${times.length} small requests ${p99.toFixed(0)} ms (500)`, p99 < 500],
    ]
  } finally {
    await receiver.close()
    await home.close()
  }
}

async function longStream(say: (line: string) => void): Promise<Result[]> {
  const home = await makeHome()
  const receiver = await startTerminalReceiver(home, ['--port', '0'])
  try {
    say('one file of 4 GiB')
    const { bytes, seconds, growth, isWhole } = await soakLongStream(receiver, 4096 * MB)
    say(`${(bytes / 1e6 / seconds).toFixed(0)} MB/s`)
    return [
      ['4 GiB byte by byte', isWhole],
      [`memory grew by ${(growth / MB).toFixed(0)} MiB (64)`, growth < 64 * MB],
    ]
  } finally {
    await receiver.close()
    await home.close()
  }
}
