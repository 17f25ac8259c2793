import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { NetworkAddress } from '../../contract/receiver-event'
import { watchAddresses } from './current-addresses'

const home: NetworkAddress = { address: '192.168.0.2', interfaceName: 'Wi-Fi', kind: 'wifi' }
const office: NetworkAddress = { address: '10.0.0.2', interfaceName: 'Wi-Fi', kind: 'wifi' }

describe('watchAddresses', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  it('tells of a new address once, and nothing while they stay', () => {
    let now = [home]
    const heard: NetworkAddress[][] = []
    const stop = watchAddresses(
      () => now,
      (addresses) => heard.push(addresses),
    )
    vi.advanceTimersByTime(60_000)
    expect(heard).toEqual([])
    now = [office]
    vi.advanceTimersByTime(60_000)
    expect(heard).toEqual([[office]])
    stop()
  })

  it('tells when only the order has changed: the best one is another', () => {
    let now = [home, office]
    const heard: NetworkAddress[][] = []
    const stop = watchAddresses(
      () => now,
      (addresses) => heard.push(addresses),
      1000,
    )
    now = [office, home]
    vi.advanceTimersByTime(1000)
    expect(heard).toEqual([[office, home]])
    stop()
  })

  it('is silent once stopped', () => {
    let now = [home]
    const stop = watchAddresses(
      () => now,
      () => expect.unreachable(),
    )
    stop()
    now = []
    vi.advanceTimersByTime(60_000)
    expect(vi.getTimerCount()).toBe(0)
  })
})
