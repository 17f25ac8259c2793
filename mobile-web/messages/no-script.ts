import type { Language } from './languages'

/** What stands in the page where there is no script, which could choose one of them. The build puts them into the markup. */
export const NO_SCRIPT: Readonly<Record<Language, string>> = {
  en: 'This page needs JavaScript. Allow it for this address, then load the page again.',
  ko: 'JavaScript가 필요해요.',
  ja: 'JavaScriptが必要です。',
  'zh-Hans': '需要 JavaScript。',
  'zh-Hant': '需要 JavaScript。',
  es: 'Hace falta JavaScript.',
  fr: 'JavaScript est nécessaire.',
  de: 'JavaScript wird gebraucht.',
  'pt-BR': 'É preciso JavaScript.',
  ru: 'Нужен JavaScript.',
  ar: 'يلزم JavaScript.',
}
