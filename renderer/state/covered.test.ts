import { expect, it } from 'vitest'
import type { NetworkAddress } from '../../contract/receiver-event'
import { coveredBy, showAnyway } from './covered'

const at = (kind: NetworkAddress['kind'], isAddressChosen = false, address = '10.8.0.2') => ({
  address: { address, interfaceName: 'tun0', kind },
  isAddressChosen,
})

it.each([
  ['wifi', null],
  ['ethernet', null],
  ['other', null],
  ['vpn', 'ONLY_VPN'],
  ['virtual', 'ONLY_VIRTUAL'],
  ['loopback', 'NO_NETWORK'],
] as const)('a code of %s is covered by %s, and by nothing where it is chosen', (kind, code) => {
  expect(coveredBy(at(kind))?.code ?? null).toBe(code)
  expect(coveredBy(at(kind, true))).toBeNull()
})

it('is shown anyway, until the address is another one', () => {
  showAnyway(at('vpn'))
  expect(coveredBy(at('vpn'))).toBeNull()
  expect(coveredBy(at('vpn', false, '10.8.0.3'))?.code).toBe('ONLY_VPN')
})

it('is never shown where no phone can be', () => {
  showAnyway(at('loopback'))
  expect(coveredBy(at('loopback'))?.code).toBe('NO_NETWORK')
})
