import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import type { NetworkAddress } from '../../../contract/receiver-event'
import { NO_FACTS } from '../facts/interface-facts'
import { gatherEvidence } from './gather'

const recorded = (name: string) =>
  readFileSync(new URL(`../../../test/fixtures/network/${name}`, import.meta.url), 'utf8')

const gather = (platform: NodeJS.Platform, address: NetworkAddress, answer: string) =>
  gatherEvidence(platform, async () => answer, {
    ...{ address, addresses: [address], facts: NO_FACTS, wifiName: null },
    door: { port: 5810, program: '/snapland', ...address },
  })

// It is printed in a terminal, which obeys what is hidden in it.
it('the name that Windows gives a network is no name where a terminal would obey it', async () => {
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
