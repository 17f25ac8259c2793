import type { PhotoReceipt, Receipt } from '../../contract/http'

/**
 * Reads a receipt from the text of an answer. Its fields are checked, because something else may
 * answer in the computer's place, such as a captive portal.
 * @returns null when the text is not a receipt
 */
export function readReceipt(text: string): Receipt | null {
  const receipt = parse(text)
  if (!isRecord(receipt)) return null
  const { id, state, offset, length, photo } = receipt
  const duplicate = receipt.duplicate === true
  if (typeof id !== 'string' || !isCount(offset)) return null
  if (length !== null && !isCount(length)) return null
  if (state === 'receiving') return { id, state, offset, length, photo: null, duplicate }
  if (state !== 'saved' || !isPhoto(photo)) return null
  return { id, state, offset, length, photo, duplicate }
}

/** The code in the body of an error, null if it has none. */
export function readErrorCode(text: string): string | null {
  const body = parse(text)
  if (!isRecord(body) || !isRecord(body.error)) return null
  return typeof body.error.code === 'string' ? body.error.code : null
}

function isPhoto(value: unknown): value is PhotoReceipt {
  return (
    isRecord(value) &&
    typeof value.name === 'string' &&
    isCount(value.bytes) &&
    (value.width === null || isCount(value.width)) &&
    (value.height === null || isCount(value.height))
  )
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && Number(value) >= 0
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
