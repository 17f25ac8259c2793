import type { Photo } from '../../contract/photo'

const COLUMNS = [
  'name',
  'phone',
  'width',
  'height',
  'bytes',
  'captured',
  'received',
  'duration',
  'starred',
]
/** Names of values that commands gave, each a column; more would be no table any more. */
const MOST_VALUES = 64

/** A spreadsheet takes a cell that begins so for a formula, and a name is what a stranger sent. */
const FORMULA = /^[=+\-@\t\r]/

/**
 * The photos as a table: RFC 4180, with the mark of UTF-8 that Excel wants. Times are in ISO 8601:
 * `captured` as the camera's clock had it, `received` in UTC. `duration` is in seconds, `starred`
 * true or false. A text that a spreadsheet would run as a formula gets an apostrophe in front, as
 * https://owasp.org/www-community/attacks/CSV_Injection says. Where a command has run for one of
 * them, there are a column `result` and one for each value that it gave.
 */
export function csvOf(photos: readonly Photo[]): string {
  const results = resultColumns(photos)
  const rows = photos.map((photo) => {
    const { name, sender, size, bytes, capturedAt, capturedLocal, receivedAt, duration } = photo
    const isStarred = photo.isStarred === true
    return [
      text(name),
      text(sender.name),
      size?.width ?? '',
      size?.height ?? '',
      bytes,
      capturedLocal ?? (capturedAt === null ? '' : new Date(capturedAt).toISOString()),
      new Date(receivedAt).toISOString(),
      duration === null ? '' : duration / 1000,
      isStarred,
      ...results.of(photo),
    ]
  })
  return `\ufeff${[[...COLUMNS, ...results.names], ...rows].map((row) => `${row.join(',')}\r\n`).join('')}`
}

/** The columns for what commands said; none where none has run. */
function resultColumns(photos: readonly Photo[]) {
  const results = photos.flatMap(({ result }) => result ?? [])
  if (results.length === 0) return { names: [], of: () => [] }
  const values = [...new Set(results.flatMap((each) => Object.keys(each.values)))]
  const shown = values.slice(0, MOST_VALUES)
  return {
    names: ['result', ...shown.map(text)],
    of({ result }: Photo) {
      const isDone = result?.state === 'done'
      const cells = shown.map((name) => (isDone ? cell(result.values[name]) : ''))
      return [isDone ? text(result.text || result.label) : '', ...cells]
    },
  }
}

const cell = (value: string | number | boolean | undefined) =>
  typeof value === 'string' ? text(value) : (value ?? '')

function text(given: string): string {
  const safe = FORMULA.test(given) ? `'${given}` : given
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
