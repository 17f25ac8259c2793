import { english, type Messages } from './en'
import { korean } from './ko'

export type Language = 'en' | 'ko'

export const CATALOGUES: Record<Language, Messages> = { en: english, ko: korean }

export const LANGUAGES = Object.keys(CATALOGUES) as Language[]
