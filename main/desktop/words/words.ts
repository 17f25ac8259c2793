import type { Language } from '../../../contract/settings'
import { en } from './en'
import { ko } from './ko'

/** The few words that the main process says by itself, in the language of the window. */
export type Words = typeof en

const WORDS: Record<Language, Words> = { en, ko }

/** @param language a BCP 47 tag; a language that Snapland does not speak is answered with English */
export function wordsIn(language: string): Words {
  const spoken: Readonly<Record<string, Words>> = WORDS
  return spoken[language.toLowerCase().split('-')[0] ?? ''] ?? en
}
