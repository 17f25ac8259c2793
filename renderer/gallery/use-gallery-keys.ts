import { useRef } from 'preact/hooks'
import { commandOfKey } from '../state/commands'
import { choose, chooseAll, NOTHING, type Selection, toggle } from '../state/selection'
import type { Tile } from '../state/tiles'
import { findTyped, isTyping, typeOn } from '../state/type-to-find'
import { useLanguage } from '../ui/language'
import { useKeys } from '../ui/use-keys'
import { type GalleryKey, galleryKey } from './gallery-key'
import type { Layout } from './layout'
import { neighbour } from './neighbour'

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
  // Whoever has gone to another photo in between begins a new word there.
  const typedAt = useRef<string | null>(null)
  const typing = () => typedAt.current === at && isTyping(typed.current, Date.now())

  const go = (id: string, held = { extend: false, keep: false }) => {
    focusTile(id)
    if (held.keep && !held.extend) return
    // A stretch without a beginning begins where the keyboard stands.
    const from = selection.anchor === null ? { ...selection, anchor: at } : selection
    onSelect(choose(from, order, id, held))
  }
  const run = (key: GalleryKey, onTile: boolean): void => {
    if (key.kind === 'all') onSelect(chooseAll(order))
    if (key.kind === 'none') onSelect(NOTHING)
    if (at === null) return
    if (key.kind === 'open') onOpen(at)
    if (key.kind === 'toggle') onSelect(toggle(selection, at))
    if (key.kind === 'move') {
      const next = onTile ? neighbour(layout, at, key.direction, reading) : at
      if (next !== null) go(next, key)
    }
    if (key.kind === 'find') {
      const before = typing() ? typed.current : { text: '', at: 0 }
      typed.current = typeOn(before, key.letter, Date.now())
      const found = findTyped(tiles, typed.current.text, at)
      typedAt.current = found ?? at
      if (found !== null) go(found)
    }
  }

  useKeys((event, target) => {
    const key = galleryKey(event, typing())
    if (key === null || event.isComposing) return false
    // Two that are selected are compared, where no word is being typed.
    if (selection.ids.size === 2 && !typing() && commandOfKey(event) === 'compare') return false
    const onTile = target?.dataset.tile !== undefined
    const elsewhere = target !== null && target !== document.body && !onTile
    // A button that has the focus keeps its own keys.
    if (elsewhere && key.kind !== 'all' && key.kind !== 'none') return false
    run(key, onTile)
    return true
  })
}
