import { signal } from '@preact/signals'
import { type Unreachable, unreachable } from '../../contract/diagnosis'
import type { Listening } from '../../contract/receiver-event'

type Address = Pick<Listening, 'address' | 'isAddressChosen'>

/** The address whose code is shown although no phone nearby can reach it. */
const shownAnyway = signal<string | null>(null)

/** Why the code is covered; null: it is shown. Read while rendering, it renders again. */
export function coveredBy(listening: Address): Unreachable | null {
  const cause = unreachable(listening)
  return cause && mayBeShown(cause) && shownAnyway.value === listening.address.address
    ? null
    : cause
}

/** A phone may be in the same VPN, or in this computer; none is where there is no network. */
export const mayBeShown = ({ code }: Unreachable): boolean => code !== 'NO_NETWORK'

/** Shows the code of this address until this computer has another one. */
export function showAnyway({ address }: Address): void {
  shownAnyway.value = address.address
}
