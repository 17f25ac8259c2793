import { mkdir, readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { inProject } from '../tools/setup/project.mjs'
import { createClient, inFlight } from './client'
import { startChild } from './peers/child'
import { sendAsPage, startReceiver } from './peers/snapland'
import type { Picture } from './picture'
import { untilQuiet } from './quiet'
import { percentile } from './statistics'
import { IN_FLIGHT, totalBytes } from './throughput'

const PHONES = 50
const PHOTOS_EACH = 20

export interface ManyPhones {
  phones: number
  photosEach: number
  megabytesPerSecond: number
  /** Time of the slowest phone over that of the fastest. */
  slowestToFastest: number
  /** Of a small request sent all the while from another process, milliseconds. */
  smallRequest: { count: number; median: number; p99: number; longest: number }
}

/**
 * All phones begin at one moment, each from an address of its own; meanwhile somebody else's small
 * requests are timed.
 */
export async function measureManyPhones(
  photos: readonly Picture[],
  home: string,
): Promise<ManyPhones> {
  await mkdir(home)
  const receiver = await startReceiver(home)
  const phones = Array.from({ length: PHONES }, (_, phone) => ({
    id: `phone-${phone}`,
    client: createClient(Number(receiver.url.port), IN_FLIGHT, `127.0.1.${phone + 1}`),
    photos: Array.from({ length: PHOTOS_EACH }, (_, at) => {
      const photo = photos[(phone * PHOTOS_EACH + at) % photos.length]
      if (photo === undefined) throw new Error('There are no photos to send')
      return photo
    }),
  }))
  await untilQuiet()
  const besides = join(home, 'small-requests')
  await mkdir(besides)
  const small = startChild(besides, process.execPath, [
    inProject('bench', 'soak', 'small-requests.mjs'),
    `${receiver.url}presence`,
  ])

  const start = performance.now()
  const seconds: number[] = []
  await Promise.all(
    phones.map(async ({ id, client, photos }) => {
      await inFlight(photos, IN_FLIGHT, (photo) => sendAsPage(client, receiver.url, photo, id))
      seconds.push((performance.now() - start) / 1000)
      client.close()
    }),
  )
  await small.close()
  const latencies: number[] = JSON.parse(await small.firstLine())
  await receiver.close()

  const sent = phones.flatMap(({ photos }) => photos)
  await expectAll(receiver.folder, sent)
  return {
    phones: PHONES,
    photosEach: PHOTOS_EACH,
    megabytesPerSecond: totalBytes(sent) / 1e6 / Math.max(...seconds),
    slowestToFastest: Math.max(...seconds) / Math.min(...seconds),
    smallRequest: {
      count: latencies.length,
      median: percentile(latencies, 0.5),
      p99: percentile(latencies, 0.99),
      longest: Math.max(...latencies),
    },
  }
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
