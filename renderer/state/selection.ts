/** The selected photos, as in a file manager. Immutable: each gesture returns a new one. */
export interface Selection {
  ids: ReadonlySet<string>
  /** Where a range begins: the photo last chosen by itself. */
  anchor: string | null
}

/** What is held while choosing. `extend` is Shift, `keep` is Ctrl or Cmd. */
export interface Held {
  extend: boolean
  keep: boolean
}

export const NOTHING: Selection = { ids: new Set(), anchor: null }

/** A click on a photo, or the keyboard reaching it. `order` is the order of the gallery. */
export function choose(
  selection: Selection,
  order: readonly string[],
  id: string,
  { extend, keep }: Held,
): Selection {
  if (extend) return stretch(selection, order, id, keep)
  return keep ? toggle(selection, id) : { ids: new Set([id]), anchor: id }
}

export function toggle({ ids }: Selection, id: string): Selection {
  const next = new Set(ids)
  if (!next.delete(id)) next.add(id)
  return { ids: next, anchor: id }
}

export function chooseAll(order: readonly string[]): Selection {
  return { ids: new Set(order), anchor: order[0] ?? null }
}

/**
 * Selects what a box touches; with `keep` it toggles each photo of the selection before the box.
 */
export function chooseBox(before: Selection, inBox: readonly string[], keep: boolean): Selection {
  if (!keep) return { ids: new Set(inBox), anchor: inBox[0] ?? null }
  const ids = new Set(before.ids)
  for (const id of inBox) if (!ids.delete(id)) ids.add(id)
  return { ids, anchor: before.anchor }
}

/** A single selected photo gives way to the one at which the enlarged view was left. */
export const leftAt = (selection: Selection, id: string): Selection =>
  selection.ids.size === 1 ? { ids: new Set([id]), anchor: id } : selection

/** The selection without photos that left the gallery; the same object where none has. */
export function among(selection: Selection, order: readonly string[]): Selection {
  if (selection.ids.size === 0) return selection
  const shown = new Set(order)
  const ids = [...selection.ids].filter((id) => shown.has(id))
  return ids.length === selection.ids.size ? selection : { ...selection, ids: new Set(ids) }
}

function stretch(
  { ids, anchor }: Selection,
  order: readonly string[],
  id: string,
  keep: boolean,
): Selection {
  const from = anchor === null ? -1 : order.indexOf(anchor)
  const to = order.indexOf(id)
  if (from === -1 || to === -1) return { ids: new Set(keep ? [...ids, id] : [id]), anchor: id }
  const between = order.slice(Math.min(from, to), Math.max(from, to) + 1)
  return { ids: new Set(keep ? [...ids, ...between] : between), anchor }
}
