import { link, readdir, readFile, stat, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { beforeEach, describe, expect, it } from 'vitest'
import { buildDiskWorker } from '../../test/fixtures/workers'
import { tempFolder } from '../../test/support/disk/temp-folder'
import { diskThreads } from '../../test/support/disk/temp-library'
import { forThisTest } from '../../test/support/opened'
import { NO_LOG } from '../base/log'
import { CHECKSUM_ALGORITHMS, type Checksum, createDigest } from './checksum'
import { createDiskThreads, type DiskThreads } from './disk-threads'

let home: string
let disk: DiskThreads
const at = (name: string) => join(home, name)
const text = (name: string) => readFile(at(name), 'utf8')
const bytesOf = (content: string) => new Uint8Array(Buffer.from(content))
const NO_STEPS = { beforeName() {}, beforeReservation() {} }

beforeEach(async () => {
  home = await tempFolder()
  disk = await diskThreads()
})

/** A new part that closes with the test. */
async function open(name = 'part', checksum: Checksum | null = null, isNew = true) {
  const part = await disk.open(at(name), isNew, checksum)
  return forThisTest({ ...part, close: () => part.close('keep') })
}

describe('a part', () => {
  it('takes chunks at their place, and moves those that have their memory to themselves', async () => {
    const part = await open()
    const whole = bytesOf('whole')
    const slices = bytesOf('two slices')
    await part.write([whole, slices.subarray(0, 4), slices.subarray(4)], 0)
    await part.write([bytesOf('WH')], 0)
    expect(await text('part')).toBe('WHoletwo slices')
    expect([whole.length, slices.length]).toEqual([0, 10])
    expect(Buffer.from(await part.read(5)).toString()).toBe('WHole')
    expect((await part.read(100)).length).toBe(15)
    await part.truncate(5)
    expect(await text('part')).toBe('WHole')
  })

  it.each(CHECKSUM_ALGORITHMS)(
    'knows whether its %s is right, after each write',
    async (algorithm) => {
      const expected = createDigest(algorithm)
      expected.update(bytesOf('first and second'))
      const part = await open('part', { algorithm, digest: expected.value() })
      const matches = [part.matches()]
      for (const [content, position] of [
        ['first ', 0],
        ['and second', 6],
        ['!', 16],
      ] as const) {
        await part.write([bytesOf(content)], position)
        matches.push(part.matches())
      }
      expect(matches).toEqual([false, false, true, false])
    },
  )

  it('of no bytes has the checksum of none', async () => {
    const digest = createDigest('sha256').value()
    expect((await open('a', { algorithm: 'sha256', digest })).matches()).toBe(true)
    expect((await open('b')).matches()).toBe(true)
  })

  it('gets its date and its name, each told before it is taken; its own name goes last', async () => {
    await writeFile(at('a.jpg'), 'of somebody else')
    const part = await disk.open(at('part'), true, null)
    await part.write([bytesOf('a photo')], 0)
    const told: [string, string[]][] = []
    const date = new Date(Date.UTC(1919, 4, 4))
    const to = { folder: home, subfolder: '', name: 'a.jpg' }
    const beforeName = async (name: string) => void told.push([name, await readdir(home)])
    expect(await part.commit(to, date, { ...NO_STEPS, beforeName })).toBe('a (2).jpg')
    expect(told).toEqual([['a (2).jpg', ['a.jpg', 'part']]])
    expect((await stat(at('a (2).jpg'))).mtime).toEqual(date)
    await part.close('remove')
    expect((await readdir(home)).sort()).toEqual(['a (2).jpg', 'a.jpg'])
  })

  it('gets no name where that cannot be told, and says why', async () => {
    const part = await open()
    const beforeName = () => Promise.reject(new Error('not written down'))
    const to = { folder: home, subfolder: '', name: 'a.jpg' }
    await expect(part.commit(to, new Date(), { ...NO_STEPS, beforeName })).rejects.toThrow(
      'not written down',
    )
    expect(await readdir(home)).toEqual(['part'])
  })

  it('is never opened through a link, and a new one is a file of its own', async () => {
    await writeFile(at('photo'), 'a photo')
    await symlink(at('photo'), at('to-photo'))
    await expect(disk.open(at('to-photo'), false, null)).rejects.toMatchObject({ code: 'ELOOP' })
    await link(at('photo'), at('part'))
    await (await open()).write([bytesOf('new')], 0)
    expect([await text('photo'), await text('part')]).toEqual(['a photo', 'new'])
  })

  it("fails with the file system's own error", async () => {
    await expect(disk.open(at('none'), false, null)).rejects.toMatchObject({ code: 'ENOENT' })
    const part = await open()
    const to = { folder: at('gone'), subfolder: '', name: 'a.jpg' }
    await expect(part.commit(to, new Date(), NO_STEPS)).rejects.toMatchObject({ code: 'ENOENT' })
  })
})

describe('a thread that ends', () => {
  /** Ends at a write of these bytes. */
  async function failing(log: typeof NO_LOG): Promise<DiskThreads> {
    await writeFile(
      at('ends.mjs'),
      `import { parentPort } from 'node:worker_threads'
parentPort.on('message', ({ request }) => {
  if (String(request?.write?.[0]) === '${bytesOf('end')}') process.exit(1)
})`,
    )
    const worker = JSON.stringify((await buildDiskWorker()).href)
    await writeFile(at('failing.mjs'), `import './ends.mjs'\nimport ${worker}`)
    return forThisTest(createDiskThreads(pathToFileURL(at('failing.mjs')), log))
  }

  it('is an EIO for its parts, now and later, and is replaced', async () => {
    const errors: unknown[] = []
    disk = await failing({ ...NO_LOG, error: (...error) => void errors.push(error) })
    const part = await open('a')
    await part.write([bytesOf('first')], 0)
    const eio = expect.objectContaining({ code: 'EIO' })
    await expect(part.write([bytesOf('end')], 5)).rejects.toEqual(eio)
    await expect(part.truncate(0)).rejects.toEqual(eio)
    await part.close()
    expect(errors).toHaveLength(1)
    const next = await open('b')
    await next.write([bytesOf('next')], 0)
    expect(await text('b')).toBe('next')
  })

  it('leaves the parts of others alone', async () => {
    disk = await failing(NO_LOG)
    const [part, other] = [await open('a'), await open('b')]
    await expect(part.write([bytesOf('end')], 0)).rejects.toMatchObject({ code: 'EIO' })
    await other.write([bytesOf('other')], 0)
    expect(await text('b')).toBe('other')
  })

  it('because all is closed takes no part any more, and answers what is asked of one', async () => {
    disk = await failing(NO_LOG)
    const part = await open('a')
    const writing = part.write([bytesOf('last')], 0)
    await disk.close()
    await writing
    expect(await text('a')).toBe('last')
    await expect(part.write([bytesOf('late')], 4)).rejects.toMatchObject({ code: 'EIO' })
    await expect(disk.open(at('b'), true, null)).rejects.toMatchObject({ code: 'EIO' })
  })

  it('before it has begun is what the opening ends with', async () => {
    disk = forThisTest(createDiskThreads(pathToFileURL(at('none.js')), NO_LOG))
    await expect(open()).rejects.toMatchObject({ code: 'EIO' })
  })
})
