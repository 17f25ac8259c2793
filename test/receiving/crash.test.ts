import { type ChildProcess, spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Receipt } from '../../contract/http'
import { type Home, makeHome } from '../support/home'
import { type NoisePhoto, noisePhoto } from '../support/noise-photo'
import { seeded } from '../support/seeded'
import { crc32Header, newId, offsetOf, tusRequests } from '../support/tus-request'

const HEADLESS = fileURLToPath(new URL('../../out/main/headless.js', import.meta.url))
const TOKEN = 'crash-test'
const PIECE_BYTES = 50_000

interface Running {
  child: ChildProcess
  port: number
}

let home: Home
let running: Running
beforeEach(async () => {
  home = await makeHome()
})
afterEach(async () => {
  running.child.kill('SIGKILL')
  await home.close()
})

/** Starts the receiver as a process of its own. @param wrap a program that starts it, such as strace */
async function start(port: number, wrap: string[] = []): Promise<Running> {
  const args = ['--json', '--folder', home.folder, '--data', home.data, '--host', '127.0.0.1']
  const command = [...wrap, process.execPath, HEADLESS, ...args, '--token', TOKEN]
  const [program = '', ...rest] = [...command, '--port', String(port)]
  const child = spawn(program, rest, {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, UV_THREADPOOL_SIZE: '1' },
  })
  const lines = createInterface({ input: child.stdout ?? process.stdin })
  const [line] = await once(lines, 'line')
  return { child, port: JSON.parse(String(line)).port }
}

async function kill({ child }: Running): Promise<void> {
  child.kill('SIGKILL')
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
}

const url = () => `http://127.0.0.1:${running.port}/${TOKEN}/`
const finalNames = async () => (await readdir(home.folder)).filter((name) => !name.startsWith('.'))
const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')

/** One photo in small pieces, from wherever the laptop says that it is; any answer or silence leads to asking again. */
async function sendUntilSaved(photo: NoisePhoto, id: string): Promise<Receipt> {
  for (;;) {
    const receipt = await sendOnce(photo, id).catch(() => null)
    if (receipt) return receipt
    await pause(20)
  }
}

async function sendOnce({ bytes, name }: NoisePhoto, id: string): Promise<Receipt | null> {
  const tus = tusRequests(url())
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
    running = await start(0)

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
        await kill(running)
        kills += 1
        const names = await finalNames()
        for (const name of names)
          expect([name, sha256(await readFile(join(home.folder, name)))]).toEqual([
            name,
            whole.get(name),
          ])
        expect(names).toEqual(expect.arrayContaining(promised))
        running = await start(running.port)
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

  // Killed as it enters each system call of a commit: before the sync, before the name, before the folder's sync, before the part is removed.
  it.each([
    ['before the photo is synced', 'fsync', 'part'],
    ['before it has its name', 'link,linkat', 'part'],
    ['before its name is synced', 'fsync', 'folder'],
    ['before the part is removed', 'unlink,unlinkat', 'part'],
  ])('makes exactly one file when it ends %s', async (_, calls, where) => {
    const photo = await noisePhoto(300, 200)
    const id = newId()
    const part = join(home.folder, '.snapland-incoming', `${id}.part`)
    const strace = ['strace', '-f', '-qqq', '-o', '/dev/null', '-e', `trace=${calls}`]
    const watched = ['-P', where === 'part' ? part : home.folder]
    running = await start(0, [...strace, ...watched, '-e', `inject=${calls}:signal=KILL`])
    await expect(sendOnce(photo, id)).rejects.toThrow()
    if (running.child.exitCode === null && running.child.signalCode === null)
      await once(running.child, 'exit')

    running = await start(running.port)
    const receipt = await sendUntilSaved(photo, id)
    expect(receipt.photo?.name).toBe(photo.name)
    expect(await finalNames()).toEqual([photo.name])
    expect(await readFile(join(home.folder, photo.name))).toEqual(photo.bytes)
    expect(await readdir(join(home.folder, '.snapland-incoming'))).toEqual([])
  })
})

async function freshPhoto(whole: Map<string, string>): Promise<NoisePhoto> {
  const photo = await noisePhoto(700, 500)
  whole.set(photo.name, sha256(photo.bytes))
  return photo
}
