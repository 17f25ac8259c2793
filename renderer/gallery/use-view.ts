import { useMemo, useState } from 'preact/hooks'
import type { Sender } from '../../contract/photo'
import { readView, writeView } from '../state/remembered-view'
import type { Tile } from '../state/tiles'
import { arrange, sendersOf, type View } from '../state/view'

export interface ShownView extends View {
  zoom: number
  /** What is shown, in its order. */
  tiles: readonly Tile[]
  senders: readonly Sender[]
}

export type ChangeView = (change: Partial<View & { zoom: number }>) => void

/** What of these photos is shown and how; order and size are remembered. */
export function useView(all: readonly Tile[]): [ShownView, ChangeView] {
  const [view, setView] = useState(() => ({
    search: '',
    phone: null as string | null,
    ...readView(localStorage),
  }))
  const senders = useMemo(() => sendersOf(all), [all])
  // The last photo of a phone may go while only its photos are shown.
  const phone = senders.some(({ id }) => id === view.phone) ? view.phone : null
  const { search, sort } = view
  const tiles = useMemo(() => arrange(all, { search, phone, sort }), [all, search, phone, sort])
  const change: ChangeView = (wanted) =>
    setView((known) => {
      const next = { ...known, ...wanted }
      writeView(localStorage, next)
      return next
    })
  return [{ ...view, phone, tiles, senders }, change]
}
