import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import { directionOf, spokenLanguage, type TextDirection } from '../../contract/language'
import { loadTranslate, type Translate } from '../../contract/translate'
import { createFormat, type Format } from './format'

/** The sentences and the number forms of one language. */
export interface LanguageOf {
  locale: string
  direction: TextDirection
  t: Translate
  format: Format
}

/** @param wanted BCP 47 tags in the person's order, as `navigator.languages` gives them. */
export async function loadLanguage(wanted: readonly string[]): Promise<LanguageOf> {
  const language = spokenLanguage(wanted)
  // "en-GB" instead of "en": a person's own way of writing dates and times.
  const locale = wanted.find((tag) => spokenLanguage([tag]) === language) ?? language
  const t = await loadTranslate(language)
  const format = createFormat(locale, (pixels) => t('window.details.inMegapixels', { pixels }))
  return { locale, direction: directionOf(language), t, format }
}

/** Null until the first language is loaded; nothing is shown before. */
export const Language = createContext<LanguageOf | null>(null)

export function useLanguage(): LanguageOf {
  const language = useContext(Language)
  if (language === null) throw new Error('A sentence is asked for outside of a language.')
  return language
}
