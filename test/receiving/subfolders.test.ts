import { mkdir, readdir, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { relativePath } from '../../main/library/photo'
import type { ReceiverOptions } from '../../main/options'
import { tempFolder } from '../support/disk/temp-folder'
import { newId, tusRequests } from '../support/network/tus-request'
import { forThisTest } from '../support/opened'
import { type NoisePhoto, noisePhoto } from '../support/photos/noise-photo'
import { type OpenReceiver, openReceiver } from '../support/receiver/open-receiver'
import { until } from '../support/until'

const TAKEN = new Date(2026, 10, 22, 12).getTime()

let laptop: OpenReceiver
let photo: NoisePhoto
/** What the next start is told besides. */
let more: Partial<ReceiverOptions>
beforeEach(async () => {
  more = {}
  laptop = forThisTest(await openReceiver(['--folder-template', '{date}/{phone}'], more))
  photo = await noisePhoto(300, 200)
})

/** @param phone the phone's name; its id stays */
const sendFrom = (phone: string, name = 'IMG_0042.jpg', bytes = photo.bytes, id = newId()) => {
  const sender = { sender: 'phone-1', senderName: phone }
  const fields = { id, filename: name, lastModified: `${TAKEN}`, ...sender }
  return tusRequests(laptop.url).create(bytes.length, fields, { body: bytes })
}
const at = (path: string) => join(laptop.folder, ...path.split('/'))
const onDisk = async () => {
  const entries = await readdir(laptop.folder, { recursive: true, withFileTypes: true })
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(laptop.folder.length + 1))
    .sort()
}
const shown = () => laptop.receiver.photos().map(relativePath).sort()
const untilShown = (paths: string[]) =>
  until(`the photos ${paths}`, () => String(shown()) === String([...paths].sort()))

describe('photos filed into subfolders', () => {
  it('stand under the day they were taken and the phone that sent them', async () => {
    const answer = await sendFrom('Green iPhone')
    expect(answer.status).toBe(201)
    expect(await answer.json()).toMatchObject({ photo: { name: 'IMG_0042.jpg' } })
    expect(await onDisk()).toEqual(['2026-11-22/Green iPhone/IMG_0042.jpg'])
    expect(await readFile(at('2026-11-22/Green iPhone/IMG_0042.jpg'))).toEqual(photo.bytes)
    expect(shown()).toEqual(['2026-11-22/Green iPhone/IMG_0042.jpg'])
    const [saved] = laptop.receiver.photos()
    expect(laptop.receiver.photoPath(saved?.id ?? '')).toBe(
      at('2026-11-22/Green iPhone/IMG_0042.jpg'),
    )
  })

  it('never leave the folder, whatever a phone calls itself', async () => {
    for (const name of ['../../../etc', '..', '/', 'CON', 'a\\..\\b', '\u202e../x']) {
      const { bytes } = await noisePhoto(90, 60)
      expect((await sendFrom(name, 'a.jpg', bytes)).status).toBe(201)
    }
    const folders = ['_.._.._etc', 'phone', '_', '_CON', 'a_.._b', '_x']
    expect((await readdir(laptop.folder)).sort()).toEqual(['.snapland-incoming', '2026-11-22'])
    expect((await readdir(at('2026-11-22'))).sort()).toEqual(folders.sort())
  })

  it('go through no link, and over no file', async () => {
    const elsewhere = await tempFolder()
    await symlink(elsewhere, at('2026-11-22'))
    await writeFile(at('2026-11-22 (2)'), 'mine')
    await sendFrom('Green iPhone')
    expect(shown()).toEqual(['2026-11-22 (3)/Green iPhone/IMG_0042.jpg'])
    expect(await readdir(elsewhere)).toEqual([])
    expect(await readFile(at('2026-11-22 (2)'), 'utf8')).toBe('mine')
  })

  it('are numbered where one of that name stands there', async () => {
    const other = await noisePhoto(90, 60)
    await sendFrom('Green iPhone')
    await sendFrom('Green iPhone', 'IMG_0042.jpg', other.bytes)
    expect(shown()).toEqual([
      '2026-11-22/Green iPhone/IMG_0042 (2).jpg',
      '2026-11-22/Green iPhone/IMG_0042.jpg',
    ])
  })

  it('are one file, also where the phone has another name by now', async () => {
    await sendFrom('Green iPhone')
    const again = await sendFrom('Blue iPhone')
    expect(await again.json()).toMatchObject({ duplicate: true })
    expect(await onDisk()).toEqual(['2026-11-22/Green iPhone/IMG_0042.jpg'])
  })

  it('stay where they are when others are filed otherwise from then on', async () => {
    const path = '2026-11-22/Green iPhone/IMG_0042.jpg'
    await sendFrom('Green iPhone')
    more.template = { parts: [] }
    await laptop.restart()
    await untilShown([path])
    const again = await sendFrom('Green iPhone')
    expect(await again.json()).toMatchObject({ duplicate: true })
    const other = await noisePhoto(90, 60)
    await sendFrom('Green iPhone', 'IMG_0042.jpg', other.bytes)
    await untilShown([path, 'IMG_0042.jpg'])
    await rm(at(path))
    await untilShown(['IMG_0042.jpg'])
  })
})

