/** What the page speaks, as in the `lang` attribute (BCP 47). */
export const LANGUAGES = [
  'en',
  'de',
  'fr',
  'es',
  'pt-BR',
  'ru',
  'ar',
  'ja',
  'zh-Hans',
  'zh-Hant',
  'ko',
] as const
export type Language = (typeof LANGUAGES)[number]

export const directionOf = (language: Language): 'ltr' | 'rtl' =>
  language === 'ar' ? 'rtl' : 'ltr'

/**
 * The first of the person's languages that is spoken here: `ko` for "ko-KR", else English.
 * @param wanted `navigator.languages`, best first
 */
export function chooseLanguage(wanted: readonly string[]): Language {
  for (const tag of wanted) {
    const asked = tag.toLowerCase()
    const base = asked.split('-')[0] ?? ''
    const found = LANGUAGES.find(
      (language) => language.toLowerCase() === (KIND[base]?.(asked) ?? base),
    )
    if (found) return found
  }
  return 'en'
}

/** Of these languages one kind or two are spoken, whichever the phone asks for. */
const KIND: Readonly<Record<string, (tag: string) => string>> = {
  pt: () => 'pt-br',
  zh: (tag) => (/-(hant|tw|hk|mo)\b/.test(tag) ? 'zh-hant' : 'zh-hans'),
}
