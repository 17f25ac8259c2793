import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { NetworkAddress } from '../../../contract/receiver-event'
import { NO_FACTS } from '../facts/interface-facts'
import type { RunCommand } from '../facts/run-command'
import { gatherEvidence } from './gather'

const recorded = (name: string) =>
  readFileSync(new URL(`../../../test/fixtures/network/${name}`, import.meta.url), 'utf8')

const gather = (platform: NodeJS.Platform, address: NetworkAddress, run: RunCommand) =>
  gatherEvidence(platform, run, {
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
  const { wifiName } = await gather('win32', wifi, async () => JSON.stringify(networks))
  expect(wifiName).toBe('Free [2Jeerf')
})

// What is found is copied into a terminal, and run as root.
it.each(['FirewallD ne fonctionne pas', 'public; rm -rf ~', '\0\x1b[2J', 'a'.repeat(4_000_000)])(
  'what is no zone of firewalld is in no command: %#',
  async (answer) => {
    const run: RunCommand = async (program) => (program === 'firewall-cmd' ? answer : null)
    const wifi: NetworkAddress = { address: '192.168.0.12', interfaceName: 'wlan0', kind: 'wifi' }
    const { firewall } = await gather('linux', wifi, run)
    expect(firewall?.command ?? '').not.toContain('zone')
  },
)

/** What each command prints, by a word of its call. */
const MACOS: Record<string, string> = {
  netstat: recorded('macos-routes.vpn.txt'),
  arp: recorded('macos-arp.txt'),
  '--getglobalstate': 'Firewall is enabled. (State = 1)\n',
  '--getblockall': 'Firewall has block all state set to disabled.\n',
  '--listapps': '1 : /snapland\n             (Block incoming connections)\n',
}
const WINDOWS: Record<string, string> = {
  'Get-NetAdapter': recorded('windows-networks.de.json'),
  'Get-NetFirewallProfile': recorded('windows-firewall.cancelled.json'),
  'arp.exe': recorded('windows-arp.en.txt'),
}
const wordsOf = (program: string, args: readonly string[]) =>
  [program, ...args, Buffer.from(args.at(-1) ?? '', 'base64').toString('utf16le')].join(' ')

describe('a command that is missing takes its own evidence alone', () => {
  it.each([
    ['darwin', MACOS, 'en0', '192.168.1.23', 'netstat', ['defaultRoute']],
    ['darwin', MACOS, 'en0', '192.168.1.23', 'arp', ['neighbours']],
    ['darwin', MACOS, 'en0', '192.168.1.23', '--getglobalstate', ['firewall']],
    ['darwin', MACOS, 'en0', '192.168.1.23', '--getblockall', []],
    ['darwin', MACOS, 'en0', '192.168.1.23', '--listapps', ['firewall']],
    ['win32', WINDOWS, 'WLAN', '192.168.0.12', 'Get-NetAdapter', ['defaultRoute', 'wifiName']],
    ['win32', WINDOWS, 'WLAN', '192.168.0.12', 'Get-NetFirewallProfile', ['firewall']],
    ['win32', WINDOWS, 'WLAN', '192.168.0.12', 'arp.exe', ['neighbours']],
  ] as const)('on %s', async (platform, outputs, interfaceName, address, missing, gone) => {
    const run: RunCommand = async (program, args) => {
      const words = wordsOf(program, args)
      const found = Object.keys(outputs).find((word) => words.includes(word)) ?? ''
      return found === missing ? null : (outputs[found] ?? null)
    }
    const evidence = await gather(platform, { address, interfaceName, kind: 'wifi' }, run)
    const known = Object.entries(evidence).flatMap(([name, value]) => (value ? [name] : []))
    const all = [
      'defaultRoute',
      'firewall',
      'neighbours',
      ...(platform === 'win32' ? ['wifiName'] : []),
    ]
    expect(known).toEqual(all.filter((name) => !(gone as readonly string[]).includes(name)))
  })
})
