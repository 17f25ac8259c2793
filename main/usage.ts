import { OPTION_TABLE, type OptionAbout } from './option-table'

/** How Snapland is started here. */
export interface Commands {
  window: string
  terminal: string
  /** The start of a program that reads `--json`. */
  json: string
}

/** In a folder of its sources. */
export const NPM_COMMANDS: Commands = {
  window: 'npm start --',
  terminal: 'npm run receive --',
  // npm's own two lines stay away then.
  json: 'npm run --silent receive -- --json',
}
/** Where it was installed. */
export const PACKAGE_COMMANDS: Commands = {
  window: 'snapland',
  terminal: 'snapland-receive',
  json: 'snapland-receive --json',
}

const COLUMNS = 80
/** Where it begins to say what an option is for. */
const ABOUT_AT = 21

/** What --help shows, in lines of at most 80 characters. */
export function usage({ window, terminal, json }: Commands): string {
  const width = Math.max(window.length, terminal.length)
  const start = (command: string, what: string) =>
    `${`${command} [options]`.padEnd(width + 14)}${what}`
  return [
    `Usage: ${start(window, 'the window')}`,
    `       ${start(terminal, 'the same in a terminal')}`,
    '',
    ...wrapped(
      'Receives photos and videos from phones on the local network and shows their size in pixels.',
    ),
    '',
    ...Object.entries(OPTION_TABLE).flatMap(([name, option]) => optionLines(name, option)),
    '',
    ...wrapped(`Programs read the events of "${json}".`),
    ...wrapped(
      'The log is logs/snapland.log where Snapland keeps its state; the code and its secret never stand there.',
    ),
    ...wrapped(
      'Lines that nobody reads are lost; receiving goes on. Ctrl+C ends it; unfinished uploads continue at the next start.',
    ),
  ].join('\n')
}

function optionLines(name: string, { value, about }: OptionAbout): string[] {
  const head = `  --${name}${value === undefined ? '' : ` ${value}`}`
  const lines = wrapped(about, COLUMNS - ABOUT_AT)
  // One space between is not enough to tell where the next begins.
  const isLong = head.length > ABOUT_AT - 1
  const first = isLong ? [head] : []
  return [
    ...first,
    ...lines.map((line, at) => {
      const before = at === 0 && !isLong ? head : ''
      return `${before.padEnd(ABOUT_AT)}${line}`
    }),
  ]
}

/** Breaks a text between its words. */
export function wrapped(text: string, columns = COLUMNS): string[] {
  const lines: string[] = []
  for (const word of text.split(' ')) {
    const last = lines.at(-1)
    if (last !== undefined && last.length + 1 + word.length <= columns)
      lines[lines.length - 1] = `${last} ${word}`
    else lines.push(word)
  }
  return lines
}
