import { useRef } from 'preact/hooks'
import { commandOfKey } from '../state/commands'
import { choose, chooseAll, type Held, NOTHING, type Selection, toggle } from '../state/selection'
import type { Tile } from '../state/tiles'
import { useKeys } from '../ui/hooks'
import { useLanguage } from '../ui/language'
import type { Layout } from './layout'
import { type Direction, isDirection, neighbour } from './layout-queries'

interface Keys {
  tiles: readonly Tile[]
  order: readonly string[]
  layout: Layout
  selection: Selection
  /** The photo at which the keyboard stands; null when there is none. */
  at: string | null
  onSelect: (selection: Selection) => void
  onOpen: (id: string) => void
  focusTile: (id: string) => void
}

/** The keys of a file manager: arrows, letters, Enter, Space, Escape and Ctrl or Cmd with A. */
export function useGalleryKeys(keys: Keys): void {
  const { tiles, order, layout, selection, at, onSelect, onOpen, focusTile } = keys
  const reading = useLanguage().direction
  const typed = useRef({ text: '', at: 0 })
  // Moving to another photo begins a new word there.
  const typedAt = useRef<string | null>(null)
  const typing = () => typedAt.current === at && isTyping(typed.current, Date.now())

  const go = (id: string, held = { extend: false, keep: false }) => {
    focusTile(id)
    if (held.keep && !held.extend) return
    // A range without an anchor begins at the keyboard's photo.
    const from = selection.anchor === null ? { ...selection, anchor: at } : selection
    onSelect(choose(from, order, id, held))
  }
  /** Whether it meant something. */
  const run = (key: GalleryKey, onTile: boolean): boolean => {
    if (key.kind === 'all') onSelect(chooseAll(order))
    if (key.kind === 'none') onSelect(NOTHING)
    if (at === null) return true
    if (key.kind === 'open') onOpen(at)
    if (key.kind === 'toggle') onSelect(toggle(selection, at))
    if (key.kind === 'move') {
      const next = onTile ? neighbour(layout, at, key.direction, reading) : at
      if (next !== null) go(next, key)
    }
    if (key.kind === 'find') {
      const wasTyping = typing()
      const before = wasTyping ? typed.current : { text: '', at: 0 }
      const word = typeOn(before, key.letter, Date.now())
      const found = findTyped(tiles, word.text, at)
      // A letter that no name begins with may be a key of something else.
      if (found === null && !wasTyping) return false
      typed.current = word
      typedAt.current = found ?? at
      if (found !== null) go(found)
    }
    return true
  }

  useKeys((event, target) => {
    const key = galleryKey(event, typing())
    if (key === null || event.isComposing) return false
    // Two selected photos are compared, where no word is being typed.
    if (selection.ids.size === 2 && !typing() && commandOfKey(event) === 'compare') return false
    const onTile = target?.dataset.tile !== undefined
    const elsewhere = target !== null && target !== document.body && !onTile
    // A button that has the focus keeps its own keys.
    if (elsewhere && key.kind !== 'all' && key.kind !== 'none') return false
    return run(key, onTile)
  })
}

/** What a key asks of the gallery. */
type GalleryKey =
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

/** The word typed so far, and when its last letter came (milliseconds). */
interface Typed {
  text: string
  at: number
}

/** After a pause this long a letter begins a new word. */
const PAUSE_MS = 1000

export const isTyping = ({ text, at }: Typed, now: number): boolean =>
  text !== '' && now - at < PAUSE_MS

/** The word typed so far plus a letter; after a pause a new word. `now` is in milliseconds. */
export function typeOn(typed: Typed, letter: string, now: number): Typed {
  return { text: (isTyping(typed, now) ? typed.text : '') + letter, at: now }
}

const plain = (text: string): string => text.normalize('NFC').toLocaleLowerCase()

/**
 * Finds the next photo whose name begins with the typed letters. The current one counts while the
 * word grows; repeating a single letter goes on to the next, as in file managers.
 * @returns its id, or null where no name begins so
 */
export function findTyped(
  photos: readonly { id: string; name: string }[],
  text: string,
  from: string | null,
): string | null {
  const letters = [...plain(text)]
  const repeated = letters.length > 1 && letters.every((letter) => letter === letters[0])
  const wanted = repeated ? (letters[0] ?? '') : plain(text)
  const here = photos.findIndex(({ id }) => id === from)
  const start = letters.length > 1 && !repeated ? Math.max(here, 0) : here + 1
  const turned = [...photos.slice(start), ...photos.slice(0, start)]
  return turned.find(({ name }) => plain(name).startsWith(wanted))?.id ?? null
}
