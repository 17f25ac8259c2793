import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { measureIdleDesktop, measureIdleReceiver } from './idle'
import { describeMachine } from './machine'
import { measureManyPhones } from './many-phones'
import { ezshare } from './peers/ezshare'
import { flaskDurable, flaskStreaming, flaskWhole } from './peers/flask'
import { nginx } from './peers/nginx'
import { snaplandAsPage, snaplandOnePatch } from './peers/snapland'
import { makeBigFile, makePhotos } from './picture'
import { describe, writeInto } from './report'
import { measureThroughput, totalBytes } from './throughput'

const PEERS = [nginx, flaskStreaming, flaskWhole, ezshare]
const PHOTOS = 100
const PHOTO_ROUNDS = 9
const BIG_BYTES = 1024 ** 3
const BIG_ROUNDS = 5

/** Measures all, prints it and writes it into the document. */
export async function runBench(document: string, say: (line: string) => void): Promise<void> {
  const home = await mkdtemp(join(tmpdir(), 'snapland-bench-'))
  const room = (name: string) => mkdtemp(join(home, name))
  try {
    const photos = await makePhotos(PHOTOS)
    const big = await makeBigFile(BIG_BYTES)
    const figures = {
      machine: describeMachine(home),
      date: new Date().toISOString().slice(0, 10),
      photos: {
        ...(await measureThroughput([snaplandAsPage, ...PEERS, flaskDurable], photos, {
          ...{ rounds: PHOTO_ROUNDS, home: await room('photos-'), say },
        })),
        ...{ count: PHOTOS, bytes: totalBytes(photos), rounds: PHOTO_ROUNDS },
      },
      big: {
        ...(await measureThroughput([snaplandAsPage, snaplandOnePatch, ...PEERS], [big], {
          ...{ rounds: BIG_ROUNDS, home: await room('big-'), say },
        })),
        ...{ bytes: BIG_BYTES, rounds: BIG_ROUNDS },
      },
      manyPhones: await measureManyPhones(photos, join(home, 'phones')),
      idle: [await measureIdleReceiver(join(home, 'idle')), await measureIdleDesktop()],
    }
    const text = describe(figures)
    console.log(text)
    await writeInto(document, text)
  } finally {
    await rm(home, { recursive: true, force: true })
  }
}
