import { beforeEach, expect, it } from 'vitest'
import type { Photo } from '../../../contract/photo'
import { unknownFacts } from '../../image/formats'
import { createCopyPicture } from './copy-picture'
import type { Decoded } from './job-queue'

const photo = (id: string): Photo => ({
  ...unknownFacts('jpeg'),
  ...{ id, name: `${id}.jpg`, bytes: 1, receivedAt: 0, size: { width: 40, height: 30 } },
  ...{ isDamaged: false, isConverted: false, sender: { id: 'phone', name: 'Phone' } },
})
const png = (text: string) => new TextEncoder().encode(text)

let log: string[]
/** The picture that each photo is made into, as soon as it is given. */
let give: Record<string, (picture: Decoded) => void>
beforeEach(() => {
  log = []
  give = {}
})
const put = async (picture: Uint8Array) => void log.push(new TextDecoder().decode(picture))
const copyPicture = createCopyPicture({
  find: (id) => (id === 'gone' ? null : photo(id)),
  decode: ({ photo: { id } }) =>
    new Promise((done) => {
      give[id] = done
    }),
  pause: async (ms) => void log.push(`pause ${ms}`),
})
const turns = () => new Promise((done) => setTimeout(done))

it('puts the preview on the clipboard, and then the picture', async () => {
  const copied = copyPicture('a', png('preview'), put)
  await turns()
  expect(log).toEqual(['preview'])
  give.a?.(png('whole'))
  expect(await copied).toBe(true)
  expect(log).toEqual(['preview', 'whole'])
})

it('leaves the clipboard to what was asked for last', async () => {
  const first = copyPicture('a', null, put)
  await turns()
  const second = copyPicture('b', png('preview of b'), put)
  await turns()
  give.a?.(png('a'))
  expect(await first).toBe(false)
  give.b?.(png('b'))
  expect(await second).toBe(true)
  expect(log).toEqual(['preview of b', 'b'])
})

it('tries again after pictures that are on the screen', async () => {
  const copied = copyPicture('a', null, put)
  await turns()
  give.a?.('dropped')
  await turns()
  give.a?.(png('a'))
  expect(await copied).toBe(true)
  expect(log).toEqual(['pause 2000', 'a'])
})

it('says what cannot be copied', async () => {
  const copied = copyPicture('a', null, put)
  await turns()
  give.a?.('impossible')
  await expect(copied).rejects.toMatchObject({ code: 'PHOTO_NOT_COPIED' })
  await expect(copyPicture('gone', null, put)).rejects.toMatchObject({ code: 'PHOTO_LEFT' })
})
