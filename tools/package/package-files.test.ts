import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { fusesFor } from '../../packaging/electron-builder.config.mjs'
import { ICNS_TYPES, icnsOf, icoOf } from './icon-files.mjs'
import { controlFile, debianVersion, metainfo } from './linux-files.mjs'
import { noticesOf } from './notices.mjs'
import { filled, readSums } from './stores.mjs'
import { readWishes } from './wishes.mjs'

const png = (pixels: number) =>
  sharp({ create: { width: pixels, height: pixels, channels: 4, background: '#0a84ff' } })
    .png()
    .toBuffer()
const widthOf = async (bytes: Uint8Array) => (await sharp(bytes).metadata()).width

it('Electron runs as Node only where there is a terminal receiver', () => {
  const systems = ['linux', 'win', 'mac'] as const
  expect(systems.map((system) => fusesFor(system).runAsNode)).toEqual([true, true, false])
})

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

it('shows pictures in a software centre where the repository has a public address', async () => {
  const path = '../../packaging/linux/app.snapland.Snapland.metainfo.xml'
  const template = await readFile(new URL(path, import.meta.url), 'utf8')
  const about = { version: '1.2.3', built: '2026-11-30' }
  const address = 'https://example.org/us/snapland'
  expect(metainfo(template, { ...about, repository: undefined })).not.toMatch(/@|screenshot/)
  const pictures = [
    ...metainfo(template, { ...about, repository: address }).matchAll(/<image>(.+?)<\/image>/g),
  ].map(([, url = '']) => url)
  const inDocs = await readdir(new URL('../../docs/screenshots/', import.meta.url))
  expect(pictures).toHaveLength(3)
  for (const url of pictures) {
    expect(url).toContain(`${address}/raw/v1.2.3/docs/screenshots/`)
    expect(inDocs).toContain(url.split('/').at(-1))
  }
})

it('fills in what stores want to know, and no package may be missing', async () => {
  const folder = new URL('../../packaging/stores/', import.meta.url)
  const templates = (await readdir(folder, { recursive: true, withFileTypes: true })).filter(
    (entry) => entry.isFile(),
  )
  const sum = 'c0ffee00'.repeat(8)
  const names = [
    'win-x64.exe',
    'win-arm64.exe',
    'mac-universal.dmg',
    'linux-x64.deb',
    'linux-arm64.deb',
  ]
  const text = names.map((name) => `${sum}  snapland-1.2.3-${name}\n`).join('')
  const about = { version: '1.2.3', repository: 'https://example.org/us/snapland' }
  expect(templates.length).toBeGreaterThan(5)
  for (const { parentPath, name } of templates) {
    const template = await readFile(join(parentPath, name), 'utf8')
    expect(filled(template, { ...about, sums: readSums(text) })).not.toMatch(/@[a-z]+[@:]/)
    if (template.includes('@sha256:'))
      expect(() => filled(template, { ...about, sums: new Map() })).toThrow('SHA256SUMS has no')
  }
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
