import type { Language } from '../../contract/settings'

/** Each language as its own speakers write it, whatever the window speaks. */
export const LANGUAGE_NAMES: Record<Language, string> = { en: 'English', ko: '한국어' }
