/** The languages of Snapland as BCP 47 tags, with their sentences in `locales/<tag>.json`. */
export const LANGUAGES = [
  'en',
  'ko',
  'ja',
  'zh-Hans',
  'zh-Hant',
  'es',
  'fr',
  'de',
  'pt-BR',
  'ru',
  'ar',
] as const
export type Language = (typeof LANGUAGES)[number]

export type TextDirection = 'ltr' | 'rtl'

/** Languages whose script runs from right to left. */
const RIGHT_TO_LEFT = /^(ar|fa|he|ur)\b/

/** Where Chinese is written in the traditional way. */
const TRADITIONAL = /^zh-(hant|tw|hk|mo)\b/

export const directionOf = (language: Language): TextDirection =>
  RIGHT_TO_LEFT.test(language) ? 'rtl' : 'ltr'

/** The language as its own speakers write it. */
export function languageName(language: Language): string {
  const name = new Intl.DisplayNames([language], { type: 'language' }).of(language) ?? language
  const [first = '', ...rest] = name
  return first.toLocaleUpperCase(language) + rest.join('')
}

/**
 * The first of the wanted languages that Snapland speaks, else English.
 * @param wanted BCP 47 tags in the person's order, as `navigator.languages` gives them; also with
 *   the underscores that operating systems write
 */
export function spokenLanguage(wanted: readonly string[]): Language {
  for (const tag of wanted) {
    const lower = tag.toLowerCase().replaceAll('_', '-')
    if (TRADITIONAL.test(lower)) return 'zh-Hant'
    const base = lower.split('-')[0]
    const language =
      LANGUAGES.find((each) => each.toLowerCase() === lower) ??
      LANGUAGES.find((each) => each.toLowerCase().split('-')[0] === base)
    if (language !== undefined) return language
  }
  return 'en'
}
