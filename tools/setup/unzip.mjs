import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir, open } from 'node:fs/promises'
import { dirname, join, normalize, sep } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createInflateRaw } from 'node:zlib'

/**
 * @typedef {object} Entry a file in a zip
 * @property {string} name with `/` between its parts
 * @property {number} mode permissions, 0o777 at most
 * @property {number} method 0: stored, 8: deflated
 * @property {number} packedBytes
 * @property {number} headerAt where its local header begins, bytes from the start of the zip
 */

/**
 * Unpacks the wanted files of a zip whose own checksum has been verified. No file is whole in memory.
 * Structures: https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT, sections 4.3.7, 4.3.12 and 4.3.16; no zip64, no encryption.
 * @param {string} zipPath
 * @param {string} folder
 * @param {(name: string) => string | null} place the path below `folder` for a file of the zip; null leaves it out
 * @returns {Promise<number>} how many files were written
 */
export async function unzip(zipPath, folder, place) {
  const zip = await open(zipPath)
  try {
    let written = 0
    for (const entry of await readDirectory(zip)) {
      const path = place(entry.name)
      if (path === null || path === '' || entry.name.endsWith('/')) continue
      await unpack(zip, zipPath, entry, inside(folder, path))
      written += 1
    }
    return written
  } finally {
    await zip.close()
  }
}

/**
 * @param {string} folder
 * @param {string} path
 */
function inside(folder, path) {
  const full = normalize(join(folder, path))
  if (!full.startsWith(normalize(folder) + sep)) throw new Error(`${path} leads out of ${folder}`)
  return full
}

/**
 * @param {import('node:fs/promises').FileHandle} zip
 * @param {number} at
 * @param {number} length
 */
async function readAt(zip, at, length) {
  const { buffer, bytesRead } = await zip.read(Buffer.alloc(length), 0, length, at)
  if (bytesRead !== length) throw new Error('The zip ends too early')
  return buffer
}

/**
 * @param {import('node:fs/promises').FileHandle} zip
 * @returns {Promise<Entry[]>}
 */
async function readDirectory(zip) {
  const { size } = await zip.stat()
  const tailLength = Math.min(size, 22 + 0xffff)
  const tail = await readAt(zip, size - tailLength, tailLength)
  const end = tail.lastIndexOf('PK\x05\x06', undefined, 'latin1')
  if (end < 0) throw new Error('This is not a zip')
  const count = tail.readUInt16LE(end + 10)
  const directory = await readAt(zip, tail.readUInt32LE(end + 16), tail.readUInt32LE(end + 12))

  /** @type {Entry[]} */
  const entries = []
  for (let at = 0; entries.length < count; ) {
    const nameEnd = at + 46 + directory.readUInt16LE(at + 28)
    entries.push({
      name: directory.toString('utf8', at + 46, nameEnd),
      mode: (directory.readUInt32LE(at + 38) >>> 16) & 0o777 || 0o644,
      method: directory.readUInt16LE(at + 10),
      packedBytes: directory.readUInt32LE(at + 20),
      headerAt: directory.readUInt32LE(at + 42),
    })
    at = nameEnd + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32)
  }
  return entries
}

/**
 * @param {import('node:fs/promises').FileHandle} zip
 * @param {string} zipPath
 * @param {Entry} entry
 * @param {string} path
 */
async function unpack(zip, zipPath, entry, path) {
  // The local header's name and extra field may differ in length from the directory's.
  const header = await readAt(zip, entry.headerAt, 30)
  const start = entry.headerAt + 30 + header.readUInt16LE(26) + header.readUInt16LE(28)
  await mkdir(dirname(path), { recursive: true })
  const target = createWriteStream(path, { mode: entry.mode })
  if (entry.packedBytes === 0) return pipeline([], target)
  const packed = createReadStream(zipPath, { start, end: start + entry.packedBytes - 1 })
  if (entry.method === 0) return pipeline(packed, target)
  if (entry.method === 8) return pipeline(packed, createInflateRaw(), target)
  throw new Error(`${entry.name} is packed with method ${entry.method}, which is not known here`)
}
