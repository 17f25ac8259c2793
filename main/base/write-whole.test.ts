import {
  link,
  lstat,
  mkdtemp,
  readdir,
  readFile,
  rm,
  stat,
  symlink,
  writeFile,
} from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { retryWhileScanned, writeWhole } from './write-whole'

let folder: string
let path: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'snapland-whole-'))
  path = join(folder, 'state.json')
})
afterEach(() => rm(folder, { recursive: true }))
const text = () => readFile(path, 'utf8')

describe('writeWhole', () => {
  it('writes text, bytes, and what a function writes, and leaves nothing else', async () => {
    await writeWhole(path, 'text')
    expect(await text()).toBe('text')
    await writeWhole(path, Buffer.from('bytes'))
    expect(await text()).toBe('bytes')
    await writeWhole(path, (file) => file.writeFile('a stream'), { isDurable: false })
    expect(await text()).toBe('a stream')
    expect(await readdir(folder)).toEqual(['state.json'])
  })

  it.skipIf(process.platform === 'win32')('lets its owner alone read it by default', async () => {
    await writeFile(path, 'older', { mode: 0o644 })
    await writeWhole(path, 'secret')
    expect((await stat(path)).mode & 0o777).toBe(0o600)
    await writeWhole(path, 'public', { mode: 0o644 })
    expect((await stat(path)).mode & 0o777).toBe(0o644)
  })

  it('leaves the old file and no rubbish when it fails half-way', async () => {
    await writeWhole(path, 'old')
    const half = writeWhole(path, async (file) => {
      await file.writeFile('ne')
      throw new Error('the disk is full')
    })
    await expect(half).rejects.toThrow('the disk is full')
    expect(await text()).toBe('old')
    expect(await readdir(folder)).toEqual(['state.json'])
  })

  it('shows the old content until the new is whole', async () => {
    await writeWhole(path, 'old')
    await writeWhole(path, async (file) => {
      await file.writeFile('new')
      expect(await text()).toBe('old')
    })
    expect(await text()).toBe('new')
  })

  it('replaces what an interrupted write has left, and whoever else has it open keeps the old', async () => {
    await writeFile(`${path}.new`, 'left by a crash, longer than the next', { mode: 0o666 })
    await link(`${path}.new`, join(folder, 'other'))
    await writeWhole(path, 'whole')
    expect(await text()).toBe('whole')
    expect(await readFile(join(folder, 'other'), 'utf8')).toContain('left by a crash')
  })

  it.skipIf(process.platform === 'win32')(
    'follows no link at its own or its first name',
    async () => {
      const other = join(folder, 'other')
      await writeFile(other, 'untouched')
      await symlink(other, `${path}.new`)
      await symlink(other, path)
      await writeWhole(path, 'mine')
      expect(await readFile(other, 'utf8')).toBe('untouched')
      expect((await lstat(path)).isFile()).toBe(true)
      expect(await text()).toBe('mine')
    },
  )
})

describe('retryWhileScanned', () => {
  const waitsMs = [0, 0, 0, 0, 0]
  /** Answers with the codes in turn, then succeeds. */
  function step(...codes: string[]) {
    let tries = 0
    return {
      tries: () => tries,
      run: async () => {
        const code = codes[tries]
        tries += 1
        if (code !== undefined) throw Object.assign(new Error(code), { code })
        return 'done'
      },
    }
  }

  it('goes on when a scanner lets go of the file', async () => {
    const { run } = step('EPERM', 'EBUSY', 'EACCES', 'EPERM', 'EBUSY')
    expect(await retryWhileScanned(run, { platform: 'win32', waitsMs })).toBe('done')
  })

  it('gives up after five further tries, with what the file system said', async () => {
    const { run, tries } = step(...Array<string>(9).fill('EBUSY'))
    await expect(retryWhileScanned(run, { platform: 'win32', waitsMs })).rejects.toThrow('EBUSY')
    expect(tries()).toBe(6)
  })

  it('does not try again what no scanner can have caused', async () => {
    const { run, tries } = step('EEXIST')
    await expect(retryWhileScanned(run, { platform: 'win32', waitsMs })).rejects.toThrow('EEXIST')
    expect(tries()).toBe(1)
  })

  it.each(['linux', 'darwin'] as const)('takes the first answer on %s', async (platform) => {
    const { run, tries } = step('EPERM')
    await expect(retryWhileScanned(run, { platform, waitsMs })).rejects.toThrow('EPERM')
    expect(tries()).toBe(1)
  })
})
