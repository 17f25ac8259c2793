import { type FileHandle, open } from 'node:fs/promises'

const STEP_BYTES = 1024 * 1024

/**
 * Whether two files hold the same bytes. Compared directly: it needs no hash to be computed and kept for every photo, and stops at the
 * first difference, which in photos of equal length comes within the first megabyte.
 * @throws the file system's error when one cannot be read
 */
export async function isSameContent(path: string, otherPath: string): Promise<boolean> {
  const file = await open(path, 'r')
  try {
    const other = await open(otherPath, 'r')
    try {
      return await haveSameBytes(file, other)
    } finally {
      await other.close()
    }
  } finally {
    await file.close()
  }
}

async function haveSameBytes(file: FileHandle, other: FileHandle): Promise<boolean> {
  const [a, b] = [Buffer.alloc(STEP_BYTES), Buffer.alloc(STEP_BYTES)]
  for (let position = 0; ; ) {
    const [{ bytesRead }, { bytesRead: otherRead }] = await Promise.all([
      file.read(a, 0, STEP_BYTES, position),
      other.read(b, 0, STEP_BYTES, position),
    ])
    if (bytesRead !== otherRead || a.compare(b, 0, otherRead, 0, bytesRead) !== 0) return false
    if (bytesRead === 0) return true
    position += bytesRead
  }
}
