import type { Held } from '../state/selection'
import { type Direction, isDirection } from './neighbour'

/** What a key asks of the gallery. */
export type GalleryKey =
  | ({ kind: 'move'; direction: Direction } & Held)
  | { kind: 'find'; letter: string }
  | { kind: 'all' | 'none' | 'open' | 'toggle' }

type Pressed = Pick<KeyboardEvent, 'key' | 'shiftKey' | 'ctrlKey' | 'metaKey' | 'altKey'>

/**
 * Reads a key as file managers do; null for a key that means nothing here.
 * @param typing a name is being typed, so a space belongs to it
 */
export function galleryKey(pressed: Pressed, typing: boolean): GalleryKey | null {
  const { key, shiftKey: extend, altKey } = pressed
  const keep = pressed.ctrlKey || pressed.metaKey
  if (altKey) return null
  if (isDirection(key)) return { kind: 'move', direction: key, extend, keep }
  if (key === 'Escape') return { kind: 'none' }
  if (keep) return heldKey(key)
  if (key === 'Enter' || (key === ' ' && !typing)) return { kind: 'open' }
  return [...key].length === 1 ? { kind: 'find', letter: key } : null
}

function heldKey(key: string): GalleryKey | null {
  if (key === ' ') return { kind: 'toggle' }
  return key.toLowerCase() === 'a' ? { kind: 'all' } : null
}
