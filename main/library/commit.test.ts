import { linkSync } from 'node:fs'
import {
  type FileHandle,
  link,
  mkdir,
  mkdtemp,
  open,
  readdir,
  readFile,
  rm,
  stat,
  symlink,
  writeFile,
} from 'node:fs/promises'
import { join } from 'node:path'
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { tempFolder } from '../../test/support/disk/temp-folder'
import {
  commitPart,
  dateFile,
  removePart,
  removeReservation,
  undoReservation,
  wasCommitted,
} from './commit'
import { numberedName } from './file-name'

let folder: string
let partPath: string
let part: FileHandle
/** Names in the order in which they were announced, each with whether it stood there already. */
let announced: [name: string, exists: boolean][]
const visible = async (path = folder) =>
  (await readdir(path)).filter((name) => name !== 'part').sort()

beforeEach(async () => {
  folder = await tempFolder()
  partPath = join(folder, 'part')
  part = await open(partPath, 'wx+')
  onTestFinished(() => part.close())
  await part.writeFile('a photo')
  announced = []
})
const commit = async (name: string, subfolder = '') => {
  const before = await visible(join(folder, subfolder))
  return commitPart(
    part.fd,
    partPath,
    { folder, subfolder, name },
    {
      beforeName: (candidate) => void announced.push([candidate, before.includes(candidate)]),
      beforeReservation() {},
    },
  )
}

it('a file keeps its own date where the file system knows no such day', () => {
  const fail = () => {
    throw new Error('EINVAL')
  }
  dateFile(new Date(Date.UTC(1919, 4, 4)), fail)
  expect(() => dateFile(new Date(0), fail)).toThrow('EINVAL')
})

describe('a part that gets its name', () => {
  it('stands whole under its name, which was announced before', async () => {
    expect(await commit('a.jpg')).toBe('a.jpg')
    expect(announced).toEqual([['a.jpg', false]])
    expect(await readFile(join(folder, 'a.jpg'), 'utf8')).toBe('a photo')
  })

  it('keeps the name of the part until that is removed', async () => {
    await commit('a.jpg')
    expect(await readdir(folder)).toContain('part')
    await removePart(partPath)
    expect(await readdir(folder)).toEqual(['a.jpg'])
    await removePart(partPath)
  })

  it('replaces nothing that has the name: a file, an empty one, a folder', async () => {
    await writeFile(join(folder, 'a.jpg'), 'of somebody else')
    await writeFile(join(folder, 'a (2).jpg'), '')
    await mkdir(join(folder, 'a (3).jpg'))
    expect(await commit('a.jpg')).toBe('a (4).jpg')
    expect(announced.at(-1)).toEqual(['a (4).jpg', false])
    expect(await readFile(join(folder, 'a.jpg'), 'utf8')).toBe('of somebody else')
    expect(await readFile(join(folder, 'a (2).jpg'), 'utf8')).toBe('')
    expect(await visible(join(folder, 'a (3).jpg'))).toEqual([])
  })

  it('has as much to do with the name of 10,000 others as with that of none', async () => {
    const many = join(folder, 'many')
    await mkdir(many)
    for (let count = 1; count < 10_000; count += 1)
      linkSync(partPath, join(many, numberedName('a.jpg', count)))
    expect(await commit('a.jpg', 'many')).toBe('a (10000).jpg')
    expect(await commit('a.jpg', 'many')).toBe('a (10001).jpg')
    expect(announced).toHaveLength(2)
  })

  // Windows asks for a right before it makes a link.
  it.skipIf(process.platform === 'win32')('follows no link that has the name', async () => {
    await symlink(join(folder, 'elsewhere'), join(folder, 'a.jpg'))
    expect(await commit('a.jpg')).toBe('a (2).jpg')
    expect(await visible()).toEqual(['a (2).jpg', 'a.jpg'])
  })

  it('gives each of many at once a name of its own', async () => {
    const parts = await Promise.all(
      Array.from({ length: 20 }, async (_, at) => {
        const path = join(folder, `${at}.part`)
        await writeFile(path, `${at}`)
        return { path, file: await open(path, 'r+') }
      }),
    )
    const names = await Promise.all(
      parts.map(({ path, file }) =>
        commitPart(
          file.fd,
          path,
          { folder, subfolder: '', name: 'a.jpg' },
          { beforeName() {}, beforeReservation() {} },
        ),
      ),
    )
    for (const { file } of parts) await file.close()
    expect(new Set(names).size).toBe(20)
    for (const [at, name] of names.entries())
      expect(await readFile(join(folder, name), 'utf8')).toBe(`${at}`)
  })

  it('goes into a subfolder', async () => {
    await mkdir(join(folder, '2026/11'), { recursive: true })
    expect(await commit('a.jpg', '2026/11')).toBe('a.jpg')
    expect(await readFile(join(folder, '2026/11/a.jpg'), 'utf8')).toBe('a photo')
  })

  it('gets a shorter name where the disk takes none so long', async () => {
    const name = await commit(`${'x'.repeat(300)}.jpg`)
    expect(name).toMatch(/^x+\.jpg$/)
    expect(await visible()).toEqual([name])
    expect(await commit(`${'x'.repeat(300)}.jpg`)).toBe(`${name.slice(0, -8)} (2).jpg`)
  })

  // Linux has a second file system in every place where these tests run.
  it.runIf(process.platform === 'linux')(
    'is copied where its folder is on another disk, and the part goes at once',
    async () => {
      const elsewhere = await mkdtemp('/dev/shm/snapland-')
      onTestFinished(() => rm(elsewhere, { recursive: true }))
      const { dev } = await stat(elsewhere)
      expect(dev).not.toBe((await stat(folder)).dev)
      const reservations: string[] = []
      const commitElsewhere = () =>
        commitPart(
          part.fd,
          partPath,
          { folder: elsewhere, subfolder: '', name: 'a.jpg' },
          { beforeName() {}, beforeReservation: () => void reservations.push('a.jpg') },
        )
      expect(await commitElsewhere()).toBe('a.jpg')
      expect(await readFile(join(elsewhere, 'a.jpg'), 'utf8')).toBe('a photo')
      expect(await readdir(elsewhere)).toEqual(['a.jpg'])
      expect(await readdir(folder)).toEqual([])
      expect(reservations).toEqual(['a.jpg'])
      expect(await wasCommitted(partPath, join(elsewhere, 'a.jpg'), 7)).toBe(true)
      // The part has gone: nothing of the attempt is left behind.
      await expect(commitElsewhere()).rejects.toThrow('ENOENT')
      expect(await readdir(elsewhere)).toEqual(['a.jpg'])
    },
  )

  it('gets none where the folder has gone', async () => {
    await expect(commitInto('gone')).rejects.toThrow('ENOENT')
  })
})

