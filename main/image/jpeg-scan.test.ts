import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { bytesSource } from './byte-source'
import { isGarbled, walkScans } from './jpeg-scan'

const noise = sharp({
  create: {
    ...{ width: 300, height: 200, channels: 3, background: '#888' },
    noise: { type: 'gaussian', mean: 128, sigma: 40 },
  },
})
const walk = (bytes: Uint8Array) => walkScans(bytesSource(bytes))

describe.each([
  ['4:2:0', {}],
  ['4:4:4', { chromaSubsampling: '4:4:4' }],
  ['tables of its own', { optimiseCoding: true, quality: 100 }],
])('a baseline JPEG with %s', (_, options) => {
  it('is whole to its last row, and to no row less', async () => {
    const jpeg = await noise.clone().jpeg(options).toBuffer()
    expect(walk(jpeg)).toBe('whole')
    expect(walk(jpeg.subarray(0, -2))).toBe('whole')
    const scan = jpeg.indexOf(Buffer.from([0xff, 0xda]))
    for (const share of [0.1, 0.5, 0.9, 0.99])
      expect(walk(jpeg.subarray(0, scan + Math.floor((jpeg.length - scan) * share)))).toBe('early')
  })

  it('in grey has one component, whose blocks come row by row', async () => {
    expect(walk(await noise.clone().greyscale().jpeg(options).toBuffer())).toBe('whole')
  })
})

describe('what is not walked, or has no such code', () => {
  it('walks a progressive JPEG, whose scans are whole, written over or cut', async () => {
    for (const options of [{}, { chromaSubsampling: '4:4:4' }, { quality: 100 }]) {
      const jpeg = await noise
        .clone()
        .jpeg({ progressive: true, ...options })
        .toBuffer()
      expect(walk(jpeg)).toBe('whole')
      expect(walk(jpeg.subarray(0, jpeg.length >> 1))).toBe('early')
      const first = jpeg.indexOf(Buffer.from([0xff, 0xda])) + 200
      const ones = Buffer.from([0xff, 0x00])
      expect(isGarbled(bytesSource(Buffer.from(jpeg).fill(ones, first, first + 64)))).toBe(true)
    }
    expect(walk(await noise.clone().greyscale().jpeg({ progressive: true }).toBuffer())).toBe(
      'whole',
    )
  })

  it('finds data that end where their picture does not', async () => {
    const jpeg = await noise.clone().jpeg().toBuffer()
    const middle = jpeg.length >> 1
    const end = Buffer.from([0xff, 0xd9])
    expect(walk(Buffer.concat([jpeg.subarray(0, middle), end]))).toBe('early')
    expect(walk(Buffer.concat([jpeg.subarray(0, middle), end, jpeg.subarray(middle)]))).toBe(
      'early',
    )
  })

  it('finds a code that no table has', async () => {
    const jpeg = await noise.clone().jpeg({ optimiseCoding: false }).toBuffer()
    const middle = jpeg.length >> 1
    // Sixteen ones are no code in any table (T.81, C.2).
    jpeg.fill(Buffer.from([0xff, 0x00]), middle, middle + 64)
    expect(walk(jpeg)).toBe('garbled')
  })

  it('finds what was written over in a file that is complete', async () => {
    const jpeg = await noise.clone().jpeg().toBuffer()
    expect(isGarbled(bytesSource(jpeg))).toBe(false)
    const at = jpeg.length >> 1
    for (const [value, length] of [
      [0, 4096],
      [0x55, 4096],
      [0xff, 512],
    ] as const) {
      const garbled = Buffer.from(jpeg).fill(value, at, at + length)
      expect(isGarbled(bytesSource(garbled)), `${value}`).toBe(true)
    }
    const missing = Buffer.concat([jpeg.subarray(0, at), jpeg.subarray(at + 2048)])
    expect(isGarbled(bytesSource(missing))).toBe(true)
  })

  it('minds neither a film behind the picture nor what fills up its data', async () => {
    const jpeg = await noise.clone().jpeg().toBuffer()
    const end = jpeg.subarray(-2)
    const filled = Buffer.concat([jpeg.subarray(0, -2), Buffer.alloc(60), end, Buffer.alloc(5000)])
    expect(isGarbled(bytesSource(filled))).toBe(false)
  })

  it.each([0, 2, 20, 300])('ends early in a file of %i bytes', async (length) => {
    expect(walk((await noise.clone().jpeg().toBuffer()).subarray(0, length))).toBe('early')
  })
})
