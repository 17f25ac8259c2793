import { readdir, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import sqlite from 'node-sqlite3-wasm'
import { beforeEach, describe, expect, it } from 'vitest'
import { STARS_FILE } from '../../main/library/stars'
import { newId, tusRequests } from '../support/network/tus-request'
import { forThisTest } from '../support/opened'
import { type NoisePhoto, noisePhoto } from '../support/photos/noise-photo'
import { type OpenReceiver, openReceiver } from '../support/receiver/open-receiver'
import { until } from '../support/until'

const { Database } = sqlite

let laptop: OpenReceiver
let photo: NoisePhoto
beforeEach(async () => {
  laptop = forThisTest(await openReceiver())
  photo = await noisePhoto(300, 200)
  const fields = { id: newId(), filename: photo.name, sender: 'phone-1' }
  await tusRequests(laptop.url).create(photo.bytes.length, fields, { body: photo.bytes })
})

const shown = () => laptop.receiver.photos().map(({ name }) => name)
const untilShown = (names: string[]) =>
  until(`the photos ${names}`, () => String(shown().sort()) === String(names.sort()) || undefined)

describe('the folder is the truth', () => {
  it('forgets a photo that a person deletes, and says so', async () => {
    await rm(join(laptop.folder, photo.name))
    await untilShown([])
    expect(laptop.events.at(-1)?.type).toBe('removed')
  })

  it('shows a photo that a person puts into the folder, with its size', async () => {
    const other = await noisePhoto(240, 320)
    await writeFile(join(laptop.folder, other.name), other.bytes)
    await untilShown([photo.name, other.name])
    const added = laptop.receiver.photos().find(({ name }) => name === other.name)
    expect(added?.size).toEqual({ width: 240, height: 320 })
  })

  it('follows a photo that a person renames', async () => {
    await rename(join(laptop.folder, photo.name), join(laptop.folder, 'holiday.jpg'))
    await untilShown(['holiday.jpg'])
  })

  it('passes over what is not a photo, and never touches it', async () => {
    await writeFile(join(laptop.folder, 'notes.txt'), 'buy milk')
    await writeFile(join(laptop.folder, 'empty.jpg'), '')
    await laptop.restart()
    // What is put there after them is looked at after them.
    const later = await noisePhoto(250, 330)
    await writeFile(join(laptop.folder, 'zoo.jpg'), later.bytes)
    await until('the later photo', () =>
      laptop.receiver.photos().some(({ name }) => name === 'zoo.jpg'),
    )
    await untilShown([photo.name, 'zoo.jpg'])
    const names = ['empty.jpg', 'notes.txt', photo.name, 'zoo.jpg']
    expect(await laptop.photosOnDisk()).toEqual(names.sort())
  })

  it('reads again, newest first, what an earlier version has read', async () => {
    const later = await noisePhoto(500, 400)
    const fields = { id: newId(), filename: 'later.jpg', sender: 'phone-1' }
    await tusRequests(laptop.url).create(later.bytes.length, fields, { body: later.bytes })
    const { port } = laptop.receiver.listening()
    await laptop.receiver.close()
    const database = new Database(join(dirname(laptop.folder), 'data', 'photos.sqlite'))
    database.exec('PRAGMA locking_mode=EXCLUSIVE')
    database.exec(`UPDATE photos SET photo = json_remove(
      json_set(photo, '$.size', json('{"width":1,"height":2}')), '$.factsVersion')`)
    database.close()
    laptop.events.length = 0
    laptop.receiver = await laptop.open(port)
    const corrected = () =>
      laptop.events.flatMap((event) => (event.type === 'corrected' ? [event.photo] : []))
    await until('both photos to be read again', () => corrected().length === 2 || undefined)
    expect(corrected().map(({ name, size }) => [name, size])).toEqual([
      ['later.jpg', { width: 500, height: 400 }],
      [photo.name, { width: 300, height: 200 }],
    ])
    laptop.events.length = 0
    await laptop.restart()
    expect(laptop.receiver.photos().map(({ size }) => size?.width)).toEqual([500, 300])
    await laptop.receiver.close()
    expect(corrected()).toEqual([])
    laptop.receiver = await laptop.open(port)
  })

  describe('the star of a photo', () => {
    const stars = () => laptop.receiver.photos().map(({ isStarred }) => isStarred)
    const star = (isStarred: boolean) =>
      laptop.receiver.setStarred(
        laptop.receiver.photos().map(({ id }) => id),
        isStarred,
      )
    const trashed = () => join(dirname(laptop.folder), 'trashed.jpg')
    beforeEach(async () => {
      star(true)
      // Its list is written when the receiver has closed.
      await laptop.restart()
    })

    it('is told, is there after a restart, and can be taken away', async () => {
      const told = laptop.events.find(({ type }) => type === 'starred')
      expect(told).toMatchObject({ photo: { name: photo.name, isStarred: true } })
      expect(stars()).toEqual([true])
      star(false)
      await laptop.restart()
      expect(stars()).toEqual([undefined])
      await rename(join(laptop.folder, photo.name), trashed())
      await untilShown([])
      await rename(trashed(), join(laptop.folder, photo.name))
      await untilShown([photo.name])
      expect(stars()).toEqual([undefined])
    })

    it('survives that its file is renamed', async () => {
      await rename(join(laptop.folder, photo.name), join(laptop.folder, 'holiday.jpg'))
      await untilShown(['holiday.jpg'])
      expect(stars()).toEqual([true])
    })

    it('survives the trash of this program and of the system', async () => {
      const [id = ''] = laptop.receiver.photos().map((each) => each.id)
      laptop.receiver.hide(id)
      await laptop.receiver.restore([id])
      expect(stars()).toEqual([true])
      laptop.receiver.hide(id)
      await rename(join(laptop.folder, photo.name), trashed())
      laptop.receiver.forget(id)
      await rename(trashed(), join(laptop.folder, photo.name))
      await untilShown([photo.name])
      expect(stars()).toEqual([true])
    })

    it('survives the loss of the index, but not a list that is none of ours', async () => {
      const { port } = laptop.receiver.listening()
      const restartWithoutIndex = async (alsoHappens = async () => {}) => {
        await laptop.receiver.close()
        await rm(join(dirname(laptop.folder), 'data'), { recursive: true })
        await alsoHappens()
        laptop.receiver = await laptop.open(port)
        await untilShown([photo.name])
      }
      await restartWithoutIndex()
      expect(stars()).toEqual([true])
      await restartWithoutIndex(() => writeFile(join(laptop.folder, STARS_FILE), '{"stars":[1]}'))
      expect(stars()).toEqual([undefined])
    })
  })

  it('finds every photo again after the index was deleted, with its size', async () => {
    const { port } = laptop.receiver.listening()
    const data = join(dirname(laptop.folder), 'data')
    await laptop.receiver.close()
    for (const name of await readdir(data))
      if (name.startsWith('photos.')) await rm(join(data, name), { recursive: true })
    laptop.receiver = await laptop.open(port)
    await untilShown([photo.name])
    expect(laptop.receiver.photos()[0]?.size).toEqual({ width: 300, height: 200 })
  })
})
