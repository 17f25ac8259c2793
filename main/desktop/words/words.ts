import { type Language, spokenLanguage } from '../../../contract/language'
import { ar } from './ar'
import { de } from './de'
import { en } from './en'
import { es } from './es'
import { fr } from './fr'
import { ja } from './ja'
import { ko } from './ko'
import { ptBr } from './pt-br'
import { ru } from './ru'
import { zhHans } from './zh-hans'
import { zhHant } from './zh-hant'

/** The few words that the main process says by itself, in the language of the window. */
export type Words = typeof en

const WORDS: Record<Language, Words> = {
  ...{ en, ko, ja, es, fr, de, ru, ar },
  'zh-Hans': zhHans,
  'zh-Hant': zhHant,
  'pt-BR': ptBr,
}

/** @param language a BCP 47 tag; a language that Snapland does not speak is answered with English */
export const wordsIn = (language: string): Words => WORDS[spokenLanguage([language])]
