import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import type { NetworkAddress } from '../../../contract/receiver-event'
import { NO_FACTS } from '../facts/interface-facts'
import { gatherEvidence } from './gather'

const recorded = (name: string) =>
  readFileSync(new URL(`../../../test/fixtures/network/${name}`, import.meta.url), 'utf8')

const gather = (platform: NodeJS.Platform, address: NetworkAddress, answer: string) =>
  gatherEvidence(platform, async () => answer, {
    ...{ address, addresses: [address], facts: NO_FACTS },
    door: { port: 5810, program: '/snapland', interfaceName: address.interfaceName },
  })

// It is printed in a terminal, which obeys what is hidden in it.
it.each<NodeJS.Platform>(['linux', 'darwin'])(
  'the name of a Wi-Fi is no name where a terminal would obey it: %s',
  async (platform) => {
    const wifi: NetworkAddress = { address: '192.168.0.12', interfaceName: 'en0', kind: 'wifi' }
    const answered = (ssid: string) => `Current Wi-Fi Network: ${ssid}\nyes:${ssid}\n`
    const evil = await gather(platform, wifi, answered('Free \x1b]0;owned\x07'))
    expect(evil.wifiName).toBeNull()
    const turned = await gather(platform, wifi, answered('Free \u202eeerf'))
    expect(turned.wifiName).toBe('Free eerf')
  },
)

it('so is the name that Windows gives a network', async () => {
  const networks = JSON.parse(recorded('windows-networks.de.json'))
  const profile = networks.profiles[0]
  const { Name } = networks.adapters.find(
    ({ ifIndex }: { ifIndex: number }) => ifIndex === profile.InterfaceIndex,
  )
  profile.Name = 'Free \x1b[2J\u202eeerf'
  const wifi: NetworkAddress = { address: '192.168.0.12', interfaceName: Name, kind: 'wifi' }
  const { wifiName } = await gather('win32', wifi, JSON.stringify(networks))
  expect(wifiName).toBe('Free [2Jeerf')
})
