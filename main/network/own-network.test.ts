import type { NetworkInterfaceInfo } from 'node:os'
import { describe, expect, it } from 'vitest'
import type { RunCommand } from './facts/run-command'
import { openNetwork } from './own-network'

const at = (address: string, netmask = '255.255.255.0'): NetworkInterfaceInfo[] => [
  {
    ...{ address, netmask, family: 'IPv4', internal: false },
    ...{ mac: '3c:22:fb:12:34:56', cidr: null },
  },
]
const WIFI = '192.168.0.12'
/** Interfaces of each system, and the programs that tell of them. */
const SYSTEMS = [
  ['win32', { 'Wi-Fi': at(WIFI), Tailscale: at('100.88.1.2') }, ['powershell.exe', 'cmd.exe']],
  [
    'darwin',
    { en0: at(WIFI), utun3: at('10.8.0.2', '255.255.255.255') },
    ['networksetup', 'netstat', 'ipconfig'],
  ],
  ['linux', { wlan0: at(WIFI), tun0: at('10.8.0.2', '255.255.255.255') }, ['nmcli']],
] as const
const clock = { now: Date.now, elapsed: () => performance.now() }

function open(platform: NodeJS.Platform, interfaces: object, answer: RunCommand) {
  const asked = new Set<string>()
  const run: RunCommand = (program, args) => {
    asked.add(program.split(/[\\/]/).at(-1) ?? '')
    return answer(program, args)
  }
  const network = openNetwork({
    ...{ host: null, clock, onWifiName: () => {}, report: () => {} },
    system: { platform, run, interfaces: () => ({ ...interfaces }) },
  })
  return { network, asked }
}

describe.each(SYSTEMS)('on %s', (platform, interfaces, programs) => {
  it.each<[string, RunCommand]>([
    ['is missing', async () => null],
    ['never answers', () => new Promise(() => {})],
    ['answers something else', async () => 'Befehl nicht gefunden\n'],
  ])('the best guess is there at once where each command %s', async (_what, answer) => {
    const { network, asked } = open(platform, interfaces, answer)
    network.follow(() => {})
    expect(network.told().address.address).toBe(WIFI)
    expect(network.nearHosts()).toContain(WIFI)
    await expect.poll(() => [...asked]).toEqual(expect.arrayContaining([...programs]))
    expect(network.told().address.address).toBe(WIFI)
    network.close()
  })

  it('names what phones have shown where each command is missing', async () => {
    const { network } = open(platform, interfaces, async () => null)
    network.visits.note({ type: 'old-code' })
    const causes = await network.findCauses({ port: 5810, wantedPort: null, isPhoneHere: false })
    expect(causes[0]?.code).toBe('OLD_CODE')
    network.close()
  })
})
