import { type Language, spokenLanguage } from '../../contract/language'
import { ar } from './ar'
import { de } from './de'
import { en, type Messages } from './en'
import { es } from './es'
import { fr } from './fr'
import { ja } from './ja'
import { ko } from './ko'
import { ptBr } from './pt-br'
import { ru } from './ru'
import { zhHans } from './zh-hans'
import { zhHant } from './zh-hant'

const CATALOGUES: Record<Language, Messages> = {
  ...{ en, ko, ja, es, fr, de, ru, ar },
  'zh-Hans': zhHans,
  'zh-Hant': zhHant,
  'pt-BR': ptBr,
}

/** The first of the wanted languages that Snapland speaks, else English. */
export function catalogueFor(wanted: readonly string[]): {
  language: Language
  messages: Messages
} {
  const language = spokenLanguage(wanted)
  return { language, messages: CATALOGUES[language] }
}
