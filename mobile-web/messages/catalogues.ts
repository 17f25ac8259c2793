import { arabic } from './ar'
import { german } from './de'
import { english, type Texts } from './en'
import { spanish } from './es'
import { french } from './fr'
import { japanese } from './ja'
import { korean } from './ko'
import type { Language } from './languages'
import { brazilianPortuguese } from './pt-br'
import { russian } from './ru'
import { simplifiedChinese } from './zh-hans'
import { traditionalChinese } from './zh-hant'

/** Relatives stand together, for the packing's sake. */
export const CATALOGUES: Readonly<Record<Language, Texts>> = {
  en: english,
  de: german,
  fr: french,
  es: spanish,
  'pt-BR': brazilianPortuguese,
  ru: russian,
  ar: arabic,
  ja: japanese,
  'zh-Hans': simplifiedChinese,
  'zh-Hant': traditionalChinese,
  ko: korean,
}
