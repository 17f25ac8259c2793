import { type Trouble, type TroubleTexts, troubleText } from '../../contract/trouble'

/** Why a call failed, as a sentence. What this page itself throws has only the browser's own words, which are for nobody. */
export function troubleSentence(texts: TroubleTexts, error: unknown): string {
  return troubleText(texts, isTrouble(texts, error) ? error : { code: 'UNFORESEEN' })
}

const isTrouble = (texts: TroubleTexts, error: unknown): error is Trouble =>
  typeof error === 'object' &&
  error !== null &&
  'code' in error &&
  typeof error.code === 'string' &&
  Object.hasOwn(texts, error.code)
