/** The languages of the window, the menus and the notifications, as BCP 47 tags. */
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

/** Where Chinese is written in the traditional way. */
const TRADITIONAL = /^zh-(hant|tw|hk|mo)\b/

/**
 * The first of the wanted languages that Snapland speaks, else English.
 * @param wanted BCP 47 tags in the person's order, as `navigator.languages` gives them
 */
export function spokenLanguage(wanted: readonly string[]): Language {
  for (const tag of wanted) {
    const lower = tag.toLowerCase()
    if (TRADITIONAL.test(lower)) return 'zh-Hant'
    const first = lower.split('-')[0]
    const language = LANGUAGES.find((each) => each.toLowerCase().split('-')[0] === first)
    if (language !== undefined) return language
  }
  return 'en'
}
