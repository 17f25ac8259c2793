import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { startFaultProxy } from '../../test/support/network/fault-proxy'
import { longPhoto } from '../../test/support/photos/long-photo'
import type { TerminalReceiver } from '../../test/support/receiver/terminal-receiver'
import { seeded } from '../../test/support/seeded'
import { type SentPhoto, sendAsPhone } from './phone'

export interface ManyPhonesOptions {
  phones: number
  photosEach: number
  /** Of a photo, bytes; each has a length of its own between these. */
  least: number
  most: number
  /** How likely the network ends all of a phone's connections within a photo, from 0 to 1. */
  cutChance: number
  seed: number
}

export interface ManyPhones {
  photos: number
  megabytes: number
  cuts: number
  seconds: number
  /** Time of the slowest phone over that of the fastest. */
  slowestToFastest: number
  /** Names that were acknowledged and are not there, or not byte by byte. */
  lost: string[]
  /** Files beyond those that were sent. */
  doubled: string[]
}

const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')

/**
 * Many phones at once, each with an address and a bad network of its own; then every file is
 * compared with what was sent.
 */
export async function soakManyPhones(
  receiver: TerminalReceiver,
  options: ManyPhonesOptions,
): Promise<ManyPhones> {
  const { port, token, folder } = receiver.listening
  const random = seeded(options.seed)
  const expected = new Map<string, string>()
  let bytes = 0
  let cuts = 0
  const albums: SentPhoto[][] = []
  for (let phone = 0; phone < options.phones; phone += 1) {
    const album: SentPhoto[] = []
    for (let at = 0; at < options.photosEach; at += 1) {
      const length = Math.floor(options.least + random() * (options.most - options.least))
      const photo = await longPhoto(length)
      expected.set(photo.name, sha256(photo.bytes))
      bytes += length
      album.push(photo)
    }
    albums.push(album)
  }

  const acknowledged = new Set<string>()
  const start = performance.now()
  const seconds = await Promise.all(
    albums.map(async (album, phone) => {
      const network = await startFaultProxy({ port }, undefined, `127.0.2.${phone + 1}`)
      const receipts = await sendAsPhone(album, {
        port: network.port,
        host: `127.0.0.1:${port}`,
        token,
        onBegin(photo) {
          if (random() < options.cutChance)
            network.cutAfter(Math.floor(random() * photo.bytes.length))
        },
      })
      for (const { photo } of receipts) acknowledged.add(photo?.name ?? '')
      cuts += network.cuts()
      await network.close()
      return (performance.now() - start) / 1000
    }),
  )

  const names = (await readdir(folder)).filter((name) => !name.startsWith('.'))
  const lost: string[] = []
  for (const [name, hash] of expected) {
    const isThere = acknowledged.has(name) && names.includes(name)
    if (!isThere || sha256(await readFile(join(folder, name))) !== hash) lost.push(name)
  }
  return {
    photos: expected.size,
    megabytes: bytes / 1e6,
    cuts,
    seconds: Math.max(...seconds),
    slowestToFastest: Math.max(...seconds) / Math.min(...seconds),
    lost,
    doubled: names.filter((name) => !expected.has(name)),
  }
}
