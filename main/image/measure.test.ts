import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { LIMITS } from '../../contract/http'
import { FIXTURES, NOT_PHOTOS } from '../../test/fixtures/fixtures'
import { HOSTILE_HEADS } from '../../test/fixtures/hostile'
import { paintPicture } from '../../test/fixtures/paint'
import { buildMeasureWorker } from '../../test/fixtures/workers'
import { createMeasurer, type Measurer } from './measure'

const NOW = Date.UTC(2026, 10, 22)
const headOf = (bytes: Uint8Array) => bytes.subarray(0, LIMITS.headBytes)

let folder = ''
let measurer: Measurer
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'snapland-measure-'))
  measurer = createMeasurer(await buildMeasureWorker(), { now: () => NOW })
})
afterAll(async () => {
  await measurer.close()
  await rm(folder, { recursive: true })
})

async function fileOf(bytes: Uint8Array, name = 'photo'): Promise<string> {
  const path = join(folder, name)
  await writeFile(path, bytes)
  return path
}

describe('measuring a photo', () => {
  it.each(FIXTURES)('tells what a person sees of $name, from its file', async (fixture) => {
    const { name, format, size, storedSize, orientation } = fixture
    const facts = await measurer.measureFile(await fileOf(await fixture.bytes(), name))
    expect(facts).toMatchObject({ format, size, storedSize, orientation })
  })

  it.each(FIXTURES.filter(({ name }) => name !== 'late-frame.jpg'))(
    'tells the size of $name from its first 64 KiB',
    async ({ bytes, size, storedSize }) => {
      expect(await measurer.measure(headOf(await bytes()))).toMatchObject({ size, storedSize })
    },
  )

  it('says that it does not know the size of a JPEG whose frame comes later', async () => {
    const late = FIXTURES.find(({ name }) => name === 'late-frame.jpg')
    const facts = await measurer.measure(headOf((await late?.bytes()) ?? Buffer.alloc(0)))
    expect(facts).toMatchObject({ format: 'jpeg', size: null, storedSize: null })
  })

  it('never tells a wrong size of a rotated HEIC, however much of it has arrived', async () => {
    const rotated = FIXTURES.find(({ name }) => name === 'heic-rotated.heic')
    const bytes = (await rotated?.bytes()) ?? Buffer.alloc(0)
    for (let length = 24; length < 800; length += 16) {
      const facts = await measurer.measure(bytes.subarray(0, length))
      expect([null, rotated?.size]).toContainEqual(facts?.size)
    }
  })

  it('tells when, with what and whether where it was taken', async () => {
    const bytes = await paintPicture({
      seed: 1,
      width: 60,
      height: 40,
      format: 'jpeg',
      camera: { make: 'samsung', model: 'SM-G998N' },
      takenAt: { date: '2026:05:17 18:42:10', offset: '+09:00' },
      location: { latitude: -33.8568, longitude: 151.2153 },
    })
    expect(await measurer.measure(bytes)).toMatchObject({
      camera: 'samsung SM-G998N',
      capturedAt: Date.UTC(2026, 4, 17, 9, 42, 10),
      hasLocation: true,
    })
  })

  it('finds the EXIF that a HEIC keeps at its end', async () => {
    const bytes = await FIXTURES.find(({ name }) => name === 'heic-rotated.heic')?.bytes()
    const path = await fileOf(bytes ?? Buffer.alloc(0))
    expect(await measurer.measureFile(path)).toMatchObject({ camera: 'Apple iPhone 13 Pro Max' })
  })

  it('turns PNG and TIFF by their EXIF, and WebP not, as Chromium shows them', async () => {
    const oriented = { seed: 2, width: 40, height: 60, orientation: 6 } as const
    const seen = async (format: 'png' | 'tiff' | 'webp') =>
      (await measurer.measure(await paintPicture({ ...oriented, format })))?.size
    expect(await seen('png')).toEqual({ width: 40, height: 60 })
    expect(await seen('tiff')).toEqual({ width: 40, height: 60 })
    expect(await seen('webp')).toEqual({ width: 60, height: 40 })
  })

  it('reads a BigTIFF', async () => {
    const bytes = await sharp({ create: { width: 30, height: 20, channels: 3, background: 'red' } })
      .tiff({ bigtiff: true })
      .toBuffer()
    expect(await measurer.measure(bytes)).toMatchObject({ size: { width: 30, height: 20 } })
  })

  it('reads on in the file for a TIFF that keeps its directory at the end', async () => {
    const bytes = await sharp({
      create: { width: 300, height: 200, channels: 3, background: 'red' },
    })
      .tiff({ compression: 'none' })
      .toBuffer()
    const directoryAt = bytes.readUInt32LE(4)
    expect(directoryAt).toBeGreaterThan(LIMITS.headBytes)
    expect(await measurer.measure(headOf(bytes))).toMatchObject({ format: 'tiff', size: null })
    const facts = await measurer.measureFile(await fileOf(bytes))
    expect(facts?.size).toEqual({ width: 300, height: 200 })
  })

  it('looks at no more than the head, and at a buffer that is part of a larger one', async () => {
    const bytes = await paintPicture({ seed: 1, width: 60, height: 40, format: 'gif' })
    const larger = Buffer.concat([Buffer.alloc(100), bytes, Buffer.alloc(LIMITS.headBytes)])
    const facts = await measurer.measure(larger.subarray(100))
    expect(facts?.size).toEqual({ width: 60, height: 40 })
  })
})

describe('measuring what is no photo', () => {
  it.each(NOT_PHOTOS)('answers null for $name', async ({ name, bytes }) => {
    expect(await measurer.measure(await bytes())).toBeNull()
    expect(await measurer.measureFile(await fileOf(await bytes(), name))).toBeNull()
  })

  it('answers null for zero bytes', async () => {
    expect(await measurer.measure(new Uint8Array())).toBeNull()
    expect(await measurer.measureFile(await fileOf(new Uint8Array()))).toBeNull()
  })

  it('rejects when the file is not there', async () => {
    await expect(measurer.measureFile(join(folder, 'gone.jpg'))).rejects.toThrow('ENOENT')
  })
})

describe('measuring a hostile file', () => {
  it.each(HOSTILE_HEADS)('survives a %s', async (name, head) => {
    const path = await fileOf(head, encodeURIComponent(name))
    for (const facts of [await measurer.measure(headOf(head)), await measurer.measureFile(path)]) {
      expect(facts).not.toBeNull()
      for (const size of [facts?.size, facts?.storedSize]) {
        if (size) expect(Math.min(size.width, size.height)).toBeGreaterThanOrEqual(1)
        if (size) expect(Math.max(size.width, size.height)).toBeLessThan(2 ** 31)
      }
    }
  })

  it('measures the next photo as if nothing had been', async () => {
    const [answer] = await Promise.all([
      measurer.measure(await paintPicture({ seed: 1, width: 60, height: 40, format: 'heic' })),
      ...HOSTILE_HEADS.map(([, head]) => measurer.measure(headOf(head))),
    ])
    expect(answer?.size).toEqual({ width: 60, height: 40 })
    const after = await measurer.measure(
      await paintPicture({ seed: 1, width: 60, height: 40, format: 'heic' }),
    )
    expect(after?.size).toEqual({ width: 60, height: 40 })
  })
})
