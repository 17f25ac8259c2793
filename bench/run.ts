import { rmSync } from 'node:fs'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { measureIdleDesktop, measureIdleReceiver } from './idle'
import { describeMachine } from './machine'
import { measureManyPhones } from './many-phones'
import { ezshare } from './peers/ezshare'
import { flaskDurable, flaskStreaming, flaskWhole } from './peers/flask'
import { nginx } from './peers/nginx'
import { snaplandAsPage, snaplandOnePatch } from './peers/snapland'
import { measurePhoneStart } from './phone-start'
import { makeBigFile, makePhotos } from './picture'
import { writePart } from './report/document'
import { describeIdle } from './report/idle'
import { describeManyPhones } from './report/many-phones'
import { describePhoneStart } from './report/phone-start'
import { describeBig, describePhotos } from './report/throughput'
import { describeArrivals, describeScrolls, describeStarts, describeSteps } from './report/window'
import { measureThroughput, totalBytes } from './throughput'
import { measureArrivals } from './window/arrival'
import { measureScrolls } from './window/scroll'
import { measureStarts } from './window/start'
import { measureSteps } from './window/step'

const PEERS = [nginx, flaskStreaming, flaskWhole, ezshare]
const PHOTOS = 100
const PHOTO_ROUNDS = 9
const BIG_BYTES = 1024 ** 3
const BIG_ROUNDS = 5

type Say = (line: string) => void

/** Measures one thing in an empty folder of its own; the answer is what the document says of it. */
type Part = (home: string, say: Say) => Promise<string>

const PARTS: Readonly<Record<string, Part>> = {
  async photos(home, say) {
    const photos = await makePhotos(PHOTOS)
    const peers = [snaplandAsPage, ...PEERS, flaskDurable]
    const measured = await measureThroughput(peers, photos, { rounds: PHOTO_ROUNDS, home, say })
    return describePhotos(measured, totalBytes(photos))
  },
  async big(home, say) {
    const peers = [snaplandAsPage, snaplandOnePatch, ...PEERS]
    const files = [await makeBigFile(BIG_BYTES)]
    return describeBig(
      await measureThroughput(peers, files, { rounds: BIG_ROUNDS, home, say }),
      BIG_BYTES,
    )
  },
  async phones(home) {
    return describeManyPhones(await measureManyPhones(await makePhotos(PHOTOS), join(home, 'data')))
  },
  async idle(home) {
    return describeIdle([await measureIdleReceiver(join(home, 'data')), await measureIdleDesktop()])
  },
  start: async (_home, say) => describeStarts(await measureStarts(say)),
  arrival: async (_home, say) => describeArrivals(await measureArrivals(say)),
  step: async (_home, say) => describeSteps(await measureSteps(say)),
  scroll: async (_home, say) => describeScrolls(await measureScrolls(say)),
  'phone-start': async () => describePhoneStart(await measurePhoneStart()),
}

/**
 * Measures, prints it and writes it into the document.
 * @param names which parts; empty for all of them
 * @throws Error for a name that is none
 */
export async function runBench(names: string[], document: string, say: Say): Promise<void> {
  const unknown = names.find((name) => !(name in PARTS))
  if (unknown !== undefined)
    throw new Error(`There is no part "${unknown}", only: ${Object.keys(PARTS).join(', ')}`)
  const home = await mkdtemp(join(tmpdir(), 'snapland-bench-'))
  // Also when it is ended half-way.
  process.once('exit', () => rmSync(home, { recursive: true, force: true }))
  for (const [name, part] of Object.entries(PARTS)) {
    if (names.length > 0 && !names.includes(name)) continue
    const date = new Date().toISOString().slice(0, 10)
    const figures = await part(await mkdtemp(join(home, name)), say)
    const text = `Measured on ${date}: ${describeMachine(home)}.\n\n${figures}`
    console.log(`\n## ${name}\n\n${text}`)
    await writePart(document, name, text)
  }
}
