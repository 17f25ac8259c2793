import type english from '../locales/en.json'
import type { SentenceValues } from '../locales/values'
import { directionOf, type Language } from './language'

/**
 * A file of `locales/`: sentences by key, with `{name}` for values and i18next's plural suffixes,
 * such as `_one`.
 */
export type Sentences = Readonly<Record<string, string>>

type WithoutForm<Key> = Key extends `${infer Base}_one` | `${infer Base}_other` ? Base : Key
/** `window.gallery.photos` for `window.gallery.photos_one` and `window.gallery.photos_other`. */
export type SentenceKey = WithoutForm<keyof typeof english>

/**
 * A count chooses the plural form. Numbers are written as the language writes them; a port or a
 * year is passed as text.
 */
type Values<Key> = Key extends keyof SentenceValues
  ? [
      values: {
        readonly [Name in SentenceValues[Key]]: Name extends 'count' ? number : string | number
      },
    ]
  : []

/** The sentence of a key with its values put in. */
export type Translate = <Key extends SentenceKey>(key: Key, ...values: Values<Key>) => string

/** @param sentences those of `locales/<language>.json` */
export function createTranslate(language: Language, sentences: Sentences): Translate {
  // With the digits that sizes and file names have everywhere.
  const locale = `${language}-u-nu-latn`
  const isolate = directionOf(language) === 'rtl' ? isolated : (text: string) => text
  let numbers: Intl.NumberFormat | undefined
  let rules: Intl.PluralRules | undefined

  function write(value: string | number): string {
    if (typeof value === 'string') return isolate(value)
    numbers ??= new Intl.NumberFormat(locale)
    return numbers.format(value)
  }

  function sentenceOf(key: string, count: unknown): string {
    if (typeof count !== 'number') return sentences[key] ?? key
    rules ??= new Intl.PluralRules(locale)
    return sentences[`${key}_${rules.select(count)}`] ?? sentences[`${key}_other`] ?? key
  }

  return (key, ...[values]) => {
    const given: Readonly<Record<string, string | number>> = values ?? {}
    return sentenceOf(key, given.count).replace(/\{(\w+)\}/g, (slot, name: string) =>
      name in given ? write(given[name] ?? '') : slot,
    )
  }
}

/**
 * FIRST STRONG ISOLATE, POP DIRECTIONAL ISOLATE (Unicode annex 9): a name keeps its own direction.
 */
export const isolated = (text: string) => `\u2068${text}\u2069`

/** Loads one language; each is a file of its own in the built program. */
export async function loadTranslate(language: Language): Promise<Translate> {
  const file: { default: Sentences } = await import(`../locales/${language}.json`)
  return createTranslate(language, file.default)
}
