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

/** @param elapsed monotonic clock, milliseconds */
export function createSenderNames(elapsed: () => number): SenderNames {
  /** `wanted` is null until a sender of an earlier run has come again. */
  const known = createBoundedMap<{ wanted: string | null; name: string; read: string }>({
    ...{ most: MOST_NAMES, maxAgeMs: DAY_MS, elapsed },
  })

  return {
    nameOf(id, wanted, source) {
      const before = known.get(id)
      known.delete(id)
      const others = () => new Set(known.values().map(({ read }) => read))
      const isSame =
        before?.wanted === null ? isNameOf(before.name, wanted) : before?.wanted === wanted
      const name = before && isSame ? before.name : distinctName(wanted, others())
      known.set(id, { wanted, name, read: readAs(name) }, source)
      return name
    },
    resume(photos) {
      const taken = new Set<string>()
      for (const { sender } of photos) {
        if (known.size() >= MOST_EARLIER) return
        const { id, name } = sender
        const read = readAs(name)
        if (id === BY_HAND.id || known.has(id) || taken.has(read)) continue
        taken.add(read)
        known.set(id, { wanted: null, name, read }, id)
      }
    },
  }
}

/** Names that a person reads as one are equal. */
const readAs = (name: string): string =>
  name.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim()

/** Room for a blank and four digits, so that a name with a number is not too long. */
const NUMBER_LENGTH = 5

/** What stands before the number. */
const baseOf = (wanted: string): string =>
  [...wanted].slice(0, LIMITS.senderNameLength - NUMBER_LENGTH).join('')

/** Whether a sender that wants this one may have got that name. */
function isNameOf(name: string, wanted: string): boolean {
  const base = baseOf(wanted)
  return name === wanted || (name.startsWith(base) && /^ \d+$/.test(name.slice(base.length)))
}

function distinctName(wanted: string, others: ReadonlySet<string>): string {
  if (!others.has(readAs(wanted))) return wanted
  const base = baseOf(wanted)
  const read = readAs(base)
  let number = 2
  while (others.has(`${read} ${number}`)) number += 1
  return `${base} ${number}`
}
