import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { deflateRawSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { unzip } from './unzip.mjs'

interface Packed {
  name: string
  content: string
  method: 0 | 8
  mode: number
}

/** The least zip that holds these files. */
function zipOf(files: Packed[]): Buffer {
  const locals: Buffer[] = []
  const directory: Buffer[] = []
  let at = 0
  for (const { name, content, method, mode } of files) {
    const data = method === 8 ? deflateRawSync(content) : Buffer.from(content)
    const local = Buffer.alloc(30)
    local.writeUInt16LE(method, 8)
    local.writeUInt16LE(name.length, 26)
    const entry = Buffer.alloc(46)
    entry.writeUInt16LE(method, 10)
    entry.writeUInt32LE(data.length, 20)
    entry.writeUInt16LE(name.length, 28)
    entry.writeUInt32LE(mode * 0x10000, 38)
    entry.writeUInt32LE(at, 42)
    locals.push(local, Buffer.from(name), data)
    directory.push(entry, Buffer.from(name))
    at += local.length + name.length + data.length
  }
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06', 'latin1')
  end.writeUInt16LE(files.length, 10)
  end.writeUInt32LE(Buffer.concat(directory).length, 12)
  end.writeUInt32LE(at, 16)
  return Buffer.concat([...locals, ...directory, end])
}

describe('unpacking a zip', () => {
  let folder: string
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'snapland-unzip-'))
  })
  afterEach(() => rm(folder, { recursive: true }))

  const unpack = async (files: Packed[], place = (name: string): string | null => name) => {
    await writeFile(join(folder, 'a.zip'), zipOf(files))
    return unzip(join(folder, 'a.zip'), join(folder, 'out'), place)
  }

  it('keeps contents and permissions, stored or deflated, and empty files', async () => {
    const written = await unpack([
      { name: 'a/program', content: 'x'.repeat(5000), method: 8, mode: 0o755 },
      { name: 'a/text', content: 'plain', method: 0, mode: 0o644 },
      { name: 'empty', content: '', method: 0, mode: 0o644 },
    ])
    expect(written).toBe(3)
    expect(await readFile(join(folder, 'out/a/program'), 'utf8')).toBe('x'.repeat(5000))
    expect((await stat(join(folder, 'out/a/program'))).mode & 0o777).toBe(0o755)
    expect(await readFile(join(folder, 'out/a/text'), 'utf8')).toBe('plain')
    expect(await readFile(join(folder, 'out/empty'), 'utf8')).toBe('')
  })

  it('leaves out and renames what it is told to', async () => {
    await unpack(
      [
        { name: 'old', content: '1', method: 0, mode: 0o644 },
        { name: 'no', content: '2', method: 0, mode: 0o644 },
      ],
      (name) => (name === 'old' ? 'new' : null),
    )
    expect(await readdir(join(folder, 'out'))).toEqual(['new'])
  })

  it('refuses a name that leads out of the folder', async () => {
    const attack = unpack([{ name: '../evil', content: '!', method: 0, mode: 0o644 }])
    await expect(attack).rejects.toThrow('leads out')
    expect(await readdir(folder)).toEqual(['a.zip'])
  })
})
