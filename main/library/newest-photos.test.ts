import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { Photo } from '../../contract/photo'
import { createNewestPhotos } from './newest-photos'

let home: string
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'snapland-newest-'))
})
afterEach(() => rm(home, { recursive: true }))

const path = () => join(home, 'newest.json')
const photo = (id: string) =>
  ({ id, name: `${id}.jpg`, bytes: 1, receivedAt: 2, sender: { id: 's', name: 'S' } }) as Photo
const open = (photos: Photo[], folder = '/photos') => {
  const errors: unknown[] = []
  return {
    errors,
    newest: createNewestPhotos(
      path(),
      () => ({ folder, photos }),
      (error) => errors.push(error),
    ),
  }
}

it('knows the newest photos of the folder after a restart', async () => {
  const { newest } = open([photo('b'), photo('a')])
  expect(await newest.read('/photos')).toBeNull()
  newest.changed()
  await newest.close()
  const next = open([]).newest
  expect(await next.read('/photos')).toEqual([photo('b'), photo('a')])
  expect(await next.read('/others')).toBeNull()
})

it('keeps a screenful and no more', async () => {
  const { newest } = open(Array.from({ length: 2000 }, (_, at) => photo(`p${at}`)))
  newest.changed()
  await newest.close()
  const kept = await newest.read('/photos')
  expect(kept).toHaveLength(1000)
  expect(kept?.[0]?.id).toBe('p0')
})

it('writes nothing where nothing has changed', async () => {
  const { newest } = open([photo('a')])
  await newest.close()
  await expect(readFile(path())).rejects.toThrow('ENOENT')
})

it.each([
  'no JSON',
  '[]',
  '{"version":0,"folder":"/photos","photos":[]}',
  '{"folder":"/photos","photos":[{"id":1}]}',
])('knows nothing by what it did not write: %s', async (text) => {
  await writeFile(path(), text)
  expect(await open([]).newest.read('/photos')).toBeNull()
})

it('does not read what everybody may write', async () => {
  const { newest } = open([photo('a')])
  newest.changed()
  await newest.close()
  await chmod(path(), 0o666)
  expect(await newest.read('/photos')).toBeNull()
})

it('reports what cannot be written, and goes on', async () => {
  const { newest, errors } = open([photo('a')])
  await rm(home, { recursive: true })
  newest.changed()
  await newest.close()
  expect(errors).toHaveLength(1)
  await mkdir(home)
})
