import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { type Door, linuxFirewall, macosFirewall, windowsFirewall } from './firewall'

const recorded = (name: string) =>
  readFileSync(new URL(`../../../test/fixtures/network/${name}`, import.meta.url), 'utf8')

const PROGRAM = "C:\\Program Files\\Anna's\\Snapland.exe"
const WINDOWS: Door = { port: 5810, program: PROGRAM, interfaceName: 'Wi-Fi' }
const HOME = { InterfaceIndex: 14, Name: 'Home', Category: 1 }
const CAFE = { InterfaceIndex: 14, Name: 'Café', Category: 0 }

describe('the firewall of Windows', () => {
  it.each([
    ['cancelled', CAFE, 'FIREWALL_REFUSES'],
    ['cancelled', HOME, 'FIREWALL_CLOSED'],
    ['private-only', HOME, null],
    ['private-only', CAFE, 'FIREWALL_PUBLIC'],
    ['none', HOME, 'FIREWALL_CLOSED'],
    ['none', CAFE, 'FIREWALL_PUBLIC'],
    ['none', undefined, 'FIREWALL_CLOSED'],
    ['off', CAFE, null],
    ['block-all', HOME, 'FIREWALL_CLOSED'],
  ])('%s, in the network %j: %s', (name, network, code) => {
    const found = windowsFirewall(recorded(`windows-firewall.${name}.json`), network, WINDOWS)
    expect(found?.cause.code ?? null).toBe(code)
  })

  it('gives a command for each, with quotation marks in their place', () => {
    const commandIn = (name: string, network: typeof HOME) =>
      windowsFirewall(recorded(`windows-firewall.${name}.json`), network, WINDOWS)?.command
    expect(commandIn('private-only', CAFE)).toBe(
      "Set-NetConnectionProfile -InterfaceAlias 'Wi-Fi' -NetworkCategory Private",
    )
    expect(commandIn('none', HOME)).toBe(
      "New-NetFirewallRule -DisplayName Snapland -Direction Inbound -Action Allow -Program 'C:\\Program Files\\Anna''s\\Snapland.exe' -Profile Private",
    )
    const typographic = { ...WINDOWS, interfaceName: 'Anna’s' }
    const found = windowsFirewall(recorded('windows-firewall.private-only.json'), CAFE, typographic)
    expect(found?.command).toContain("-InterfaceAlias 'Anna’’s' ")
    expect(commandIn('cancelled', CAFE)).toMatch(/^Get-.*Remove-NetFirewallRule; New-.*Public$/)
    expect(commandIn('block-all', HOME)).toMatch(/^Set-NetFirewallProfile -Name Private/)
  })
})

describe('the firewall of macOS', () => {
  const app = '/Applications/Snapland.app'
  const door: Door = { port: 5810, program: `${app}/Contents/MacOS/Snapland`, interfaceName: 'en0' }

  it.each([
    ['off', null, null],
    ['blocked', 'FIREWALL_REFUSES', `--unblockapp "${app}"`],
    ['block-all', 'FIREWALL_CLOSED', '--setblockall off'],
  ])('%s: %s', (name, code, command) => {
    const found = macosFirewall(recorded(`macos-firewall.${name}.txt`), door)
    expect(found?.cause.code ?? null).toBe(code)
    expect(found?.command ?? '').toContain(command ?? '')
  })

  it('says nothing of a program that is not in its list, nor without an answer', () => {
    const other = { ...door, program: '/usr/local/bin/node' }
    expect(macosFirewall(recorded('macos-firewall.blocked.txt'), other)).toBeNull()
    expect(macosFirewall('', door)).toBeNull()
  })
})

const NONE = { ufwConfig: null, ufwRules: null, firewalld: null, nft: null }
const at = (port: number, interfaceName = 'wlan0'): Door => ({ port, program: '', interfaceName })

describe('the firewalls of Linux', () => {
  const ufwRules = recorded('linux-ufw-rules.txt')
  const [on, off] = ['# comment\nENABLED=yes\n', 'ENABLED=no\n']
  const fedora = recorded('linux-firewalld.fedora.txt')
  const open = recorded('linux-firewalld.public.txt')

  it.each([
    ['no firewall', NONE, 5810, null],
    ['ufw, whose rules root alone may read', { ...NONE, ufwConfig: on }, 5810, 'FIREWALL_ON'],
    ['ufw with a range', { ...NONE, ufwConfig: on, ufwRules }, 5810, null],
    ['ufw without a rule', { ...NONE, ufwConfig: on, ufwRules }, 6000, 'FIREWALL_CLOSED'],
    ['ufw that is off', { ...NONE, ufwConfig: off, ufwRules }, 6000, null],
    ["Fedora's zone", { ...NONE, firewalld: fedora }, 5810, null],
    ['the zone "public"', { ...NONE, firewalld: open }, 5810, 'FIREWALL_CLOSED'],
    ['a port of that zone', { ...NONE, firewalld: open }, 8080, null],
  ])('%s: port %#', (_what, outputs, port, code) => {
    const found = linuxFirewall(outputs, at(port))
    expect(found?.cause.code ?? null).toBe(code)
    if (code !== null) expect(found?.command).toContain(`${port}/tcp`)
  })

  it.each<{ what: string; isClosed: boolean; ruleset: unknown[] }>(
    JSON.parse(recorded('linux-nft.json')),
  )('nft $what', ({ isClosed, ruleset }) => {
    const nft = JSON.stringify({ nftables: ruleset })
    const found = linuxFirewall({ ...NONE, nft }, at(5810))
    expect(found?.cause.code ?? null).toBe(isClosed ? 'FIREWALL_CLOSED' : null)
    if (isClosed)
      expect(found?.command).toBe('sudo nft insert rule inet filter in tcp dport 5810 accept')
  })
})
