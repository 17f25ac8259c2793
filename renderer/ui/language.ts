import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import { spokenLanguage } from '../../contract/language'
import { catalogueFor } from '../messages/catalogue'
import { en, type Messages } from '../messages/en'
import { directionOf, type TextDirection } from './direction'
import { createFormat, type Format } from './format'

/** The words and the number forms of one language. */
export interface LanguageOf {
  locale: string
  direction: TextDirection
  messages: Messages
  format: Format
}

/** @param wanted BCP 47 tags in the person's order, as `navigator.languages` gives them. */
export function createLanguage(wanted: readonly string[]): LanguageOf {
  const { language, messages } = catalogueFor(wanted)
  // "en-GB" instead of "en": a person's own way of writing dates and times.
  const locale = wanted.find((tag) => spokenLanguage([tag]) === language) ?? language
  return {
    locale,
    direction: directionOf(language),
    messages,
    format: createFormat(locale, messages.details.inMegapixels),
  }
}

export const Language = createContext<LanguageOf>({
  locale: 'en',
  direction: 'ltr',
  messages: en,
  format: createFormat('en', en.details.inMegapixels),
})

export const useLanguage = (): LanguageOf => useContext(Language)
