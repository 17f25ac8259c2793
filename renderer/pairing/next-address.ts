import type { Listening, NetworkAddress } from '../../contract/receiver-event'

/** The address after the one that is shown, the first again after the last; null where there is no other. */
export function nextAddress({
  address,
  addresses,
}: Pick<Listening, 'address' | 'addresses'>): NetworkAddress | null {
  const at = addresses.findIndex((each) => each.address === address.address)
  const next = addresses[(at + 1) % addresses.length]
  return next && next.address !== address.address ? next : null
}
