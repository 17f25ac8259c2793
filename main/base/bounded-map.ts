export interface BoundedMapOptions<Value> {
  /** The largest number of entries. */
  most: number
  /** An entry that was not set for this long is dropped, milliseconds. */
  maxAgeMs: number
  /** Monotonic clock, milliseconds. */
  elapsed(): number
  /** Entries that give way only where all others do as well. */
  isPreferred?(value: Value): boolean
  /** Called for each entry that was dropped for its age or for another one. */
  onDropped?(key: string, value: Value): void
}

/** A map that strangers may grow: it has a bound, an age, and a fair share for each owner. */
export interface BoundedMap<Value> {
  get(key: string): Value | undefined
  has(key: string): boolean
  /**
   * Makes the entry the newest. For a new key in a full map another entry gives way: the oldest of
   * the owner that has the most.
   * @param owner who makes the map grow: an address, a sender
   */
  set(key: string, value: Value, owner: string): void
  /** @returns whether it was there */
  delete(key: string): boolean
  /** The oldest first. */
  values(): Value[]
  keys(): string[]
  size(): number
  /** Forgets all without a word. */
  clear(): void
}

interface Entry<Value> {
  value: Value
  owner: string
  setAt: number
}

/** How often in the life of an entry the map looks for old ones. */
const LOOKS = 6

export function createBoundedMap<Value>({
  most,
  maxAgeMs,
  elapsed,
  isPreferred = () => false,
  onDropped = () => {},
}: BoundedMapOptions<Value>): BoundedMap<Value> {
  /** The oldest first: an entry that is set again moves to the end. */
  const entries = new Map<string, Entry<Value>>()
  let looking: NodeJS.Timeout | null = null

  function take(key: string): Entry<Value> | undefined {
    const entry = entries.get(key)
    entries.delete(key)
    if (entries.size === 0 && looking !== null) {
      clearInterval(looking)
      looking = null
    }
    return entry
  }
  function drop(key: string): void {
    const entry = take(key)
    if (entry) onDropped(key, entry.value)
  }
  function dropOld(): void {
    for (const [key, { setAt }] of entries) {
      if (elapsed() - setAt <= maxAgeMs) return
      drop(key)
    }
  }
  function makeSpace(): void {
    const all = [...entries]
    const others = all.filter(([, { value }]) => !isPreferred(value))
    const candidates = others.length > 0 ? others : all
    const counts = new Map<string, number>()
    for (const [, { owner }] of candidates) counts.set(owner, (counts.get(owner) ?? 0) + 1)
    const largest = Math.max(...counts.values())
    const found = candidates.find(([, { owner }]) => counts.get(owner) === largest)
    if (found) drop(found[0])
  }

  return {
    get(key) {
      dropOld()
      return entries.get(key)?.value
    },
    has(key) {
      dropOld()
      return entries.has(key)
    },
    set(key, value, owner) {
      dropOld()
      if (!entries.delete(key) && entries.size >= most) makeSpace()
      entries.set(key, { value, owner, setAt: elapsed() })
      looking ??= setInterval(dropOld, maxAgeMs / LOOKS).unref()
    },
    delete: (key) => take(key) !== undefined,
    values() {
      dropOld()
      return [...entries.values()].map(({ value }) => value)
    },
    keys() {
      dropOld()
      return [...entries.keys()]
    },
    size: () => entries.size,
    clear() {
      for (const key of [...entries.keys()]) take(key)
    },
  }
}
