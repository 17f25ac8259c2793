import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { type Door, macosFirewall, windowsFirewall, windowsFirewallQuery } from './firewall'

const recorded = (name: string) =>
  readFileSync(new URL(`../../../test/fixtures/network/${name}`, import.meta.url), 'utf8')

const PROGRAM = "C:\\Program Files\\Anna's\\Snapland.exe"
const WINDOWS: Door = {
  ...{ port: 5810, program: PROGRAM },
  ...{ interfaceName: 'Wi-Fi', address: '192.168.1.20' },
}
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

it('asks Windows for the rules of our program and for those that open our port', () => {
  const query = windowsFirewallQuery(WINDOWS)
  expect(query).toContain("-Program 'C:\\Program Files\\Anna''s\\Snapland.exe'")
  expect(query).toContain("$_.LocalPort -contains '5810'")
})

describe('the firewall of macOS', () => {
  const app = '/Applications/Snapland.app'
  const door: Door = {
    ...{ port: 5810, program: `${app}/Contents/MacOS/Snapland` },
    ...{ interfaceName: 'en0', address: '192.168.1.23' },
  }

  it.each([
    ['off', null, null],
    ['blocked', 'FIREWALL_REFUSES', `--unblockapp "${app}"`],
    ['block-all', 'FIREWALL_CLOSED', '--setblockall off'],
  ])('%s: %s', (name, code, command) => {
    const found = macosFirewall(recorded(`macos-firewall.${name}.txt`), door)
    expect(found?.cause.code ?? null).toBe(code)
    expect(found?.command ?? '').toContain(command ?? '')
  })

  it.each([
    ['26', '/usr/bin/python3', null],
    ['26', '/usr/libexec/sshd-session', 'FIREWALL_REFUSES'],
    ['26', '/usr/local/bin/node', null],
    [
      '2016',
      '/Users/abanks/Library/Application Support/Dropbox/Dropbox.app/Contents/MacOS/Dropbox',
      null,
    ],
  ])('of the macOS of %s, for %s: %s', (name, program, code) => {
    const output = recorded(`macos-firewall.${name}.txt`)
    const found = macosFirewall(output, { ...door, program })
    expect(found?.cause.code ?? null).toBe(code)
    const blocking = output.replaceAll(program.replace(/(\.app).*/, '$1'), app)
    const own = macosFirewall(blocking.replaceAll('Allow incoming', 'Block incoming'), door)
    expect(own?.cause.code ?? null).toBe(output === blocking ? null : 'FIREWALL_REFUSES')
  })

  it.each([
    ['Firewall is enabled. (State = 1)', 'Block all DISABLED!', null],
    ['Firewall is enabled. (State = 1)', 'Firewall has block all state set to disabled.', null],
    ['Firewall is enabled. (State = 1)', 'Block all ENABLED!', 'FIREWALL_CLOSED'],
    [
      'Firewall is blocking all non-essential incoming connections. (State = 2)',
      'Firewall is set to block all non-essential incoming connections',
      'FIREWALL_CLOSED',
    ],
    ['Firewall is disabled. (State = 0)', 'Firewall has block all state set to enabled.', null],
  ])('in the words of each macOS: %s %s', (state, all, code) => {
    expect(macosFirewall(`${state}\n${all}\n`, door)?.cause.code ?? null).toBe(code)
  })

  it('says nothing of a program that is not in its list, nor without an answer', () => {
    const other = { ...door, program: '/usr/local/bin/node' }
    expect(macosFirewall(recorded('macos-firewall.blocked.txt'), other)).toBeNull()
    expect(macosFirewall('', door)).toBeNull()
  })
})
