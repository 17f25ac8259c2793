import type { Photo } from '../../contract/photo'

const COLUMNS = ['name', 'phone', 'width', 'height', 'bytes', 'captured', 'received', 'duration']

/** A spreadsheet takes a cell that begins so for a formula, and a name is what a stranger sent. */
const FORMULA = /^[=+\-@\t\r]/

/**
 * The photos as a table: RFC 4180, with the mark of UTF-8 that Excel wants. Times are in ISO 8601:
 * `captured` as the camera's clock had it, `received` in UTC. `duration` is in seconds. A text that
 * a spreadsheet would run as a formula gets an apostrophe in front, as
 * https://owasp.org/www-community/attacks/CSV_Injection says.
 */
export function csvOf(photos: readonly Photo[]): string {
  const rows = photos.map(
    ({ name, sender, size, bytes, capturedAt, capturedLocal, receivedAt, duration }) => [
      text(name),
      text(sender.name),
      size?.width ?? '',
      size?.height ?? '',
      bytes,
      capturedLocal ?? (capturedAt === null ? '' : new Date(capturedAt).toISOString()),
      new Date(receivedAt).toISOString(),
      duration === null ? '' : duration / 1000,
    ],
  )
  return `\ufeff${[COLUMNS, ...rows].map((row) => `${row.join(',')}\r\n`).join('')}`
}

function text(given: string): string {
  const safe = FORMULA.test(given) ? `'${given}` : given
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
