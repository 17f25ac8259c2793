import { HANDED_LIMITS, type HandedKind } from '../../contract/handed'
import { AppError } from '../base/errors'
import { visibleText } from '../base/visible-text'

export interface HandedText {
  kind: Extract<HandedKind, 'text' | 'link'>
  /** Its first line, shortened. */
  name: string
  text: string
}

const NAME_LENGTH = 80

/**
 * Reads what a person hands over as text: an http(s) address alone is a link.
 * @throws AppError TEXT_TOO_LONG, NOTHING_HANDED where nothing of it can be seen
 */
export function readText(given: string): HandedText {
  if (given.length > HANDED_LIMITS.textLength) throw new AppError('TEXT_TOO_LONG')
  const lines = given.split(/\r?\n/).map((line) => visibleText(line).trim())
  const first = lines.find((line) => line !== '')
  if (first === undefined) throw new AppError('NOTHING_HANDED')
  const name = [...first].slice(0, NAME_LENGTH).join('')
  const link = linkIn(given)
  return link === null ? { kind: 'text', name, text: given } : { kind: 'link', name, text: link }
}

/** The address that is all of a text; null where it is none, or none of the web. */
export function linkIn(text: string): string | null {
  const address = text.trim()
  if (!/^https?:\/\/\S+$/i.test(address) || visibleText(address) !== address) return null
  return URL.canParse(address) ? address : null
}
