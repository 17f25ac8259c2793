import type { Phone } from '../../contract/photo'

/** Whether the code beside the photos is folded to a line, and why. */
export interface Fold {
  /** The address in the code. */
  url: string
  /** The phones that were there before the code became this one. */
  before: ReadonlySet<string>
  /** A phone has come to this code. */
  hasCome: boolean
  /** What the person wants; null where they have not said. */
  chosen: boolean | null
}

/**
 * The next state. A new code is shown whole, until a phone comes to it.
 * @param fold null at first
 */
export function foldAt(fold: Fold | null, url: string, phones: readonly Pick<Phone, 'id'>[]): Fold {
  const ids = phones.map(({ id }) => id)
  const known =
    fold?.url === url
      ? fold
      : { url, before: new Set(fold ? ids : []), hasCome: false, chosen: null }
  const before = new Set(ids.filter((id) => known.before.has(id)))
  return { ...known, before, hasCome: known.hasCome || ids.some((id) => !before.has(id)) }
}

export const isFolded = ({ chosen, hasCome }: Fold): boolean => chosen ?? hasCome
