import { readFile, stat, writeFile } from 'node:fs/promises'
import { request } from 'node:http'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { mp4, mp4Pieces, soundAlone, TURNED, webm } from '../fixtures/videos'
import { openPiece } from '../support/network/open-piece'
import { putPhoto } from '../support/network/photo-request'
import { newId, tusRequests } from '../support/network/tus-request'
import { createOpened, forThisTest } from '../support/opened'
import { openReceiver } from '../support/receiver/open-receiver'
import { startTerminalReceiver, type TerminalReceiver } from '../support/receiver/terminal-receiver'
import { until } from '../support/until'
import { type Home, makeHome } from '../support/window/home'

const opened = createOpened()
const MIB = 1024 * 1024
const GIB = 1024 * MIB
/** More than the memory that may be taken; 2 GB take four times as long and no more memory. */
const FILLER = 512 * MIB

describe('a receiver', () => {
  let home: Home
  let laptop: TerminalReceiver
  const put = (name: string, bytes: Buffer) => putPhoto(laptop.listening.url, { name, bytes })
  beforeAll(async () => {
    home = opened(await makeHome())
    laptop = opened(await startTerminalReceiver(home))
  })

  it('takes a video and tells its size as shown and its duration', async () => {
    const turned = mp4({ brand: 'qt  ', isLast: true, matrix: TURNED[90] ?? [] })
    expect(await put('IMG_0042.MOV', turned)).toMatchObject({
      status: 201,
      body: { name: 'IMG_0042.MOV', format: 'mov', width: 240, height: 320, duration: 12_000 },
    })
    const { photo } = await laptop.event('saved', (event) => event.photo.format === 'mov')
    expect(photo).toMatchObject({ size: { width: 240, height: 320 }, duration: 12_000 })
    expect(photo.isDamaged).toBe(false)
    expect(await put('clip', webm())).toMatchObject({
      body: { name: 'clip.webm', format: 'webm', width: 320, height: 240, duration: 12_000 },
    })
  })

  it('names each after what it is', async () => {
    expect(await put('film.jpg', mp4())).toMatchObject({ body: { name: 'film.jpg.mp4' } })
    expect(await put('clip.m4v', mp4({ brand: 'M4V ' }))).toMatchObject({
      body: { name: 'clip.m4v' },
    })
  })

  it('refuses sound that calls itself a video, before its last byte where its tracks stand first', async () => {
    const code = 'NOT_A_PHOTO_OR_VIDEO'
    for (const bytes of [soundAlone(), soundAlone({ isLast: true })])
      expect(await put('voice.mp4', bytes)).toMatchObject({
        status: 415,
        body: { error: { code } },
      })
    const id = newId()
    await tusRequests(laptop.listening.url).create(GIB, { id, filename: 'voice.mp4' })
    const piece = openPiece(`${laptop.listening.url}uploads/${id}`, 0, GIB)
    const head = soundAlone({ filler: MIB })
    await piece.write(head)
    let isAnswered = false
    void piece.answer.then(() => {
      isAnswered = true
    })
    await until('the refusal', async () => {
      if (!isAnswered) await piece.write(Buffer.alloc(1024)).catch(() => {})
      return isAnswered
    })
    expect(await piece.answer).toMatchObject({ status: 415, body: { error: { code } } })
    piece.breakOff()
  })

  it('says of a video that ends too early that it is damaged', async () => {
    const whole = mp4({ seconds: 30 })
    await put('cut.mp4', whole.subarray(0, -1000))
    const { photo } = await laptop.event('saved', (event) => event.photo.name === 'cut.mp4')
    expect(photo).toMatchObject({ isDamaged: true, size: { width: 320, height: 240 } })
  })

  it('knows the size of a large video before its last byte, in little memory', async () => {
    // Its description has more than the first bytes that are looked into: those of a long sound.
    const { head, tail } = mp4Pieces({ pad: 2 * MIB, filler: FILLER })
    const bytes = head.length + FILLER + tail.length
    const before = await residentBytes(laptop.pid)
    const sending = request(`${laptop.listening.url}long.mp4`, {
      method: 'PUT',
      headers: { 'Content-Length': bytes },
    })
    const answered = new Promise<number>((done, refuse) => {
      sending.on('error', refuse).on('response', (answer) => done(answer.resume().statusCode ?? 0))
    })
    let most = before
    const write = async (chunk: Buffer) => {
      if (!sending.write(chunk)) await new Promise((done) => sending.once('drain', done))
    }
    await write(head)
    const zeros = Buffer.alloc(MIB)
    for (let at = 0; at < FILLER / MIB - 1; at += 1) {
      await write(zeros)
      if (at % 16 === 0) most = Math.max(most, await residentBytes(laptop.pid))
    }
    const { facts } = await laptop.event(
      'measured',
      (event) => event.facts.size !== null && event.id === laptopUpload(),
    )
    expect(facts).toMatchObject({ format: 'mp4', size: { width: 320 }, duration: 12_000 })
    sending.end(zeros)
    expect(await answered).toBe(201)
    expect((await stat(join(home.folder, 'long.mp4'))).size).toBe(bytes)
    expect(most - before).toBeLessThan(64 * MIB)
  }, 120_000)

  /** The id of the upload of `long.mp4`. */
  function laptopUpload(): string | undefined {
    const line = laptop.lines.find((each) => each.includes('"long.mp4"'))
    return line === undefined ? undefined : JSON.parse(line).upload.id
  }
})

/** proc(5): what is in memory now. */
async function residentBytes(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8')
  return Number(/^VmRSS:\s+(\d+)/m.exec(status)?.[1]) * 1024
}

it('takes photos only where that is set, and says so', async () => {
  const laptop = forThisTest(await openReceiver(['--accept', 'photos']))
  const answer = await putPhoto(laptop.url, { name: 'a.mp4', bytes: mp4() })
  expect(answer).toMatchObject({ status: 415, body: { error: { code: 'NOT_A_PHOTO' } } })
  expect(await laptop.photosOnDisk()).toEqual([])
})

it('takes in a video that was put into the folder by hand', async () => {
  const laptop = forThisTest(await openReceiver())
  await writeFile(join(laptop.folder, 'mine.webm'), webm())
  const photo = await until('the video', () => laptop.receiver.photos()[0])
  expect(photo).toMatchObject({ format: 'webm', duration: 12_000, sender: { id: 'folder' } })
})
