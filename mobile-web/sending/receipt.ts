import type { PhotoReceipt, Receipt } from '../../contract/http'

/** What the page needs of a receipt. */
export type PhotoIn = Pick<Receipt, 'photo' | 'duplicate'>

/**
 * Reads a receipt from the text of an answer. Its fields are checked, because something else may
 * answer in the computer's place, such as a captive portal.
 * @returns null when the text is not a receipt
 */
export function readReceipt(text: string): PhotoIn | null {
  const { state, photo, duplicate } = parse(text)
  if (state === 'receiving') return { photo: null, duplicate: false }
  return state === 'saved' && isPhoto(photo) ? { photo, duplicate: duplicate === true } : null
}

/** The code in the body of an error, null if it has none. */
export function readErrorCode(text: string): string | null {
  const { code } = record(parse(text).error)
  return typeof code === 'string' ? code : null
}

function isPhoto(value: unknown): value is PhotoReceipt {
  const { name, bytes, width, height } = record(value)
  return typeof name === 'string' && [bytes, width ?? 0, height ?? 0].every(isCount)
}

const isCount = (value: unknown) => Number.isSafeInteger(value) && Number(value) >= 0

/** The value where it is an object, else one without the fields that are asked for. */
const record = (value: unknown): Record<string, unknown> => Object(value)

function parse(text: string): Record<string, unknown> {
  try {
    return record(JSON.parse(text))
  } catch {
    return {}
  }
}
