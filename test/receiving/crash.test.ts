import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Receipt } from '../../contract/http'
import { harmedAt } from '../support/disk/strace'
import { crc32Header, newId, offsetOf, tusRequests } from '../support/network/tus-request'
import { forThisTest } from '../support/opened'
import { type NoisePhoto, noisePhoto } from '../support/photos/noise-photo'
import { startTerminalReceiver, type TerminalReceiver } from '../support/receiver/terminal-receiver'
import { seeded } from '../support/seeded'
import { type Home, makeHome } from '../support/window/home'

const PIECE_BYTES = 50_000

let home: Home
let running: TerminalReceiver
beforeEach(async () => {
  home = forThisTest(await makeHome())
})

const start = async (port: number, wrap: string[] = []) => {
  running = forThisTest(await startTerminalReceiver(home, ['--port', `${port}`], wrap))
}

const finalNames = async () => (await readdir(home.folder)).filter((name) => !name.startsWith('.'))
const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')

/**
 * One photo in small pieces, from wherever the laptop says that it is; any answer or silence leads
 * to asking again.
 */
async function sendUntilSaved(photo: NoisePhoto, id: string): Promise<Receipt> {
  for (;;) {
    const receipt = await sendOnce(photo, id).catch(() => null)
    if (receipt) return receipt
    await pause(20)
  }
}

async function sendOnce({ bytes, name }: NoisePhoto, id: string): Promise<Receipt | null> {
  const tus = tusRequests(running.listening.url)
  const created = await tus.create(bytes.length, { id, filename: name })
  for (let offset = offsetOf(created); offset < bytes.length; ) {
    const piece = bytes.subarray(offset, offset + PIECE_BYTES)
    const answer = await tus.patch(id, offset, piece, { 'Upload-Checksum': crc32Header(piece) })
    if (answer.status !== 204) return null
    offset = offsetOf(answer)
  }
  const receipt = (await (await tus.receipt(id)).json()) as Receipt
  return receipt.state === 'saved' ? receipt : null
}

describe('a receiver that is killed', () => {
  it('loses no acknowledged photo and leaves no partial one, at fifty seeded points', async () => {
    const KILLS = 50
    const random = seeded(1)
    const photos = await Promise.all(Array.from({ length: 24 }, () => noisePhoto(700, 500)))
    const whole = new Map(photos.map(({ bytes, name }) => [name, sha256(bytes)]))
    const acknowledged = new Set<string>()
    await start(0)

    let isOver = false
    let kills = 0
    const waiting = [...photos]
    const sender = async () => {
      for (let photo = waiting.shift(); photo; photo = waiting.shift()) {
        const { photo: saved } = await sendUntilSaved(photo, newId())
        acknowledged.add(saved?.name ?? '')
        // The same few photos must last for all the kills.
        if (kills < KILLS && waiting.length === 0) waiting.push(await freshPhoto(whole))
      }
    }
    const killer = async () => {
      while (!isOver && kills < KILLS) {
        await pause(random() * 400)
        const promised = [...acknowledged]
        await running.close()
        kills += 1
        const names = await finalNames()
        for (const name of names)
          expect([name, sha256(await readFile(join(home.folder, name)))]).toEqual([
            name,
            whole.get(name),
          ])
        expect(names).toEqual(expect.arrayContaining(promised))
        await start(running.listening.port)
      }
    }
    const senders = Promise.all([sender(), sender(), sender()]).finally(() => {
      isOver = true
    })
    await Promise.all([killer(), senders])
    expect(kills).toBe(KILLS)
    expect((await finalNames()).sort()).toEqual([...whole.keys()].sort())
    expect([...acknowledged].sort()).toEqual([...whole.keys()].sort())
  }, 300_000)

  // Killed as it enters each system call of a commit: before the sync, before the name, before the
  // folder's sync, before the part is removed.
  it.each([
    ['before the photo is synced', 'fsync', 'part'],
    ['before it has its name', 'link,linkat', 'part'],
    ['before its name is synced', 'fsync', 'folder'],
    ['before the part is removed', 'unlink,unlinkat', 'part'],
  ])('makes exactly one file when it ends %s', async (_, calls, where) => {
    const photo = await noisePhoto(300, 200)
    const id = newId()
    const part = join(home.folder, '.snapland-incoming', `${id}.part`)
    await start(0, harmedAt(calls, where === 'part' ? part : home.folder, 'signal=KILL'))
    await expect(sendOnce(photo, id)).rejects.toThrow()
    await running.ended()

    await start(running.listening.port)
    const receipt = await sendUntilSaved(photo, id)
    expect(receipt.photo?.name).toBe(photo.name)
    expect(await finalNames()).toEqual([photo.name])
    expect(await readFile(join(home.folder, photo.name))).toEqual(photo.bytes)
    await expect.poll(() => readdir(join(home.folder, '.snapland-incoming'))).toEqual([])
  })
})

async function freshPhoto(whole: Map<string, string>): Promise<NoisePhoto> {
  const photo = await noisePhoto(700, 500)
  whole.set(photo.name, sha256(photo.bytes))
  return photo
}
