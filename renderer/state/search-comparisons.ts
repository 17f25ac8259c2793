import type { Translate } from '../../contract/translate'
import { plain } from './plain-text'

export type Sign = '<' | '>' | '<=' | '>='

/** How a language compares, in the form of `plain`, and each list with its longest words first. */
export interface Comparisons {
  /** "larger than" before a measure, "or more" and "보다 큰" behind it. */
  signs: readonly (readonly [word: string, sign: Sign])[]
  wider: readonly string[]
  /** "last" with "7 days", "derniers" within "7 jours". */
  last: readonly string[]
  older: readonly string[]
  /** "between … and …": the two measures are its groups. */
  ranges: readonly RegExp[]
  /** "between", "の間": parts of those that are words. */
  rangeWords: readonly string[]
}

const SIGNS = {
  larger: '>',
  smaller: '<',
  atLeast: '>=',
  atMost: '<=',
} as const

export function comparisonsOf(locale: string, t: Translate): Comparisons {
  const words = (key: keyof typeof SIGNS | 'wider' | 'last' | 'older' | 'between') =>
    spelled(locale, t(`window.search.${key}`))
  const longestFirst = (list: readonly string[]) => list.toSorted((a, b) => b.length - a.length)
  return {
    signs: (Object.keys(SIGNS) as (keyof typeof SIGNS)[])
      .flatMap((key) => words(key).map((word) => [word, SIGNS[key]] as const))
      .sort(([a], [b]) => b.length - a.length),
    wider: longestFirst(words('wider')),
    last: longestFirst(words('last')),
    older: longestFirst(words('older')),
    ranges: longestFirst(words('between')).map(rangeOf),
    rangeWords: words('between')
      .flatMap((pattern) => pattern.split('...'))
      .filter((word) => word.length > 1),
  }
}

/** A pattern's blanks must be written, others may be: "بين … و…" is "بين 1 و3" and "بين 1 و 3". */
function rangeOf(pattern: string): RegExp {
  const blank = (written: string) => (written === '' ? '\\s?' : '\\s')
  // `plain` writes "…" as three points.
  const source = pattern.replace(
    /(\s?)\.{3}(\s?)/g,
    (_, before, behind) => `${blank(before)}(.+?)${blank(behind)}`,
  )
  return new RegExp(`^${source}$`)
}

/** The words of a sentence that lists them, with the language's own commas. */
export const listed = (text: string): string[] => text.split(/[,،、，]/).map((word) => word.trim())

/** The same in the form of `plain`, in each spelling that people have. */
export function spelled(locale: string, text: string): string[] {
  const words = listed(text)
  const more = /^de\b/.test(locale)
    ? words.flatMap((word) => [word.replace(/ß/g, 'ss'), withoutUmlauts(word)])
    : /^ko\b/.test(locale)
      ? words.map((word) => word.replace(/\s/g, ''))
      : []
  return [...new Set([...words, ...more].map(plain))]
}

const UMLAUTS: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue', ß: 'ss' }
const withoutUmlauts = (word: string): string =>
  word.toLowerCase().replace(/[äöüß]/g, (letter) => UMLAUTS[letter] ?? letter)

/** Written without blanks around a word. */
const BLANKLESS = '[\\p{sc=Han}\\p{sc=Hangul}\\p{sc=Hiragana}\\p{sc=Katakana}]'
const BEGINS_BLANKLESS = new RegExp(`^${BLANKLESS}`, 'u')
const ENDS_BLANKLESS = new RegExp(`${BLANKLESS}$`, 'u')

/** The phrase without a word at its begin or its end; null where it is but a part of another. */
export function withoutWord(phrase: string, word: string): string | null {
  if (phrase.startsWith(word)) {
    const rest = phrase.slice(word.length)
    if (rest.startsWith(' ') || ENDS_BLANKLESS.test(word)) return rest.trimStart()
  }
  if (phrase.endsWith(word)) {
    const rest = phrase.slice(0, -word.length)
    if (rest.endsWith(' ') || BEGINS_BLANKLESS.test(word)) return rest.trimEnd()
  }
  return null
}

/** The same for a word that may stand between two others too: "7 derniers jours". */
export function withoutWordWithin(phrase: string, word: string): string | null {
  const within = phrase.replace(` ${word} `, ' ')
  return within === phrase ? withoutWord(phrase, word) : within
}
