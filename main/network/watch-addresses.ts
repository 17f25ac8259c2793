import type { NetworkAddress } from '../../contract/receiver-event'

/**
 * Calls `onChange` with the new list whenever the addresses of this computer have become others or changed their order.
 * No system tells Node of this, so they are read again and again.
 * @returns stops watching. Watching alone does not keep the process alive.
 */
export function watchAddresses(
  read: () => NetworkAddress[],
  onChange: (addresses: NetworkAddress[]) => void,
  intervalMs = 5000,
): () => void {
  let last = JSON.stringify(read())
  const timer = setInterval(() => {
    const addresses = read()
    const next = JSON.stringify(addresses)
    if (next === last) return
    last = next
    onChange(addresses)
  }, intervalMs)
  timer.unref()
  return () => clearInterval(timer)
}
