import { closeSync, ftruncateSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { MediaFormat, VideoFormat } from '../../contract/photo'
import { type MadeMp4, mp4, mp4Pieces, soundAlone, TURNED, webm } from '../../test/fixtures/videos'
import { bytesSource, fileSource } from './byte-source'
import { isCutShort } from './cut-short'
import { readFacts } from './picture-facts'
import { sniff } from './sniff'

const NOW = Date.UTC(2026, 10, 22)
const facts = (bytes: Uint8Array, format = sniff(bytes) as MediaFormat, isWhole = true) =>
  readFacts(bytesSource(bytes, isWhole), format, NOW)
const sides = ({ size }: ReturnType<typeof facts>) => size && `${size.width} x ${size.height}`

/** Each is what Chromium 156 says of the same bytes: `videoWidth x videoHeight`, `duration`. */
const SHOWN: [what: string, bytes: Buffer, format: VideoFormat, size: string, seconds: number][] = [
  ['MPEG-4', mp4(), 'mp4', '320 x 240', 12],
  ['M4V', mp4({ brand: 'M4V ' }), 'mp4', '320 x 240', 12],
  ['QuickTime with moov at the end', mp4({ brand: 'qt  ', isLast: true }), 'mov', '320 x 240', 12],
  ['3GPP behind 200 kB of tables', mp4({ brand: '3gp4', pad: 200_000 }), '3gp', '320 x 240', 12],
  ['fragments', mp4({ isFragmented: true }), 'mp4', '320 x 240', 12],
  ['90 degrees', mp4({ matrix: TURNED[90] ?? [] }), 'mp4', '240 x 320', 12],
  ['180 degrees', mp4({ matrix: TURNED[180] ?? [] }), 'mp4', '320 x 240', 12],
  ['270 degrees', mp4({ matrix: TURNED[270] ?? [] }), 'mp4', '240 x 320', 12],
  ['60 degrees', mp4({ matrix: matrix(0.5, 0.866, -0.866, 0.5) }), 'mp4', '320 x 240', 12],
  ['a mirror', mp4({ matrix: matrix(-1, 0, 0, 1) }), 'mp4', '320 x 240', 12],
  ['a mirror on its side', mp4({ matrix: matrix(0, 1, 1, 0) }), 'mp4', '240 x 320', 12],
  ['a stretching matrix', mp4({ matrix: matrix(2, 0, 0, 1) }), 'mp4', '640 x 240', 12],
  [
    'square pixels and a stretching matrix',
    mp4({ matrix: matrix(2, 0, 0, 1), pixelAspect: [1, 1] }),
    'mp4',
    '320 x 240',
    12,
  ],
  ['a turned movie', mp4({ movieMatrix: TURNED[90] ?? [] }), 'mp4', '240 x 320', 12],
  [
    'a turned track of a turned movie',
    mp4({ matrix: TURNED[90] ?? [], movieMatrix: TURNED[90] ?? [] }),
    'mp4',
    '320 x 240',
    12,
  ],
  ['a movie without a matrix', mp4({ movieMatrix: Array(9).fill(0) }), 'mp4', '320 x 240', 12],
  ['wide pixels', mp4({ pixelAspect: [4, 3] }), 'mp4', '427 x 240', 12],
  ['high pixels', mp4({ pixelAspect: [8, 9] }), 'mp4', '320 x 270', 12],
  [
    'wide pixels on their side',
    mp4({ pixelAspect: [4, 3], matrix: TURNED[90] ?? [] }),
    'mp4',
    '240 x 427',
    12,
  ],
  ['a track shown wider', mp4({ shown: { width: 427, height: 240 } }), 'mp4', '427 x 240', 12],
  ['a track shown larger', mp4({ shown: { width: 640, height: 480 } }), 'mp4', '320 x 240', 12],
  [
    'a track shown wider, of square pixels',
    mp4({ shown: { width: 427, height: 240 }, pixelAspect: [1, 1] }),
    'mp4',
    '320 x 240',
    12,
  ],
  ['WebM', webm(), 'webm', '320 x 240', 12],
  ['Matroska', webm({ kind: 'matroska' }), 'mkv', '320 x 240', 12],
  ['WebM shown wider', webm({ display: { width: 427, height: 240 } }), 'webm', '427 x 240', 12],
  // Chromium says Infinity: how long the last frame is shown, nobody knows.
  ['WebM without lengths', webm({ isLive: true }), 'webm', '320 x 240', 11],
]

function matrix(a: number, b: number, c: number, d: number): number[] {
  return [a, b, 0, c, d, 0, 0, 0, 16_384]
}

it.each(SHOWN)('tells of %s what Chromium shows', (_, bytes, format, size, seconds) => {
  expect(sniff(bytes.subarray(0, 4096))).toBe(format)
  const told = facts(bytes)
  expect(sides(told)).toBe(size)
  expect(told.duration).toBe(seconds * 1000)
  expect(told.storedSize).toEqual({ width: 320, height: 240 })
  expect(isCutShort(bytesSource(bytes), format)).toBe(false)
})

it('knows of sound in the container of a video that it is none, once all tracks are in reach', () => {
  expect(facts(soundAlone()).format).toBe('other')
  expect(facts(soundAlone({ isLast: true })).format).toBe('other')
  expect(facts(soundAlone({ isFragmented: true })).format).toBe('other')
  // A track of pictures may follow.
  const whole = soundAlone({ userData: { '\xa9xyz': '+1+1/' } })
  const beforeRest = whole.indexOf('udta') - 4
  expect(facts(whole.subarray(0, beforeRest + 8), 'mp4', false).format).toBe('other')
  expect(facts(whole.subarray(0, beforeRest), 'mp4', false).format).toBe('mp4')
  const late = soundAlone({ isLast: true, seconds: 60 })
  expect(facts(late.subarray(0, 4096), 'mp4', false).format).toBe('mp4')
})

it('turns as EXIF would', () => {
  const turn = (made: MadeMp4) => facts(mp4(made)).orientation
  expect([90, 180, 270].map((degrees) => turn({ matrix: TURNED[degrees] ?? [] }))).toEqual([
    6, 3, 8,
  ])
  expect(turn({ matrix: matrix(-1, 0, 0, 1) })).toBe(2)
  expect(turn({ matrix: matrix(1, 0, 0, -1) })).toBe(4)
})

it('tells the size from the first bytes where the description stands there', () => {
  const head = mp4({ seconds: 20_000 }).subarray(0, 64 * 1024)
  expect(facts(head, 'mp4', false)).toMatchObject({ size: { width: 320 }, duration: 20_000_000 })
  expect(facts(webm({ seconds: 600 }).subarray(0, 4096), 'webm', false).duration).toBe(600_000)
})

it('finds a description behind 8 GB of frames without reading them', () => {
  const { head, tail } = mp4Pieces({ brand: 'qt  ', isLast: true, filler: 8e9 })
  const folder = mkdtempSync(join(tmpdir(), 'snapland-video-'))
  const file = openSync(join(folder, 'long.mov'), 'w+')
  try {
    writeSync(file, head, 0, head.length, 0)
    ftruncateSync(file, head.length + 8e9)
    writeSync(file, tail, 0, tail.length, head.length + 8e9)
    const source = fileSource(file, 1024 * 1024)
    expect(sides(readFacts(source, 'mov', NOW))).toBe('320 x 240')
    expect(isCutShort(source, 'mov')).toBe(false)
    ftruncateSync(file, head.length + 7e9)
    expect(isCutShort(fileSource(file), 'mov')).toBe(true)
  } finally {
    closeSync(file)
    rmSync(folder, { recursive: true })
  }
})

describe('of the moment it tells', () => {
  const of = (made: MadeMp4) => facts(mp4(made))
  const created = Date.UTC(2026, 4, 17, 9, 42, 10) / 1000 + 2_082_844_800

  it('what Apple writes, with the hour of the place', () => {
    const keys = {
      'com.apple.quicktime.creationdate': '2026-05-17T18:42:10+0900',
      'com.apple.quicktime.make': 'Apple',
      'com.apple.quicktime.model': 'iPhone 15',
      'com.apple.quicktime.location.ISO6709': '+37.5665+126.9780+030.000/',
    }
    expect(of({ brand: 'qt  ', created: created + 3600, keys })).toMatchObject({
      capturedAt: Date.UTC(2026, 4, 17, 9, 42, 10),
      capturedLocal: '2026-05-17T18:42:10+09:00',
      camera: 'Apple iPhone 15',
      hasLocation: true,
    })
  })

  it('what Android writes: the moment in UTC, and the place', () => {
    const userData = { '\xa9xyz': '+37.5665+126.9780/', '\xa9mod': 'SM-S928B' }
    expect(of({ created, userData })).toMatchObject({
      capturedAt: Date.UTC(2026, 4, 17, 9, 42, 10),
      capturedLocal: null,
      camera: 'SM-S928B',
      hasLocation: true,
    })
  })

  it.each([0, 3600, 0xffff_ffff])('nothing of a wrong clock: %i', (wrong) => {
    expect(of({ created: wrong })).toMatchObject({ capturedAt: null, hasLocation: false })
  })

  it('no place where it is zero', () => {
    expect(of({ userData: { '\xa9xyz': '+00.0000+000.0000/' } }).hasLocation).toBe(false)
  })

  it('what Matroska counts from 2001', () => {
    const moment = Date.UTC(2026, 4, 17, 9, 42, 10)
    expect(facts(webm({ created: moment })).capturedAt).toBe(moment)
  })
})

it.each([
  ['mp4', mp4()],
  ['mp4', mp4({ isFragmented: true })],
  ['mov', mp4({ brand: 'qt  ', isLast: true })],
  ['webm', webm()],
] as const)('sees that a %s ends too early (case %#)', (format, bytes) => {
  expect(isCutShort(bytesSource(bytes.subarray(0, -20)), format)).toBe(true)
})

it.each([
  ['mp4', mp4({ isFragmented: true, userData: { '\xa9xyz': '+1+1/' } })],
  ['mov', mp4({ isLast: true, keys: { 'com.apple.quicktime.model': 'iPhone' } })],
  ['webm', webm({ created: NOW })],
  ['mkv', webm({ isLive: true })],
] as const)('a changed or cut %s ends no worker (case %#)', (format, bytes) => {
  const changes = fc.array(fc.tuple(fc.nat(bytes.length - 1), fc.nat(255)), {
    minLength: 1,
    maxLength: 12,
  })
  fc.assert(
    fc.property(changes, fc.nat(bytes.length), (places, end) => {
      const mutated = Buffer.from(bytes)
      for (const [at, value] of places) mutated[at] = value
      const said = facts(mutated.subarray(0, end % 3 === 0 ? end : undefined), format)
      for (const side of [said.size?.width, said.size?.height])
        expect(side ?? 1).toBeGreaterThanOrEqual(1)
      expect(Number.isFinite(said.duration ?? 0)).toBe(true)
      expect(said.duration ?? 0).toBeGreaterThanOrEqual(0)
      isCutShort(bytesSource(mutated), format)
    }),
    { numRuns: 300 },
  )
})
