/** What a program of a document may be written in. */
const PROGRAMS = ['sh', 'js', 'python', 'go'] as const
export type Program = (typeof PROGRAMS)[number]

/** A fenced block of a document that is run, and the block behind it that tells what comes out. */
export interface Example {
  /** The headings above it, so that a failing test names its place. */
  section: string
  language: Program | 'request'
  code: string
  expected: { language: 'json' | 'text' | 'http'; text: string }
}

/**
 * Finds every example of a document that is run: programs, and HTTP requests as they are sent.
 * @throws Error if one is not followed by what it prints: it could not be wrong
 */
export function examplesIn(markdown: string): Example[] {
  const examples: Example[] = []
  let section = ''
  const parts = markdown.matchAll(/^#+ (.+)$|^```(\w+)\n([\s\S]*?)\n```$/gm)
  let pending: Pick<Example, 'language' | 'code'> | null = null
  for (const [, heading, language, text = ''] of parts) {
    if (pending !== null) {
      if (language !== 'json' && language !== 'text' && language !== 'http')
        throw new Error(`What does this example print? ${pending.code}`)
      examples.push({ section, ...pending, expected: { language, text } })
      pending = null
    } else if (heading !== undefined) section = heading
    else if (isProgram(language)) pending = { language, code: text }
    else if (language === 'http' && /^[A-Z]+ \//.test(text))
      pending = { language: 'request', code: text }
  }
  return examples
}

const isProgram = (language: string | undefined): language is Program =>
  PROGRAMS.some((each) => each === language)

/** The text of each block in that language below the heading. */
export function blocksBelow(markdown: string, heading: string, language: string): string[] {
  const blocks = sectionBelow(markdown, heading).matchAll(/^```(\w+)\n([\s\S]*?)\n```$/gm)
  return [...blocks].filter(([, found]) => found === language).map(([, , text = '']) => text)
}

/** The first cells of every row of a table below the heading, without their backquotes. */
export function rowsBelow(markdown: string, heading: string): string[][] {
  return sectionBelow(markdown, heading)
    .split('\n')
    .filter((line) => line.startsWith('| '))
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim().replace(/^`(.*)`$/, '$1')),
    )
}

function sectionBelow(markdown: string, heading: string): string {
  const start = markdown.indexOf(`\n${heading}\n`)
  if (start < 0) throw new Error(`The document has no "${heading}"`)
  const rest = markdown.slice(start + heading.length + 2)
  const end = rest.search(/^#/m)
  return rest.slice(0, end < 0 ? undefined : end)
}
