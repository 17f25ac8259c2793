import { CATALOGUES, LANGUAGES } from './catalogues'
import { chooseLanguage } from './choose-language'
import type { Messages } from './en'

/**
 * Puts the page's fixed words into the person's language: elements name theirs by `data-text`.
 * The markup holds the English ones, for the first paint and where there is no script.
 */
export function translate(page: Document, wanted: readonly string[]): Messages {
  const language = chooseLanguage(wanted, LANGUAGES, 'en')
  const messages = CATALOGUES[language]
  page.documentElement.lang = language
  for (const element of page.querySelectorAll<HTMLElement>('[data-text]')) {
    const text = messages[element.dataset.text as keyof Messages]
    if (typeof text === 'string') element.textContent = text
  }
  return messages
}
