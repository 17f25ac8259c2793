import { createHash } from 'node:crypto'
import type { StoredFile } from './stored-file'

const SAMPLES = 4
const SAMPLE_BYTES = 16 * 1024

/**
 * A short name for what is in a file, 32 hexadecimal digits: SHA-256 over its length and four samples from its start to its end. Reading all of it
 * would cost more than the cached picture saves, and compressed pictures differ in length or near their end whenever they differ at all.
 * @throws the file system's error
 */
export async function fingerprintOf({ handle, bytes }: StoredFile): Promise<string> {
  const hash = createHash('sha256').update(`${bytes} `)
  const last = Math.max(0, bytes - SAMPLE_BYTES)
  for (let sample = 0; sample < SAMPLES; sample += 1) {
    const position = Math.floor((last * sample) / (SAMPLES - 1))
    const { buffer, bytesRead } = await handle.read(
      Buffer.alloc(SAMPLE_BYTES),
      0,
      SAMPLE_BYTES,
      position,
    )
    hash.update(buffer.subarray(0, bytesRead))
  }
  return hash.digest('hex').slice(0, 32)
}
