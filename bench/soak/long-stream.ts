import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { request } from 'node:http'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { answerTo } from '../../test/support/network/photo-request'
import { noisePhoto } from '../../test/support/photos/noise-photo'
import type { TerminalReceiver } from '../../test/support/receiver/terminal-receiver'

const BLOCK_BYTES = 1024 * 1024

export interface LongStream {
  bytes: number
  seconds: number
  /** The most memory that the receiver had, beyond what it had before, bytes. */
  growth: number
  isWhole: boolean
}

/**
 * One file that is made while it is sent, so that nobody holds it; how much memory that takes in
 * the receiver. Linux only.
 */
export async function soakLongStream(
  receiver: TerminalReceiver,
  bytes: number,
): Promise<LongStream> {
  const { url, folder } = receiver.listening
  const { bytes: photo } = await noisePhoto(640, 480)
  const sent = createHash('sha256')
  function* content() {
    const block = Buffer.alloc(BLOCK_BYTES, photo.subarray(1000))
    yield count(photo)
    for (let left = bytes - photo.length; left > 0; left -= BLOCK_BYTES)
      yield count(left < BLOCK_BYTES ? block.subarray(0, left) : block)
  }
  function count(chunk: Buffer): Buffer {
    sent.update(chunk)
    return chunk
  }

  const put = async (name: string, length: number, body: Iterable<Buffer>) => {
    const outgoing = request(`${url}${name}`, {
      method: 'PUT',
      headers: { 'Content-Length': length },
    })
    const answer = answerTo(outgoing)
    await pipeline(Readable.from(body), outgoing)
    return answer
  }
  // What the first photos need once does not count.
  for (const name of ['first.jpg', 'second.jpg']) await put(name, photo.length, [photo])
  const before = await memoryOf(receiver.pid, 'VmRSS')
  await writeFile(`/proc/${receiver.pid}/clear_refs`, '5')
  const start = performance.now()
  const answer = await put('film.jpg', bytes, content())
  const seconds = (performance.now() - start) / 1000
  const growth = (await memoryOf(receiver.pid, 'VmHWM')) - before

  const saved = createHash('sha256')
  await pipeline(createReadStream(join(folder, 'film.jpg')), saved)
  const isWhole = answer.status === 201 && saved.digest('hex') === sent.digest('hex')
  return { bytes, seconds, growth, isWhole }
}

/** proc(5): `VmRSS` is what is in memory now, `VmHWM` the most since `clear_refs`. */
async function memoryOf(pid: number, field: 'VmRSS' | 'VmHWM'): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8')
  return Number(new RegExp(`^${field}:\\s+(\\d+)`, 'm').exec(status)?.[1] ?? 0) * 1024
}
