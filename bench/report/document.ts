import { readFile, writeFile } from 'node:fs/promises'

const marks = (part: string) => [
  `<!-- ${part}: npm run bench writes from here -->`,
  `<!-- ${part}: to here -->`,
]

/**
 * Puts the figures of one part between its marks; all other parts, and what a person has written
 * around them, stay.
 * @throws Error where a mark is missing
 */
export async function writePart(file: string, part: string, text: string): Promise<void> {
  await writeFile(file, withPart(await readFile(file, 'utf8'), part, text))
}

/** The document with the part's figures. @throws Error where a mark is missing */
export function withPart(document: string, part: string, text: string): string {
  const [from = '', to = ''] = marks(part)
  const [start, end] = [document.indexOf(from), document.indexOf(to)]
  if (start < 0 || end < start) throw new Error(`There is no place for "${part}"`)
  return `${document.slice(0, start)}${from}\n\n${text.trim()}\n\n${document.slice(end)}`
}
