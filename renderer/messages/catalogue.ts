import { en, type Messages } from './en'
import { ko } from './ko'

const CATALOGUES: Record<string, Messages> = { en, ko }

/** The first of the wanted languages that Snapland speaks, else English. */
export function catalogueFor(wanted: readonly string[]): { language: string; messages: Messages } {
  for (const tag of wanted) {
    const language = tag.toLowerCase().split('-')[0] ?? ''
    const messages = CATALOGUES[language]
    if (messages) return { language, messages }
  }
  return { language: 'en', messages: en }
}
