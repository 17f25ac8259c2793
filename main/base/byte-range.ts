/** `all`: 200 with everything. `part`: 206, both ends inclusive. `none`: 416, outside the file. */
export type ByteRange =
  | { kind: 'all' }
  | { kind: 'part'; start: number; end: number }
  | { kind: 'none' }

/**
 * Reads a `Range` header (RFC 9110, 14.2) for a file of `bytes` bytes. Malformed headers and those
 * with several ranges are ignored, as the standard allows.
 */
export function byteRange(header: string | null, bytes: number): ByteRange {
  const [, first = '', last = ''] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header?.trim() ?? '') ?? []
  if (first === '' && last === '') return { kind: 'all' }
  if (first === '') {
    const length = Math.min(Number(last), bytes)
    return length > 0 ? { kind: 'part', start: bytes - length, end: bytes - 1 } : { kind: 'none' }
  }
  const start = Number(first)
  if (last !== '' && Number(last) < start) return { kind: 'all' }
  const end = Math.min(last === '' ? bytes - 1 : Number(last), bytes - 1)
  return start < bytes ? { kind: 'part', start, end } : { kind: 'none' }
}
