import { beforeEach, expect, it } from 'vitest'
import type { NetworkAddress } from '../../contract/receiver-event'
import { createShownAddresses, type ShownAddresses } from './shown-addresses'

const WIFI: NetworkAddress = { address: '192.168.0.12', interfaceName: 'wlp3s0', kind: 'wifi' }
const CABLE: NetworkAddress = { address: '10.0.0.5', interfaceName: 'eth0', kind: 'ethernet' }
const VPN: NetworkAddress = { address: '100.64.0.1', interfaceName: 'tun0', kind: 'vpn' }

let present: [NetworkAddress, ...NetworkAddress[]]
let addresses: ShownAddresses
beforeEach(() => {
  present = [WIFI, CABLE, VPN]
  addresses = createShownAddresses(() => present)
})

it('shows the best one until the person chooses', () => {
  expect(addresses.shown()).toBe(WIFI)
  addresses.choose(VPN.address)
  expect(addresses.shown()).toBe(VPN)
  expect(addresses.all()).toEqual([WIFI, CABLE, VPN])
})

it('keeps the choice while its address is there', () => {
  addresses.choose(CABLE.address)
  present = [WIFI, CABLE]
  addresses.refresh()
  expect(addresses.shown()).toBe(CABLE)
})

it('forgets the choice when its address goes, also for when it comes back', () => {
  addresses.choose(VPN.address)
  present = [WIFI]
  addresses.refresh()
  expect(addresses.shown()).toBe(WIFI)
  present = [WIFI, VPN]
  addresses.refresh()
  expect(addresses.shown()).toBe(WIFI)
})

it('is not moved by an address that this computer does not have', () => {
  addresses.choose('8.8.8.8')
  expect(addresses.shown()).toBe(WIFI)
})
