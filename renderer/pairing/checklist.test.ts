import { expect, it } from 'vitest'
import { LISTENING } from '../state/test-photos'
import { nextAddress } from './checklist'

const other = { address: '10.0.0.5', interfaceName: 'eth0', kind: 'ethernet' } as const
const both = [LISTENING.address, other]

it('goes through the addresses, round and round', () => {
  expect(nextAddress({ address: LISTENING.address, addresses: both })).toBe(other)
  expect(nextAddress({ address: other, addresses: both })).toBe(LISTENING.address)
})

it('offers nothing where there is only one', () => {
  expect(nextAddress(LISTENING)).toBeNull()
})
