import { buffer } from 'node:stream/consumers'
import { crc32 } from 'node:zlib'
import { openPromise } from 'yauzl'

/**
 * The files in a ZIP by name, in the order of its directory.
 * @throws Error when the ZIP, or the checksum of one of its files, is wrong
 */
export async function readZip(path: string): Promise<Map<string, Buffer>> {
  const files = new Map<string, Buffer>()
  const zip = await openPromise(path)
  for await (const entry of zip.eachEntry()) {
    const content = await buffer(await zip.openReadStreamPromise(entry))
    if (crc32(content) !== entry.crc32)
      throw new Error(`The checksum of ${entry.fileName} is wrong`)
    files.set(entry.fileName, content)
  }
  return files
}