describe('after a crash', () => {
  const finalPath = () => join(folder, 'a.jpg')

  it('a part and a name that are one file were committed', async () => {
    await link(partPath, finalPath())
    expect(await wasCommitted(partPath, finalPath(), 7)).toBe(true)
  })

  it('a part that was moved to its name was committed, if it is all there', async () => {
    await link(partPath, finalPath())
    await removePart(partPath)
    expect(await wasCommitted(partPath, finalPath(), 7)).toBe(true)
    expect(await wasCommitted(partPath, finalPath(), 8)).toBe(false)
  })

  it('a part beside another file, or without any, was not committed', async () => {
    expect(await wasCommitted(partPath, finalPath(), 7)).toBe(false)
    expect(await wasCommitted(partPath, join(folder, 'gone/a.jpg'), 7)).toBe(false)
    await writeFile(finalPath(), 'a photo')
    expect(await wasCommitted(partPath, finalPath(), 7)).toBe(false)
  })

  it('a copy that was under way goes with the name that it was for', async () => {
    await writeFile(finalPath(), '')
    await writeFile(join(folder, '.part'), 'a ph')
    await undoReservation(partPath, finalPath())
    expect(await visible()).toEqual([])
  })

  it('a name that the disk does not take was not committed', async () => {
    expect(await wasCommitted(partPath, join(folder, 'x'.repeat(300)), 7)).toBe(false)
  })

  it('an empty file that held a name goes, and nothing else does', async () => {
    await writeFile(finalPath(), '')
    await removeReservation(finalPath())
    await removeReservation(finalPath())
    expect(await visible()).toEqual([])
    await writeFile(finalPath(), 'x')
    await removeReservation(finalPath())
    expect(await visible()).toEqual(['a.jpg'])
  })
})

const commitInto = (subfolder: string) =>
  commitPart(
    part.fd,
    partPath,
    { folder, subfolder, name: 'a.jpg' },
    { beforeName() {}, beforeReservation() {} },
  )
