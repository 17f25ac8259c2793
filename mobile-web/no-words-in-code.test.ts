import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

const FOLDER = new URL('.', import.meta.url).pathname

/** The code of the pages, without what is for tests and builds. */
const sources = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' }).filter(
  (path) => path.endsWith('.ts') && !/\.test\.ts$|^vite\.config/.test(path),
)

/**
 * The texts between quotes, without comments, imports, and what only an Error says, which nobody
 * sees.
 */
function literalsIn(code: string): string[] {
  const bare = code
    .replace(/\/\*[\s\S]*?\*\/|(^|\s)\/\/ .*$/gm, '')
    .replace(/^import .*$/gm, '')
    .replace(/(?:Error|Unreadable|super)\((['`]).*?\1\)/g, '')
  return [...bare.matchAll(/'([^'\n]*)'|`([^`]*)`/g)].map(([, quoted, template]) =>
    (quoted ?? template ?? '').replace(/\$\{[^}]*\}/g, ' '),
  )
}

/** Two words in a row, or letters that no code is written in. */
const isSentence = (text: string) =>
  /[A-Za-z]{2,}[,.]? [a-zA-Z]{2,}/.test(text) || /\P{ASCII}/u.test(text.replace(/[·×→✓]/g, ''))

describe('the code of the phone page', () => {
  it('is read by this test', () => {
    expect(sources.length).toBeGreaterThan(20)
    expect(literalsIn("say('Choose photos') // 'not this'\n/* 'nor this one' */")).toEqual([
      'Choose photos',
    ])
    expect(isSentence('Choose photos')).toBe(true)
    expect(isSentence('사진')).toBe(true)
  })

  it.each(sources)('has no words of its own in %s', (path) => {
    const found = literalsIn(readFileSync(join(FOLDER, path), 'utf8')).filter(isSentence)
    expect(found.filter((text) => text !== 'Windows PC')).toEqual([])
  })

  it.each(['index.html', 'landing.html'])('has no words of its own in %s', (page) => {
    const html = readFileSync(join(FOLDER, page), 'utf8')
    const body = html.slice(html.indexOf('<body'))
    const bare = body.replace(/<svg[\s\S]*?<\/svg>|\[\[[\w.]+\]\]|\{\{\w+\}\}/g, '')
    const loose = [...bare.matchAll(/>([^<]*)|(?:label|title|alt)="([^"]*)"/g)].map(
      ([, text, named]) => text ?? named ?? '',
    )
    expect(loose.filter((text) => /\p{L}/u.test(text))).toEqual([])
  })
})
