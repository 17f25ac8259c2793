import { errorText, type Notice } from '../../contract/notice'
import type { Translate } from '../../contract/translate'

/** Why a call failed, as a sentence. What this page itself throws has only the browser's own words, which are for nobody. */
export function noticeSentence(t: Translate, error: unknown): string {
  return errorText(t, isNotice(error) ? error : { code: 'UNFORESEEN' })
}

const isNotice = (error: unknown): error is Notice =>
  typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string'
