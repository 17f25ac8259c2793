import { execFile } from 'node:child_process'
import { mkdir, readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { promisify } from 'node:util'
import { type Client, createClient, inFlight } from './client'
import type { Peer, RunningPeer } from './peers/peer'
import type { Picture } from './picture'
import { forgetPeaks, type Use, useOf } from './process-tree'
import { processorTime, untilQuiet } from './quiet'

/** As many photos as the phone page has on their way at once. */
export const IN_FLIGHT = 3
/** Time for a server to see that its files were taken away, and to settle. */
const SETTLE_MS = 1000

/**
 * What one server did, round by round; the first round, in which programs warm up, is left out of
 * all but the memory.
 */
export interface Measured {
  peer: Peer
  megabytesPerSecond: number[]
  /** Of the server alone, for all the files of a round. */
  cpuSeconds: number[]
  /** The most memory over what it had before its first file. */
  growthBytes: number
}

export interface Throughput {
  results: Measured[]
  /** Median share of the processors' time that neither the server nor the sender used, 0 to 1. */
  othersShare: number[]
}

interface Racer extends Measured {
  running: RunningPeer
  client: Client
  atRest: Use
}

/**
 * Sends the same files to each server in turn, A B C A B C..., and looks after each turn whether
 * they are all there.
 */
export async function measureThroughput(
  peers: readonly Peer[],
  files: readonly Picture[],
  { rounds, home, say }: { rounds: number; home: string; say: (line: string) => void },
): Promise<Throughput> {
  const othersShare: number[] = []
  const racers: Racer[] = []
  for (const [at, peer] of peers.entries()) racers.push(await enter(peer, join(home, `${at}`)))
  await pause(SETTLE_MS)
  for (const racer of racers) racer.atRest = await useOf(racer.running.pid)

  for (let round = 0; round <= rounds; round += 1) {
    for (const racer of racers) {
      const turn = await takeTurn(racer, files)
      const { name } = racer.peer
      say(
        `round ${round}  ${name.padEnd(24)} ${turn.megabytesPerSecond.toFixed(0).padStart(5)} MB/s`,
      )
      racer.growthBytes = Math.max(racer.growthBytes, turn.growthBytes)
      if (round === 0) continue
      racer.megabytesPerSecond.push(turn.megabytesPerSecond)
      racer.cpuSeconds.push(turn.cpuSeconds)
      othersShare.push(turn.othersShare)
    }
  }
  for (const { client, running } of racers) {
    client.close()
    await running.close()
  }
  return { results: racers, othersShare }
}

async function enter(peer: Peer, home: string): Promise<Racer> {
  await mkdir(home)
  const running = await peer.start(home)
  return {
    peer,
    running,
    client: createClient(running.port, IN_FLIGHT),
    atRest: await useOf(running.pid),
    megabytesPerSecond: [],
    cpuSeconds: [],
    growthBytes: 0,
  }
}

async function takeTurn({ running, client, atRest }: Racer, files: readonly Picture[]) {
  await untilQuiet()
  await forgetPeaks(running.pid)
  const [before, machineBefore, ourselves] = [
    await useOf(running.pid),
    await processorTime(),
    process.cpuUsage(),
  ]
  const start = performance.now()
  await inFlight(files, IN_FLIGHT, (file) => running.send(client, file))
  const seconds = (performance.now() - start) / 1000
  const own = process.cpuUsage(ourselves)
  const [after, machine] = [await useOf(running.pid), await processorTime()]
  await expectAll(running.folder, files)
  await clear(running.folder)

  const cpuSeconds = after.cpuSeconds - before.cpuSeconds
  const ours = cpuSeconds + (own.user + own.system) / 1e6
  const [busy, all] = [machine.busy - machineBefore.busy, machine.all - machineBefore.all]
  return {
    megabytesPerSecond: totalBytes(files) / 1e6 / seconds,
    cpuSeconds,
    growthBytes: after.peakBytes - atRest.residentBytes,
    othersShare: Math.max(0, (busy - ours * 100) / all),
  }
}

export const totalBytes = (files: readonly Picture[]): number =>
  files.reduce((sum, { length }) => sum + length, 0)

/** @throws Error when the folder does not hold exactly these files, whole */
async function expectAll(folder: string, files: readonly Picture[]): Promise<void> {
  const lengths = new Map(files.map(({ name, length }) => [name, length]))
  const names = await visible(folder)
  for (const name of names) {
    if ((await stat(join(folder, name))).size !== lengths.get(name))
      throw new Error(`${name} in ${folder} is not what was sent`)
  }
  if (names.length !== files.length)
    throw new Error(`${names.length} files are in ${folder}, not ${files.length}`)
}

/**
 * Takes the files away, and lets the disk finish, so that nothing of one server is left to do while
 * the next has its turn.
 */
async function clear(folder: string): Promise<void> {
  for (const name of await visible(folder)) await rm(join(folder, name))
  await promisify(execFile)('sync')
  await pause(SETTLE_MS)
}

const visible = async (folder: string) =>
  (await readdir(folder)).filter((name) => !name.startsWith('.'))
