import { readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeEach, expect, it } from 'vitest'
import { encodeHeic } from '../fixtures/heic'
import { putPhoto } from '../support/network/photo-request'
import { forThisTest } from '../support/opened'
import { noisePhoto } from '../support/photos/noise-photo'
import { type OpenReceiver, openReceiver } from '../support/receiver/open-receiver'
import { until } from '../support/until'

let laptop: OpenReceiver
let heic: Buffer
let jpeg: Buffer
let id: string
beforeEach(async () => {
  laptop = forThisTest(await openReceiver(['--folder-template', '{year}']))
  jpeg = (await noisePhoto(300, 200)).bytes
  heic = await encodeHeic(jpeg, 1)
  const saved = await putPhoto(laptop.url, { name: 'IMG_7.heic', bytes: heic })
  id = (saved.body as { id: string }).id
})

const year = `${new Date().getFullYear()}`
const at = (name: string) => join(laptop.folder, year, name)
const names = async () => (await readdir(join(laptop.folder, year))).sort()
const shown = () => laptop.receiver.photos().map(({ name }) => name)
const untilShown = (wanted: string[]) =>
  until(`the photos ${wanted}`, () => String(shown().sort()) === String([...wanted].sort()))
const saveCopy = async () => {
  laptop.receiver.jpegCopies.want(id)
  await laptop.receiver.jpegCopies.save(id, jpeg)
}

it('stands beside its HEIC with the same date, and is no photo of its own, also after a restart', async () => {
  await saveCopy()
  expect(await names()).toEqual(['IMG_7.heic', 'IMG_7.jpg'])
  expect(await readFile(at('IMG_7.jpg'))).toEqual(jpeg)
  expect(await readFile(at('IMG_7.heic'))).toEqual(heic)
  expect((await stat(at('IMG_7.jpg'))).mtimeMs).toBe((await stat(at('IMG_7.heic'))).mtimeMs)
  await expect.poll(laptop.partsOnDisk).toEqual([])
  await laptop.restart()
  // A look at the folder is over when it has taken in what a person has put there.
  await writeFile(at('mine.jpg'), (await noisePhoto(90, 60)).bytes)
  await untilShown(['IMG_7.heic', 'mine.jpg'])
  expect(laptop.receiver.photoFiles(id)).toEqual([at('IMG_7.heic'), at('IMG_7.jpg')])
})

it('is never written over a file', async () => {
  await writeFile(at('IMG_7.jpg'), 'mine')
  await saveCopy()
  expect(await readFile(at('IMG_7.jpg'), 'utf8')).toBe('mine')
  expect(await readFile(at('IMG_7 (2).jpg'))).toEqual(jpeg)
})

it('is written once, and only where it is wanted', async () => {
  await laptop.receiver.jpegCopies.save(id, jpeg)
  expect(await names()).toEqual(['IMG_7.heic'])
  await saveCopy()
  await saveCopy()
  expect(await names()).toEqual(['IMG_7.heic', 'IMG_7.jpg'])
})

it('is still wanted after a restart, until it is made or given up', async () => {
  const wanted = () => laptop.receiver.jpegCopies.wanted().map((photo) => photo.name)
  laptop.receiver.jpegCopies.want(id)
  await laptop.restart()
  expect(wanted()).toEqual(['IMG_7.heic'])
  laptop.receiver.jpegCopies.giveUp(id)
  await laptop.restart()
  expect(wanted()).toEqual([])
})

it('may be deleted by hand; what is put there then is a photo', async () => {
  await saveCopy()
  await rm(at('IMG_7.jpg'))
  await until('it to be forgotten', () => laptop.receiver.photoFiles(id).length === 1)
  await writeFile(at('IMG_7.jpg'), (await noisePhoto(90, 60)).bytes)
  await untilShown(['IMG_7.heic', 'IMG_7.jpg'])
})

it('is a photo of its own once its HEIC is deleted by hand', async () => {
  await saveCopy()
  await rm(at('IMG_7.heic'))
  await untilShown(['IMG_7.jpg'])
})
