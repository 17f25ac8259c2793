import { beforeEach, expect, it } from 'vitest'
import { createTrash } from './trash'

const GONE = { isGone: true, missing: 0 }
const BACK = { isGone: false, missing: 0 }
let log: string[]
/** Ids of photos whose files have gone, and of those of which that is known. */
let deleted: string[]
let forgotten: string[]
let refusing: string[]
let graceOver: () => void

const photos = {
  photoFiles: (id: string) => {
    const copies = id === 'heic' ? ['/photos/heic.jpg'] : []
    return id === 'gone' || forgotten.includes(id) ? [] : [`/photos/${id}`, ...copies]
  },
  hide: (id: string) => void log.push(`hide ${id}`),
  async restore(ids: readonly string[]) {
    for (const id of ids) log.push(`restore ${id}`)
    await Promise.resolve()
    forgotten = deleted
  },
  forget: (id: string) => void log.push(`forget ${id}`),
}
const uploads = {
  holdUpload: (id: string) => void log.push(`hold ${id}`),
  releaseUpload: (id: string) => void log.push(`release ${id}`),
  giveUpUpload: async (id: string) => void log.push(`give up ${id}`),
}
const create = () =>
  createTrash({
    ...{ photos, uploads },
    async moveToTrash(path) {
      if (refusing.includes(path)) throw new Error('no trash here')
      log.push(`trash ${path}`)
    },
    grace: () =>
      new Promise((resolve) => {
        graceOver = resolve
      }),
  })

beforeEach(() => {
  log = []
  refusing = []
  deleted = []
  forgotten = []
})

it('hides photos at once and moves their files only when the grace is over', async () => {
  const thrown = create().throwAway(['a', 'b'])
  await expect.poll(() => log).toEqual(['hide a', 'hide b'])
  graceOver()
  expect(await thrown).toEqual(GONE)
  expect(log.slice(2)).toEqual(['trash /photos/a', 'forget a', 'trash /photos/b', 'forget b'])
})

it('moves the JPEG copy of a HEIC with it, and leaves it where the trash does not take it', async () => {
  const first = create().throwAway(['heic'])
  await expect.poll(() => log).toHaveLength(1)
  graceOver()
  expect(await first).toEqual(GONE)
  expect(log).toEqual(['hide heic', 'trash /photos/heic', 'trash /photos/heic.jpg', 'forget heic'])
  refusing = ['/photos/heic.jpg']
  const second = create().throwAway(['heic'])
  await expect.poll(() => log).toHaveLength(5)
  graceOver()
  expect(await second).toEqual(GONE)
  expect(log.slice(4)).toEqual(['hide heic', 'trash /photos/heic', 'forget heic'])
})

it('brings back the same photos and touches no file when it is undone', async () => {
  const trash = create()
  const thrown = trash.throwAway(['a', 'b'])
  await expect.poll(() => log).toHaveLength(2)
  trash.undo()
  expect(await thrown).toEqual(BACK)
  expect(log.slice(2)).toEqual(['restore a', 'restore b'])
  trash.undo()
  expect(log).toHaveLength(4)
})

it('ends the grace before the next ones go, and before the program ends', async () => {
  const trash = create()
  void trash.throwAway(['a'])
  void trash.throwAway(['b'])
  await expect.poll(() => log).toContain('hide b')
  expect(log).toEqual(['hide a', 'trash /photos/a', 'forget a', 'hide b'])
  await trash.finish()
  expect(log.slice(4)).toEqual(['trash /photos/b', 'forget b'])
})

it('can still undo what is thrown away twice by a key that bounces', async () => {
  const trash = create()
  const thrown = [trash.throwAway(['a', 'b']), trash.throwAway(['b'])]
  await expect.poll(() => log).toEqual(['hide a', 'hide b'])
  thrown.push(trash.throwAway(['a']))
  trash.undo()
  expect(await Promise.all(thrown)).toEqual([BACK, BACK, BACK])
  expect(log.slice(2)).toEqual(['restore a', 'restore b'])
  const again = trash.throwAway(['a'])
  await expect.poll(() => log).toHaveLength(5)
  graceOver()
  expect(await again).toEqual(GONE)
})

it('shows again what the trash refuses, and says so', async () => {
  refusing = ['/photos/a']
  const trash = create()
  const thrown = trash.throwAway(['a', 'b'])
  await expect.poll(() => log).toHaveLength(2)
  graceOver()
  await expect(thrown).rejects.toMatchObject({
    code: 'TRASH_REFUSED',
    details: { refused: 1, of: 2 },
  })
  expect(log.slice(2)).toEqual(['restore a', 'trash /photos/b', 'forget b'])
})

it('says how many files had gone meanwhile, whether it is undone or not', async () => {
  const trash = create()
  const thrown = trash.throwAway(['a', 'b', 'c'])
  await expect.poll(() => log).toHaveLength(3)
  deleted = ['a', 'b']
  trash.undo()
  expect(await thrown).toEqual({ isGone: false, missing: 2 })
  const again = trash.throwAway(['c'])
  await expect.poll(() => log.at(-1)).toBe('hide c')
  deleted = ['a', 'b', 'c']
  refusing = ['/photos/c']
  graceOver()
  expect(await again).toEqual({ isGone: true, missing: 1 })
})

it('leaves alone what is no longer there', async () => {
  const thrown = create().throwAway(['gone'])
  await expect.poll(() => typeof graceOver).toBe('function')
  graceOver()
  await thrown
  expect(log).toEqual([])
})

it('gives up unfinished uploads the same way, and ends with them what waits before', async () => {
  const trash = create()
  const thrown = trash.throwAway(['a'])
  const first = trash.giveUp(['b', 'c'])
  expect(await thrown).toEqual(GONE)
  await expect.poll(() => log.slice(3)).toEqual(['hold b', 'hold c'])
  trash.undo()
  expect(await first).toEqual(BACK)
  const second = trash.giveUp(['b'])
  await expect.poll(() => log).toHaveLength(8)
  await trash.finish()
  expect(await second).toEqual(GONE)
  expect(log.slice(5)).toEqual(['release b', 'release c', 'hold b', 'give up b'])
})
