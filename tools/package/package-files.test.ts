import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { ICNS_TYPES, icnsOf, icoOf } from './icon-files.mjs'
import { controlFile, debianVersion } from './linux-files.mjs'
import { noticesOf } from './notices.mjs'
import { readWishes } from './wishes.mjs'

const png = (pixels: number) =>
  sharp({ create: { width: pixels, height: pixels, channels: 4, background: '#0a84ff' } })
    .png()
    .toBuffer()
const widthOf = async (bytes: Uint8Array) => (await sharp(bytes).metadata()).width

it('an ICO leads to its pictures', async () => {
  const sizes = [16, 48, 256]
  const ico = icoOf(
    await Promise.all(sizes.map(async (pixels) => ({ pixels, png: await png(pixels) }))),
  )
  expect([ico.readUInt16LE(0), ico.readUInt16LE(2), ico.readUInt16LE(4)]).toEqual([0, 1, 3])
  for (const [at, pixels] of sizes.entries()) {
    const entry = 6 + 16 * at
    const [length, offset] = [ico.readUInt32LE(entry + 8), ico.readUInt32LE(entry + 12)]
    expect(ico.readUInt8(entry)).toBe(pixels % 256)
    expect(await widthOf(ico.subarray(offset, offset + length))).toBe(pixels)
  }
})

it('an ICNS holds a picture for each of its types, to its last byte', async () => {
  const widths = [...new Set(ICNS_TYPES.map(([, pixels]) => pixels))]
  const pngs = await Promise.all(widths.map(async (pixels) => [pixels, await png(pixels)] as const))
  const icns = icnsOf(new Map(pngs))
  expect([icns.toString('latin1', 0, 4), icns.readUInt32BE(4)]).toEqual(['icns', icns.length])
  const held: [string, number | undefined][] = []
  for (let at = 8; at < icns.length; at += icns.readUInt32BE(at + 4)) {
    const picture = icns.subarray(at + 8, at + icns.readUInt32BE(at + 4))
    held.push([icns.toString('latin1', at, at + 4), await widthOf(picture)])
  }
  expect(held).toEqual(ICNS_TYPES)
})

it('a candidate is older than its release for Debian', () => {
  expect(debianVersion('1.0.0-rc.1')).toBe('1.0.0~rc.1')
  const about = { version: '1.0.0', description: 'Does this.', author: 'We' }
  expect(controlFile(about, 'amd64', 7)).toMatch(/^Package: snapland\nVersion: 1\.0\.0\n/)
})

it('names each bundled package once, with a heading inside a licence as part of it', () => {
  const koa = '## koa - 3.3.0 (MIT)\n\nMIT text\n\n## Terms\n\nMore\n\n'
  const files = [`# Licenses\n\n${koa}## accepts - 1.3.8 (MIT)\n\nText\n`, `# Licenses\n\n${koa}`]
  expect(noticesOf(files)).toEqual(['## accepts - 1.3.8 (MIT)\n\nText\n', `${koa.trim()}\n`])
})

describe('npm run package', () => {
  it('builds all for the system that it runs on, or what is asked for', () => {
    expect(readWishes([], 'linux', 'x64').builds).toEqual([
      { system: 'linux', arch: 'x64', targets: ['deb', 'rpm', 'AppImage', 'tar.gz'] },
    ])
    expect(readWishes(['deb', '--arch=arm64', '--quick'], 'linux', 'x64')).toEqual({
      builds: [{ system: 'linux', arch: 'arm64', targets: ['deb'] }],
      quick: true,
      release: false,
    })
    const mac = readWishes(['--system=mac', '--arch=arm64', '--arch=universal'], 'linux', 'x64')
    expect(mac.builds.map(({ arch }) => arch)).toEqual(['arm64', 'universal'])
  })

  it.each([
    [['exe'], 'For linux there are deb'],
    [['--system=beos'], '--system takes'],
    [['--arch=ia32'], '--arch takes'],
    [['--arch=universal'], '--arch takes'],
  ])('refuses %s with a sentence', (argv, sentence) => {
    expect(() => readWishes(argv, 'linux', 'x64')).toThrow(sentence)
  })
})
