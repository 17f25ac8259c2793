import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Handed } from '../../contract/handed'
import { type AskingPhone, askingPhone, fetchHanded } from '../support/network/asking-phone'
import { createOpened } from '../support/opened'
import { noisePhoto } from '../support/photos/noise-photo'
import { type OpenReceiver, openReceiver } from '../support/receiver/open-receiver'
import { until } from '../support/until'

const opened = createOpened()
let laptop: OpenReceiver
let folder: string
let phone: AskingPhone
beforeAll(async () => {
  laptop = opened(await openReceiver())
  // Beside the receiving folder: removed with it.
  folder = join(laptop.folder, '..', 'handed')
  await mkdir(folder)
  phone = askingPhone(laptop.url)
  await phone.tell('open')
})

async function file(name: string, bytes: Buffer): Promise<string> {
  const path = join(folder, name)
  await writeFile(path, bytes)
  return path
}

async function giveFile(name: string, bytes: Buffer) {
  const path = await file(name, bytes)
  const [handed] = await laptop.receiver.handover.give(phone.id, [{ path }])
  const card = await phone.card(name)
  return { handed, card, address: laptop.url + card.path, path }
}

const stateOf = (id: string | undefined): Handed | undefined =>
  laptop.events
    .flatMap((event) => (event.type === 'handed' && event.handed.id === id ? [event.handed] : []))
    .at(-1)
const becomes = (id: string | undefined, state: Handed['state']) =>
  until(`state ${state}`, async () => stateOf(id)?.state === state)

describe('a file that was handed to a phone', () => {
  it('comes whole, once, with its name and type, and runs nowhere', async () => {
    const { bytes } = await noisePhoto(64, 48)
    const { handed, card, address } = await giveFile('Ünïcödé 사진.jpg', bytes)
    expect(card).toMatchObject({ kind: 'photo', width: 64, height: 48, bytes: bytes.length })
    const answer = await fetchHanded(address)
    expect(answer.status).toBe(200)
    expect(answer.body.equals(bytes)).toBe(true)
    expect(answer.headers).toMatchObject({
      'content-type': 'image/jpeg',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
      'cache-control': 'no-store',
    })
    expect(answer.headers['content-disposition']).toMatch(
      /^attachment; filename=".*"; filename\*=UTF-8''/,
    )
    await becomes(handed?.id, 'fetched')
    expect((await fetchHanded(address)).status).toBe(404)
    expect(laptop.receiver.handover.list()).toEqual([])
  })

  it('may be empty', async () => {
    const { handed, address } = await giveFile('empty.txt', Buffer.alloc(0))
    const answer = await fetchHanded(address)
    expect(answer).toMatchObject({ status: 200, headers: { 'content-length': '0' } })
    await becomes(handed?.id, 'fetched')
  })
})
