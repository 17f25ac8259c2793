/** A key for each tile that is drawn, in their order; see `reuseKeys`. */
export type Keys = ReadonlyMap<string, number>

/**
 * Keys of the elements that show these tiles. A tile that stays keeps its own. While the gallery
 * flies past, those that come get the keys of those that went, so that their elements are used
 * again; else they get new ones. No element has to pass another that stays: moved, it would lose
 * the focus.
 */
export function reuseKeys(before: Keys, ids: readonly string[], isFlying: boolean): Keys {
  const wanted = new Set(ids)
  const known = [...before.keys()]
  const keys = new Map<string, number>()
  let last = Math.max(0, ...before.values())
  let next = 0
  for (const id of ids) {
    const own = before.get(id)
    const other = known[next]
    if (own !== undefined) next = known.indexOf(id)
    const free = isFlying && other !== undefined && !wanted.has(other) && before.get(other)
    keys.set(id, own ?? (free || ++last))
    if (own !== undefined || free) next += 1
  }
  return keys
}
