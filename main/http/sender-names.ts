import { LIMITS } from '../../contract/http'
import { BY_HAND, type Photo } from '../../contract/photo'
import { createBoundedMap } from '../base/bounded-map'
import { DAY_MS } from '../base/clock'

/** As many senders as anybody tells apart; beyond them names may be equal. */
const MOST_NAMES = 1024
/** As many senders of an earlier run keep their names. */
const MOST_EARLIER = 256

/**
 * The name under which a sender is shown: the one it wants, with a number where another sender has
 * that already. It keeps it as long as it wants the same.
 * @param source where the request comes from: many senders of one take only each other's places
 */
export type NameOf = (id: string, wanted: string, source: string) => string

export interface SenderNames {
  nameOf: NameOf
  /**
   * Gives the senders of these photos, the newest first, the names that they had, before any comes
   * again.
   */
  resume(photos: readonly Pick<Photo, 'sender'>[]): void
}

interface KnownName {
  /** null until a sender of an earlier run has come again. */
  wanted: string | null
  name: string
  /** As a person reads it. */
  read: string
}

/** @param elapsed monotonic clock, milliseconds */
export function createSenderNames(elapsed: () => number): SenderNames {
  /** The names in `known`, as they are read: strangers may ask for new ones all the time. */
  const taken = new Set<string>()
  const known = createBoundedMap<KnownName>({
    ...{ most: MOST_NAMES, maxAgeMs: DAY_MS, elapsed },
    onDropped: (_, { read }) => taken.delete(read),
  })
  function keep(id: string, one: KnownName, source: string): void {
    known.set(id, one, source)
    taken.add(one.read)
  }

  return {
    nameOf(id, wanted, source) {
      const before = known.get(id)
      if (before && isNameFor(before, wanted)) {
        keep(id, { ...before, wanted }, source)
        return before.name
      }
      if (before) taken.delete(before.read)
      const name = distinctName(wanted, taken)
      keep(id, { wanted, name, read: readAs(name) }, source)
      return name
    },
    resume(photos) {
      for (const { sender } of photos) {
        if (known.size() >= MOST_EARLIER) return
        const { id, name } = sender
        const read = readAs(name)
        if (id === BY_HAND.id || known.has(id) || taken.has(read)) continue
        keep(id, { wanted: null, name, read }, id)
      }
    },
  }
}

/** Names that a person reads as one are equal. */
const readAs = (name: string): string =>
  name
    .normalize('NFKC')
    .replace(/\p{Variation_Selector}/gu, '')
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .trim()

/** Room for a blank and four digits, so that a name with a number is not too long. */
const NUMBER_LENGTH = 5

/** What stands before the number. */
const baseOf = (wanted: string): string =>
  [...wanted].slice(0, LIMITS.senderNameLength - NUMBER_LENGTH).join('')

/** Whether this is the name that its sender got for what it wants now. */
function isNameFor({ wanted: before, name }: KnownName, wanted: string): boolean {
  if (before !== null) return before === wanted
  const base = baseOf(wanted)
  return name === wanted || (name.startsWith(base) && /^ \d+$/.test(name.slice(base.length)))
}

function distinctName(wanted: string, taken: ReadonlySet<string>): string {
  if (!taken.has(readAs(wanted))) return wanted
  const base = baseOf(wanted)
  const read = readAs(base)
  let number = 2
  while (taken.has(`${read} ${number}`)) number += 1
  return `${base} ${number}`
}
