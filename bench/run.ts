import { rmSync } from 'node:fs'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PROJECT } from '../tools/setup/project.mjs'
import { measureIdleDesktop, measureIdleReceiver } from './idle'
import { describeMachine } from './machine'
import { measureLongestStretch, measureManyPhones } from './many-phones'
import { buildRevision } from './other-build'
import { copyparty, hasCopyparty } from './peers/copyparty'
import { ezshare } from './peers/ezshare'
import { flaskDurable, flaskStreaming, flaskWhole } from './peers/flask'
import { nginx } from './peers/nginx'
import { snaplandAsPage, snaplandBuild, snaplandInWindow, snaplandOnePatch } from './peers/snapland'
import { measurePhoneStart } from './phone-start'
import { makeBigFile, makePhotos } from './picture'
import { writePart } from './report/document'
import { describeIdle } from './report/idle'
import { describeBuilds, describeManyPhones, describeUnderLoad } from './report/many-phones'
import { describePhoneStart } from './report/phone-start'
import { describeBig, describePhotos, describeRates } from './report/throughput'
import {
  describeArrivals,
  describeScrolls,
  describeStarts,
  describeStartsOf,
  describeSteps,
} from './report/window'
import { measureThroughput, totalBytes } from './throughput'
import { measureArrivals } from './window/arrival'
import { measureScrolls } from './window/scroll'
import { measureStarts } from './window/start'
import { measureSteps } from './window/step'
import { measureUnderLoad } from './window/under-load'

const peers = () => [
  ...[nginx, flaskStreaming, flaskWhole, ezshare],
  ...(hasCopyparty() ? [copyparty] : []),
]
const PHOTOS = 100
const PHOTO_ROUNDS = 9
const BIG_BYTES = 1024 ** 3
const BIG_ROUNDS = 5

const OTHER = 'the other'
const BUILDS = ['this build', OTHER]

type Say = (line: string) => void

/** Measures one thing in an empty folder of its own; the answer is what the document says of it. */
type Part = (home: string, say: Say) => Promise<string>

const PARTS: Readonly<Record<string, Part>> = {
  async photos(home, say) {
    const photos = await makePhotos(PHOTOS)
    const racers = [snaplandAsPage, snaplandInWindow, ...peers(), flaskDurable]
    const measured = await measureThroughput(racers, photos, { rounds: PHOTO_ROUNDS, home, say })
    return describePhotos(measured, totalBytes(photos))
  },
  async big(home, say) {
    const racers = [snaplandAsPage, snaplandOnePatch, ...peers()]
    const files = [await makeBigFile(BIG_BYTES)]
    return describeBig(
      await measureThroughput(racers, files, { rounds: BIG_ROUNDS, home, say }),
      BIG_BYTES,
    )
  },
  async phones(home) {
    const photos = await makePhotos(PHOTOS)
    const [measured] = await measureManyPhones(photos, home, [PROJECT])
    if (measured === undefined) throw new Error('Nothing was measured')
    const stretch = await measureLongestStretch(photos, join(home, 'watched'))
    return `${describeManyPhones(measured, stretch)}\n\n${describeUnderLoad(await measureUnderLoad(photos))}`
  },
  async idle(home) {
    return describeIdle([await measureIdleReceiver(join(home, 'data')), await measureIdleDesktop()])
  },
  start: async (_home, say) => describeStarts(await measureStarts([PROJECT], say)),
  arrival: async (_home, say) => describeArrivals(await measureArrivals(say)),
  step: async (_home, say) => describeSteps(await measureSteps(say)),
  scroll: async (_home, say) => describeScrolls(await measureScrolls(say)),
  'phone-start': async () => describePhoneStart(await measurePhoneStart()),
}

/** This build and another one, in turn. */
const COMPARISONS: Readonly<Record<string, (other: string) => Part>> = {
  photos: (other) => async (home, say) => {
    const photos = await makePhotos(PHOTOS)
    const builds = [snaplandAsPage, snaplandBuild(OTHER, other)]
    const measured = await measureThroughput(builds, photos, { rounds: PHOTO_ROUNDS, home, say })
    return describeRates(measured, totalBytes(photos))
  },
  big: (other) => async (home, say) => {
    const files = [await makeBigFile(BIG_BYTES)]
    const builds = [snaplandAsPage, snaplandBuild(OTHER, other)]
    return describeRates(
      await measureThroughput(builds, files, { rounds: BIG_ROUNDS, home, say }),
      BIG_BYTES,
    )
  },
  phones: (other) => async (home) => {
    const measured = await measureManyPhones(await makePhotos(PHOTOS), home, [PROJECT, other])
    return describeBuilds(measured.map((each, at) => ({ name: BUILDS[at] ?? '', measured: each })))
  },
  start: (other) => async (_home, say) =>
    describeStartsOf(BUILDS, await measureStarts([PROJECT, other], say)),
}

/**
 * Measures, prints it and writes it into the document.
 * @param names which parts; empty for all of them
 * @throws Error for a name that is none
 */
export async function runBench(names: string[], document: string, say: Say): Promise<void> {
  await measureParts(PARTS, names, say, (name, text) => writePart(document, name, text))
}

/**
 * Measures this build and that of another commit in turn, and prints it.
 * @param names which parts; empty for all that can be compared
 * @param revision the commit, as git names it
 * @throws Error for a name that is none, or where the other cannot be built
 */
export async function runComparison(names: string[], revision: string, say: Say): Promise<void> {
  const other = await buildRevision(revision)
  try {
    const parts = Object.entries(COMPARISONS).map(([name, part]) => [name, part(other.project)])
    await measureParts(Object.fromEntries(parts), names, say)
  } finally {
    await other.close()
  }
}

async function measureParts(
  parts: Readonly<Record<string, Part>>,
  names: readonly string[],
  say: Say,
  write?: (name: string, text: string) => Promise<void>,
): Promise<void> {
  const unknown = names.find((name) => !(name in parts))
  if (unknown !== undefined)
    throw new Error(`There is no part "${unknown}", only: ${Object.keys(parts).join(', ')}`)
  const home = await mkdtemp(join(tmpdir(), 'snapland-bench-'))
  // Also when it is ended half-way.
  process.once('exit', () => rmSync(home, { recursive: true, force: true }))
  for (const [name, part] of Object.entries(parts)) {
    if (names.length > 0 && !names.includes(name)) continue
    const date = new Date().toISOString().slice(0, 10)
    const figures = await part(await mkdtemp(join(home, name)), say)
    const text = `Measured on ${date}: ${describeMachine(home)}.\n\n${figures}`
    console.log(`\n## ${name}\n\n${text}`)
    await write?.(name, text)
  }
}