describe('the folder is the truth, below it too', () => {
  const path = '2026-11-22/Green iPhone/IMG_0042.jpg'

  it('forgets a photo that a person deletes, alone or with its folders', async () => {
    await sendFrom('Green iPhone')
    const other = await noisePhoto(90, 60)
    await sendFrom('Green iPhone', 'other.jpg', other.bytes)
    await rm(at(path))
    await untilShown(['2026-11-22/Green iPhone/other.jpg'])
    await rm(at('2026-11-22'), { recursive: true })
    await untilShown([])
    expect((await sendFrom('Green iPhone')).status).toBe(201)
    await untilShown([path])
  })

  it('shows what a person puts into a folder of the kind that it makes, and no other', async () => {
    await mkdir(at('2025-01-01/Camera'), { recursive: true })
    await mkdir(at('Holidays'))
    await writeFile(at('2025-01-01/Camera/a.jpg'), photo.bytes)
    await writeFile(at('Holidays/b.jpg'), photo.bytes)
    await untilShown(['2025-01-01/Camera/a.jpg'])
    await writeFile(at('2025-01-01/Camera/c.jpg'), photo.bytes)
    await untilShown(['2025-01-01/Camera/a.jpg', '2025-01-01/Camera/c.jpg'])
  })

  it('looks through no link', async () => {
    const elsewhere = await tempFolder()
    await writeFile(join(elsewhere, 'secret.jpg'), photo.bytes)
    await symlink(elsewhere, at('2025-01-01'))
    await sendFrom('Green iPhone')
    await laptop.restart()
    // A look at the folder is over when it has taken in what a person has put there.
    await writeFile(at('2026-11-22/mine.jpg'), photo.bytes)
    await untilShown([path, '2026-11-22/mine.jpg'])
  })

  it('follows a folder that a person calls otherwise', async () => {
    await sendFrom('Green iPhone')
    await rename(at('2026-11-22/Green iPhone'), at('2026-11-22/Mine'))
    await untilShown(['2026-11-22/Mine/IMG_0042.jpg'])
  })

  it('goes on where a folder on the way went, with an upload under way', async () => {
    const id = newId()
    const half = Math.floor(photo.bytes.length / 2)
    const tus = tusRequests(laptop.url)
    await sendFrom('Green iPhone', 'first.jpg', (await noisePhoto(90, 60)).bytes)
    const fields = { id, filename: 'IMG_0042.jpg', lastModified: `${TAKEN}`, sender: 'phone-1' }
    await tus.create(photo.bytes.length, fields, { body: photo.bytes.subarray(0, half) })
    await rm(at('2026-11-22'), { recursive: true })
    expect((await tus.patch(id, half, photo.bytes.subarray(half))).status).toBe(204)
    expect(await (await tus.receipt(id)).json()).toMatchObject({ state: 'saved' })
    expect(await onDisk()).toHaveLength(1)
  })
})
