import { createHash, randomBytes } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { type PictureOptions, paintPicture } from '../../test/fixtures/paint'
import { newId, sendMissing, tusRequests } from '../../test/support/network/tus-request'
import { sendingPhone } from '../../test/support/phone/sending-phone'
import { noisePhoto } from '../../test/support/photos/noise-photo'
import { seeded } from '../../test/support/seeded'

/** Width and height of what phones send, and how often: cameras, screenshots, panoramas. */
const SHAPES = [
  [4032, 3024, 5],
  [3024, 4032, 4],
  [2048, 1536, 4],
  [1080, 2400, 3],
  [640, 480, 4],
  [1080, 1080, 2],
  [8064, 1960, 1],
  [1200, 3600, 1],
] as const

/** Of a crowd: JPEGs as phones take them, some of noise, which are slow to decode. */
export async function makeAlbum(): Promise<Buffer[]> {
  const album: Buffer[] = []
  for (const [width, height, times] of SHAPES) {
    for (let seed = 0; seed < times; seed += 1) {
      const options: PictureOptions = { seed: seed + width, width, height, format: 'jpeg' }
      album.push(await paintPicture(options))
    }
  }
  album.push((await noisePhoto(4000, 3000)).bytes, (await noisePhoto(1600, 1200)).bytes)
  return album
}

const RETRY_MS = 1000

export interface Crowd {
  nameOf(at: number): string
  /** One photo, unlike all others, sent by this phone. @returns the status of the answer */
  send(at: number, name: string, which: number): Promise<number | undefined>
  /** Sends now and then until `stop`. */
  start(): void
  /** This phone is gone in the middle of a photo, with more to come. */
  loseInTheMiddle(at: number): Promise<void>
  /** Waits until all that was begun has ended. */
  stop(): Promise<void>
  /** Nothing more is sent, whatever was begun. */
  giveUp(): void
  /** Photos that were acknowledged. */
  saved(): number
  /** Names of the photos that are not on disk byte by byte. */
  missingIn(folder: string): Promise<string[]>
}

/** @param everyMs how long a phone waits between its photos, on average */
export function createCrowd(
  url: string,
  album: readonly Buffer[],
  count: number,
  everyMs: number,
): Crowd {
  const random = seeded(count)
  const nameOf = (at: number) => `Phone ${at + 1}`
  const phones = Array.from({ length: count }, (_, at) => sendingPhone(url, `p-${at}`, nameOf(at)))
  const acknowledged = new Map<string, string>()
  const lost = new Set<number>()
  let isOver = false
  let isGivenUp = false
  let lines: Promise<void>[] = []
  let made = 0

  /** Tries until it succeeds, or the evening is given up. */
  async function insist<Answer>(attempt: (isFirst: boolean) => Promise<Answer> | undefined) {
    for (let isFirst = true; ; isFirst = false) {
      try {
        return await attempt(isFirst)
      } catch (error) {
        if (isGivenUp) throw error
        await pause(RETRY_MS)
      }
    }
  }
  const any = () => Math.floor(random() * album.length)
  async function send(at: number, name = `${at + 1}-${++made}.jpg`, which = any()) {
    const body = album[which] ?? Buffer.alloc(0)
    const bytes = Buffer.concat([body, randomBytes(16)])
    const upload = newId()
    await insist(() => phones[at]?.tell('sending', 0, 1))
    const status = await insist(async (isFirst) => {
      if (isFirst) return phones[at]?.send({ name, bytes }, upload)
      // As the page does after whatever went wrong, a connection that a sleeping computer has lost.
      const fields = { id: upload, filename: name, sender: `p-${at}`, senderName: nameOf(at) }
      const { state } = await sendMissing(tusRequests(url), fields, bytes)
      return state === 'saved' ? 201 : Promise.reject(new Error('It is not saved'))
    })
    if (status === 201) acknowledged.set(name, createHash('sha256').update(bytes).digest('hex'))
    await insist(() => phones[at]?.tell('open'))
    return status
  }
  async function line(at: number): Promise<void> {
    while (!isOver && !lost.has(at)) {
      await pause(everyMs * 2 * random())
      if (!isOver && !lost.has(at)) await send(at)
    }
  }
  return {
    nameOf,
    send,
    start() {
      lines = phones.map((_, at) => line(at))
      // Told by `stop`.
      for (const each of lines) each.catch(() => {})
    },
    async loseInTheMiddle(at) {
      lost.add(at)
      const bytes = album[0] ?? Buffer.alloc(0)
      await phones[at]?.tell('sending', 1, 8)
      const begun = await phones[at]?.begin({ name: 'half.jpg', bytes }, 0.5)
      begun?.breakOff()
    },
    async stop() {
      isOver = true
      await Promise.all(lines)
    },
    giveUp() {
      isOver = true
      isGivenUp = true
    },
    saved: () => acknowledged.size,
    async missingIn(folder) {
      const missing: string[] = []
      const names = new Set(await readdir(folder))
      for (const [name, hash] of acknowledged) {
        const bytes = names.has(name) ? await readFile(join(folder, name)) : ''
        if (createHash('sha256').update(bytes).digest('hex') !== hash) missing.push(name)
      }
      return missing
    },
  }
}
