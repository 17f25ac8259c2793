const ESCAPE = '\x1b'
/** Up and all below erased; another size; a new line; text; a colour. */
const STEP = new RegExp(
  [
    `${ESCAPE}\\[(\\d+)A${ESCAPE}\\[J`,
    `${ESCAPE}\\[8;\\d+;(\\d+)t`,
    '\\n',
    `[^\\n${ESCAPE}]+`,
    `${ESCAPE}\\[[\\d;]*m`,
  ].join('|'),
  'g',
)

/** The beginning of a sequence, at the end of a chunk. */
const BEGUN = new RegExp(`${ESCAPE}(\\[([\\d;]*(A(${ESCAPE}\\[?)?)?)?)?$`)

/** What is on the screen of a terminal. */
export interface TerminalScreen {
  feed(text: string): void
  /** As they were printed, without the empty one below them. */
  lines(): string[]
}

/**
 * A terminal as far as Snapland draws in one: text, ends of lines, and up with all below erased. It
 * puts lines that were wrapped together again when it becomes wider, as most terminals do. It hears
 * of its size in between, as `CSI 8 ; rows ; columns t`.
 */
export function createTerminalScreen(): TerminalScreen {
  const lines: string[] = ['']
  let columns = 80
  let begun = ''

  /** Takes this many rows away above the cursor, which stands at the start of one. */
  function erase(rows: number): void {
    if (lines.pop() !== '') throw new Error('The cursor is not in the first column')
    let left = rows
    while (left > 0) {
      const line = lines.pop() ?? ''
      left -= Math.max(1, Math.ceil(line.length / columns))
      // A line was cut in the middle: it would be seen as a piece.
      if (left < 0) lines.push(`?${line}`)
    }
    lines.push('')
  }

  return {
    feed(text) {
      const heard = begun + text.replaceAll('\r', '')
      begun = BEGUN.exec(heard)?.[0] ?? ''
      const whole = heard.slice(0, heard.length - begun.length)
      for (const [part, rows, across] of whole.matchAll(STEP)) {
        if (rows !== undefined) erase(Number(rows))
        else if (across !== undefined) columns = Number(across)
        else if (part === '\n') lines.push('')
        else if (!part.startsWith(ESCAPE)) lines[lines.length - 1] += part
      }
    },
    lines: () => (lines.at(-1) === '' ? lines.slice(0, -1) : lines),
  }
}
