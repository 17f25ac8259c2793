import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { PictureFormat } from '../../contract/photo'
import { exifBlock } from '../../test/fixtures/exif'
import {
  heifLayout,
  jpegLayout,
  jxlLayout,
  type Layout,
  pngLayout,
  webpLayout,
} from '../../test/fixtures/layouts'
import { LONG_FILES } from '../../test/fixtures/long'
import { paintPicture } from '../../test/fixtures/paint'
import { RAW_FILES } from '../../test/fixtures/raw'
import { buildMeasureWorker } from '../../test/fixtures/workers'
import { seeded } from '../../test/support/seeded'
import { type ByteSource, bytesSource } from './byte-source'
import { isCutShort } from './cut-short'
import { createMeasurer } from './measure'
import { readFacts } from './picture-facts'
import { sniff } from './sniff'

const NOW = Date.UTC(2026, 10, 22)
const [MUTATED, BATCH] = [5000, 50]
/** Looks at a file, each of some microseconds. A photo of 100 MB needs some thousands. */
const MOST_LOOKS = 250_000

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'snapland-hostile-'))
})
afterAll(() => rm(folder, { recursive: true }))

/** A small picture of every format, with an EXIF where it can have one. */
async function pictures(): Promise<[PictureFormat, Buffer][]> {
  const sides = { width: 66, height: 48 }
  const plain = sharp({ create: { ...sides, channels: 3, background: '#a48' } })
  const exif = exifBlock({
    exif: { 36867: '2026:05:17 18:42:10' },
    place: [
      [1, 2, 3],
      [4, 5, 6],
    ],
  })
  const layout: Layout = { exif, pad: 50, isLast: true, trailer: Buffer.alloc(0) }
  const picture = (await plain.clone().webp().toBuffer()).subarray(12)
  const painted = async (format: 'heic' | 'avif') =>
    heifLayout(await paintPicture({ seed: 41, ...sides, format }), layout)
  const bitmap = Buffer.alloc(54 + 12 * 3)
  bitmap.set(Buffer.from('424d5a000000000000003600000028000000030000000300000001001800', 'hex'))
  return [
    ['jpeg', jpegLayout(await plain.clone().jpeg().toBuffer(), layout)],
    ['jpeg', (await plain.clone().jpeg().toBuffer()).subarray(0, -2)],
    ['png', pngLayout(await plain.clone().png().toBuffer(), layout)],
    ['webp', webpLayout({ picture, ...sides }, layout)],
    ['gif', await plain.clone().gif().toBuffer()],
    ['heic', await painted('heic')],
    ['avif', await painted('avif')],
    ['jxl', jxlLayout(layout)],
    ['tiff', await plain.clone().tiff().toBuffer()],
    ['bmp', bitmap],
    ...RAW_FILES.map(({ bytes }): [PictureFormat, Buffer] => ['raw', bytes()]),
  ]
}

/** Up to twelve bytes changed, and sometimes cut: mostly in front, where the numbers are. */
function mutate(bytes: Buffer, random: () => number): Buffer {
  const mutated = Buffer.from(bytes)
  const front = Math.min(bytes.length, random() < 0.5 ? 600 : bytes.length)
  for (let left = 1 + Math.floor(random() * 12); left > 0; left--) {
    const value = [0, 1, 0x7f, 0x80, 0xff, Math.floor(random() * 256)][Math.floor(random() * 6)]
    mutated[Math.floor(random() * front)] = value ?? 0
  }
  return random() < 0.3 ? mutated.subarray(0, Math.floor(random() * bytes.length)) : mutated
}

it(`${MUTATED} mutated files hold and end no worker`, { timeout: 180_000 }, async (test) => {
  const measurer = createMeasurer(await buildMeasureWorker(), { now: () => NOW, timeoutMs: 20_000 })
  const random = seeded(29)
  const made = await pictures()
  const files = Array.from({ length: MUTATED }, (_, count) => {
    const [format, whole] = made[count % made.length] ?? ['jpeg', Buffer.alloc(0)]
    return { what: `file ${count}, ${format}`, bytes: mutate(whole, random) }
  })
  let slowest = { ms: 0, what: '' }
  for (let from = 0; from < MUTATED; from += BATCH) {
    const batch = files.slice(from, from + BATCH).map(async ({ what, bytes }, place) => {
      const format = sniff(bytes)
      if (format === null) return
      const start = performance.now()
      const facts = readFacts(bytesSource(bytes), format, NOW)
      const isCut = isCutShort(bytesSource(bytes), facts.format)
      const ms = performance.now() - start
      if (ms > slowest.ms) slowest = { ms, what }
      for (const side of [facts.size?.width, facts.size?.height])
        expect(side ?? 1, what).toBeGreaterThanOrEqual(1)
      const path = join(folder, `${place}`)
      await writeFile(path, bytes)
      // A worker that was ended would say that it knows nothing.
      expect(await measurer.measureFile(path), what).toEqual(facts)
      expect(await measurer.isCutShort(path, facts.format), what).toBe(isCut)
    })
    await Promise.all(batch)
  }
  await measurer.close()
  await test.annotate(`The slowest of ${MUTATED}: ${slowest.ms.toFixed()} ms, ${slowest.what}.`)
  // Two seconds and it would be given up; a busy machine has a share in it.
  expect(slowest.ms, slowest.what).toBeLessThan(1000)
})

describe('a file of millions of small pieces', () => {
  it.each(LONG_FILES)('of $name is left after some looks', ({ format, bytes }) => {
    let looks = 0
    const counting = (source: ByteSource): ByteSource => ({
      ...source,
      at(offset, length) {
        looks += 1
        return source.at(offset, length)
      },
    })
    const file = bytes()
    readFacts(counting(bytesSource(file)), format, NOW)
    expect(looks).toBeLessThan(MOST_LOOKS)
    looks = 0
    isCutShort(counting(bytesSource(file)), format)
    expect(looks).toBeLessThan(MOST_LOOKS)
  })

  it('of each kind is answered by the worker in time', { timeout: 120_000 }, async (test) => {
    const measurer = createMeasurer(await buildMeasureWorker(), { timeoutMs: 60_000 })
    const told: string[] = []
    for (const { name, format, bytes } of LONG_FILES) {
      const path = join(folder, 'long')
      await writeFile(path, bytes())
      const start = performance.now()
      await measurer.measureFile(path)
      await measurer.isCutShort(path, format)
      const ms = performance.now() - start
      told.push(`${ms.toFixed()} ms ${name}`)
      // A tenth of it on a machine with nothing else to do.
      expect(ms, name).toBeLessThan(5000)
    }
    await measurer.close()
    await test.annotate(told.join(', '))
  })
})
