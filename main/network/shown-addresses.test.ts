import { beforeEach, expect, it } from 'vitest'
import type { NetworkAddress } from '../../contract/receiver-event'
import { createShownAddresses, type ShownAddresses } from './current-addresses'

const WIFI: NetworkAddress = { address: '192.168.0.12', interfaceName: 'wlp3s0', kind: 'wifi' }
const CABLE: NetworkAddress = { address: '10.0.0.5', interfaceName: 'eth0', kind: 'ethernet' }
const VPN: NetworkAddress = { address: '100.64.0.1', interfaceName: 'tun0', kind: 'vpn' }

let present: [NetworkAddress, ...NetworkAddress[]]
let addresses: ShownAddresses
beforeEach(() => {
  present = [WIFI, CABLE, VPN]
  addresses = createShownAddresses(() => present)
})

it('shows the best one until the person chooses, and again when the choice is taken back', () => {
  expect(addresses.shown()).toBe(WIFI)
  expect(addresses.isChosen()).toBe(false)
  addresses.prefer(VPN)
  expect(addresses.shown()).toBe(VPN)
  expect(addresses.isChosen()).toBe(true)
  expect(addresses.all()).toEqual([WIFI, CABLE, VPN])
  addresses.prefer(null)
  expect(addresses.shown()).toBe(WIFI)
})

it('shows the best one while the chosen network is away, and the chosen one when it is back', () => {
  addresses.prefer(VPN)
  present = [WIFI]
  addresses.refresh()
  expect(addresses.shown()).toBe(WIFI)
  expect(addresses.isChosen()).toBe(false)
  present = [WIFI, VPN]
  addresses.refresh()
  expect(addresses.shown()).toBe(VPN)
})

it('follows the chosen network to another address', () => {
  addresses.prefer(CABLE)
  const moved = { ...CABLE, address: '10.0.0.77' }
  present = [WIFI, moved]
  addresses.refresh()
  expect(addresses.shown()).toBe(moved)
})

it('tells two addresses of one network apart', () => {
  const second = { ...CABLE, address: '10.0.0.6' }
  present = [WIFI, CABLE, second]
  addresses.refresh()
  addresses.prefer(second)
  expect(addresses.shown()).toBe(second)
})

it('is not moved by a network that this computer does not have, nor by its address elsewhere', () => {
  addresses.prefer({ interfaceName: 'eth9', address: VPN.address })
  expect(addresses.shown()).toBe(WIFI)
})
