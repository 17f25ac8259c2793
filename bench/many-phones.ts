import { mkdir, readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { createLoopProbe } from '../test/support/receiver/loop-probe'
import { inProject } from '../tools/setup/project.mjs'
import { createClient, inFlight } from './client'
import { startChild } from './peers/child'
import { sendAsPage, startReceiver } from './peers/snapland'
import type { Picture } from './picture'
import { untilQuiet } from './quiet'
import { IN_FLIGHT, totalBytes } from './throughput'

export const PHONES = 50
export const PHOTOS_EACH = 20
export const PHONE_ROUNDS = 3

/** Round by round. */
export interface ManyPhones {
  megabytesPerSecond: number[]
  /** Time of the slowest phone over that of the fastest. */
  slowestToFastest: number[]
  /** Of small requests sent all the while from another process, milliseconds, of all rounds. */
  smallRequests: number[]
}

/**
 * All phones begin at one moment, each from an address of its own; meanwhile somebody else's small
 * requests are timed. Builds have their turns one after the other.
 * @param projects the folders of built Snaplands
 * @returns of each of them
 */
export async function measureManyPhones(
  photos: readonly Picture[],
  home: string,
  projects: readonly string[],
): Promise<ManyPhones[]> {
  const measured = projects.map(
    (): ManyPhones => ({ megabytesPerSecond: [], slowestToFastest: [], smallRequests: [] }),
  )
  for (let round = 0; round < PHONE_ROUNDS; round += 1) {
    for (const [at, project] of projects.entries()) {
      const place = join(home, `${round}-${at}`)
      const besides = join(place, 'small-requests')
      await mkdir(besides, { recursive: true })
      const receiver = await startReceiver(place, project)
      await untilQuiet()
      const small = startChild(besides, process.execPath, [
        inProject('bench', 'soak', 'small-requests.mjs'),
        `${receiver.url}presence`,
      ])
      const { sent, seconds } = await sendFromPhones(receiver.url, photos)
      await small.close()
      await receiver.close()
      await expectAll(receiver.folder, sent)
      await rm(receiver.folder, { recursive: true })
      measured[at]?.smallRequests.push(...JSON.parse(await small.firstLine()))
      measured[at]?.megabytesPerSecond.push(totalBytes(sent) / 1e6 / Math.max(...seconds))
      measured[at]?.slowestToFastest.push(Math.max(...seconds) / Math.min(...seconds))
    }
  }
  return measured
}

/**
 * The longest stretch of a receiver's main thread while the phones send, milliseconds. A run of its
 * own, as looking every 5 ms costs something.
 */
export async function measureLongestStretch(
  photos: readonly Picture[],
  home: string,
): Promise<number> {
  await mkdir(home, { recursive: true })
  const probe = await createLoopProbe()
  const receiver = await startReceiver(home, undefined, probe.wrap)
  await untilQuiet()
  const begin = Date.now()
  await sendFromPhones(receiver.url, photos)
  const end = Date.now()
  await probe.memory(receiver.pid)
  const [longest = 0] = await probe.longestSince(begin, end)
  await receiver.close()
  await probe.close()
  return longest
}

/**
 * Sends from all phones at once.
 * @returns what was sent, and how long each phone took
 */
export async function sendFromPhones(url: URL, photos: readonly Picture[]) {
  const phones = Array.from({ length: PHONES }, (_, phone) => ({
    id: `phone-${phone}`,
    client: createClient(Number(url.port), IN_FLIGHT, `127.0.1.${phone + 1}`),
    photos: Array.from({ length: PHOTOS_EACH }, (_, at) => {
      const photo = photos[(phone * PHOTOS_EACH + at) % photos.length]
      if (photo === undefined) throw new Error('There are no photos to send')
      return photo
    }),
  }))
  const start = performance.now()
  const seconds = await Promise.all(
    phones.map(async ({ id, client, photos }) => {
      await inFlight(photos, IN_FLIGHT, (photo) => sendAsPage(client, url, photo, id))
      client.close()
      return (performance.now() - start) / 1000
    }),
  )
  return { sent: phones.flatMap(({ photos }) => photos), seconds }
}

/**
 * @throws Error when a photo is missing, doubled or not whole: names repeat, so their lengths are
 * compared
 */
async function expectAll(folder: string, sent: readonly Picture[]): Promise<void> {
  const names = (await readdir(folder)).filter((name) => !name.startsWith('.'))
  const lengths = await Promise.all(
    names.map(async (name) => (await stat(join(folder, name))).size),
  )
  const sorted = (numbers: number[]) => numbers.toSorted((a, b) => a - b).join()
  if (sorted(lengths) !== sorted(sent.map(({ length }) => length)))
    throw new Error(
      `${names.length} files arrived, which are not the ${sent.length} that were sent`,
    )
}
