import { LIMITS } from '../../contract/http'
import { createBoundedMap } from '../base/bounded-map'
import { DAY_MS } from '../base/clock'

/** As many senders as anybody tells apart; beyond them names may be equal. */
const MOST_NAMES = 1024

/**
 * The name under which a sender is shown in this run: the one it wants, with a number where another
 * sender has that already. It keeps it as long as it wants the same.
 * @param source where the request comes from: many senders of one take only each other's places
 */
export type NameOf = (id: string, wanted: string, source: string) => string

/** @param elapsed monotonic clock, milliseconds */
export function createSenderNames(elapsed: () => number): NameOf {
  const known = createBoundedMap<{ wanted: string; name: string; read: string }>({
    ...{ most: MOST_NAMES, maxAgeMs: DAY_MS, elapsed },
  })
  return (id, wanted, source) => {
    const before = known.get(id)
    known.delete(id)
    const others = () => new Set(known.values().map(({ read }) => read))
    const name = before?.wanted === wanted ? before.name : distinctName(wanted, others())
    known.set(id, { wanted, name, read: readAs(name) }, source)
    return name
  }
}

/** Names that a person reads as one are equal. */
const readAs = (name: string): string => name.normalize('NFKC').toLowerCase()

/** Room for a blank and four digits, so that a name with a number is not too long. */
const NUMBER_LENGTH = 5

function distinctName(wanted: string, others: ReadonlySet<string>): string {
  if (!others.has(readAs(wanted))) return wanted
  const base = [...wanted].slice(0, LIMITS.senderNameLength - NUMBER_LENGTH).join('')
  const read = readAs(base)
  let number = 2
  while (others.has(`${read} ${number}`)) number += 1
  return `${base} ${number}`
}
