import type { Sender } from '../../contract/photo'

const KEY = 'snapland-sender'

/** The part of `localStorage` that is used; null where the browser denies it. */
export type Store = Pick<Storage, 'getItem' | 'setItem'>

/** Who this phone is to the computer: as kept from the last visit, else new and then kept where that is allowed. */
export function readSender(
  store: Store | null,
  newId: () => string,
  newName: () => string,
): Sender {
  const kept = parseSender(read(store))
  if (kept) return kept
  const sender = { id: newId(), name: newName() }
  keep(store, sender)
  return sender
}

function parseSender(text: string | null): Sender | null {
  try {
    const value: unknown = JSON.parse(text ?? 'null')
    if (typeof value !== 'object' || value === null) return null
    if (!('id' in value) || !('name' in value)) return null
    const { id, name } = value
    const isId = typeof id === 'string' && /^[0-9a-f]{32}$/.test(id)
    return isId && typeof name === 'string' && name !== '' ? { id, name } : null
  } catch {
    // Somebody else's text under our key: start anew.
    return null
  }
}

function read(store: Store | null): string | null {
  try {
    return store?.getItem(KEY) ?? null
  } catch {
    return null
  }
}

function keep(store: Store | null, sender: Sender): void {
  try {
    store?.setItem(KEY, JSON.stringify(sender))
  } catch {
    // Denied or full: the phone is simply new at its next visit.
  }
}
