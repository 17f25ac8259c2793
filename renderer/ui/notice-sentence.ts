import { type Notice, type NoticeTexts, noticeText } from '../../contract/notice'

/** Why a call failed, as a sentence. What this page itself throws has only the browser's own words, which are for nobody. */
export function noticeSentence(texts: NoticeTexts, error: unknown): string {
  return noticeText(texts, isNotice(texts, error) ? error : { code: 'UNFORESEEN' })
}

const isNotice = (texts: NoticeTexts, error: unknown): error is Notice =>
  typeof error === 'object' &&
  error !== null &&
  'code' in error &&
  typeof error.code === 'string' &&
  Object.hasOwn(texts, error.code)
