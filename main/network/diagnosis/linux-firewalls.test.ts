import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { Door } from './firewall'
import { type LinuxFirewalls, linuxFirewall } from './linux-firewalls'

const recorded = (name: string) =>
  readFileSync(new URL(`../../../test/fixtures/network/${name}`, import.meta.url), 'utf8')

const NONE: LinuxFirewalls = {
  ...{ ufwConfig: null, ufwDefaults: null, ufwRules: null },
  ...{ zone: null, firewalld: null, nft: null },
}
const at = (port: number, interfaceName = 'eth0', address = '192.168.1.20'): Door => ({
  ...{ port, program: '', interfaceName, address },
})
const codeOf = (outputs: Partial<LinuxFirewalls>, door: Door) =>
  linuxFirewall({ ...NONE, ...outputs }, door)?.cause.code ?? null
const commandOf = (outputs: Partial<LinuxFirewalls>, door: Door) =>
  linuxFirewall({ ...NONE, ...outputs }, door)?.command

it('says nothing where there is none', () => {
  expect(codeOf({}, at(5810))).toBeNull()
})

describe('ufw', () => {
  const [ufwConfig, off] = ['# comment\nENABLED=yes\n', 'ENABLED=no\n']
  const ufwRules = recorded('linux-ufw-rules.txt')
  const on = { ufwConfig, ufwDefaults: 'IPV6=yes\nDEFAULT_INPUT_POLICY="DROP"\n', ufwRules }

  it.each([
    ['a range', 5810, true],
    ['the name of an application', 5700, true],
    ['the network', 6000, true],
    ['this interface alone', 6100, false],
    ['one other computer', 6300, false],
    ['any protocol', 6400, true],
    ['what is logged', 6500, true],
    ['what is slowed down', 6550, true],
    ['what goes out', 6600, false],
    ['one of a list', 6700, true],
    ['this address', 6800, true],
    ['what is passed on to others', 7000, false],
    ['another protocol', 7100, false],
    ['no rule', 7200, false],
  ])('lets in by %s', (_what, port, isOpen) => {
    expect(codeOf(on, at(port))).toBe(isOpen ? null : 'FIREWALL_CLOSED')
  })

  it('lets in through the interface of a rule, from the network of a rule', () => {
    expect(codeOf(on, at(6100, 'wlan0'))).toBeNull()
    expect(codeOf(on, at(6000, 'eth0', '10.0.0.9'))).toBe('FIREWALL_CLOSED')
    expect(codeOf(on, at(6800, 'eth0', '192.168.1.21'))).toBe('FIREWALL_CLOSED')
  })

  it('counts the first rule that holds, and puts a new one in front of it', () => {
    const deny = '### tuple ### deny tcp 5800:5900 0.0.0.0/0 any 0.0.0.0/0 in\n'
    const same = '### tuple ### reject tcp 5810 0.0.0.0/0 any 0.0.0.0/0 in comment=666f\n'
    expect(codeOf({ ...on, ufwRules: deny + ufwRules }, at(5810))).toBe('FIREWALL_CLOSED')
    expect(codeOf({ ...on, ufwRules: ufwRules + deny }, at(5810))).toBeNull()
    expect(commandOf({ ...on, ufwRules: deny }, at(5810))).toBe('sudo ufw prepend allow 5810/tcp')
    expect(commandOf({ ...on, ufwRules: same }, at(5810))).toBe('sudo ufw allow 5810/tcp')
    expect(commandOf(on, at(7200))).toBe('sudo ufw allow 7200/tcp')
  })

  it('is a hint where root alone may read its rules, and nothing where it is off or open', () => {
    expect(codeOf({ ...on, ufwRules: null }, at(5810))).toBe('FIREWALL_ON')
    expect(codeOf({ ...on, ufwConfig: off }, at(7200))).toBeNull()
    const ufwDefaults = 'DEFAULT_INPUT_POLICY="ACCEPT"\n'
    expect(codeOf({ ...on, ufwDefaults }, at(7200))).toBeNull()
    expect(codeOf({ ...on, ufwDefaults, ufwRules: null }, at(7200))).toBeNull()
    expect(codeOf({ ...on, ufwDefaults }, at(7100))).toBe('FIREWALL_CLOSED')
  })
})

describe('firewalld', () => {
  it.each([
    ['fedora', 'FedoraWorkstation', 5810, true],
    ['fedora', 'FedoraWorkstation', 80, false],
    ['public', 'public', 5810, false],
    ['home', 'home', 5810, true],
    ['home', 'home', 6000, true],
    ['home', 'home', 6100, false],
    ['home', 'home', 6200, false],
    ['trusted', 'trusted', 5810, true],
    ['block', 'block', 5810, false],
  ])('in the zone "%s" (%s), port %i', (name, zone, port, isOpen) => {
    const outputs = { zone, firewalld: recorded(`linux-firewalld.${name}.txt`) }
    expect(codeOf(outputs, at(port))).toBe(isOpen ? null : 'FIREWALL_CLOSED')
    if (!isOpen)
      expect(commandOf(outputs, at(port))).toBe(
        `sudo firewall-cmd --zone=${zone} --add-port=${port}/tcp`,
      )
  })

  it('lets in who is in the network of a rule, and refuses before it lets in', () => {
    const firewalld = recorded('linux-firewalld.home.txt')
    expect(codeOf({ zone: 'home', firewalld }, at(6000, 'eth0', '10.0.0.9'))).toBe(
      'FIREWALL_CLOSED',
    )
    // Whoever does not understand an answer does not accuse.
    expect(codeOf({ zone: 'home', firewalld: 'Erreur\n' }, at(5810))).toBe('FIREWALL_ON')
    const both = `${firewalld}\trule family="ipv4" port port="5810" protocol="tcp" log drop\n`
    expect(codeOf({ zone: 'home', firewalld: both }, at(5810))).toBe('FIREWALL_CLOSED')
    const all = `${firewalld}\trule family="ipv4" source address="192.168.0.0/16" accept\n`
    expect(codeOf({ zone: 'home', firewalld: all }, at(7000))).toBeNull()
    const six = `${firewalld}\trule family="ipv6" source address="fd00::/8" accept\n`
    expect(codeOf({ zone: 'home', firewalld: six }, at(7000))).toBe('FIREWALL_CLOSED')
  })

  it('is a hint where it runs and does not tell what it lets in', () => {
    expect(codeOf({ zone: 'home' }, at(5810))).toBe('FIREWALL_ON')
  })
})

describe('nftables', () => {
  it.each<{ what: string; isClosed: boolean; ruleset: unknown[] }>(
    JSON.parse(recorded('linux-nft.json')),
  )('$what', ({ isClosed, ruleset }) => {
    const nft = JSON.stringify({ nftables: ruleset })
    expect(codeOf({ nft }, at(5810, 'wlan0'))).toBe(isClosed ? 'FIREWALL_CLOSED' : null)
    if (isClosed)
      expect(commandOf({ nft }, at(5810, 'wlan0'))).toBe(
        'sudo nft insert rule inet filter in tcp dport 5810 accept',
      )
  })

  // Who may come in by what iptables alone can read is not known: no sentence accuses it.
  it.each([
    [22, null],
    [80, null],
    [81, 'FIREWALL_ON'],
    [82, 'FIREWALL_ON'],
    [5800, 'FIREWALL_ON'],
    [7000, 'FIREWALL_ON'],
  ])('with rules of iptables, port %i: %s', (port, code) => {
    expect(codeOf({ nft: recorded('linux-iptables.txt') }, at(port))).toBe(code)
  })

  const inputOf = (...exprs: unknown[][]) =>
    JSON.stringify({
      nftables: [
        {
          chain: {
            ...{ family: 'inet', table: 'filter', name: 'in' },
            ...{ hook: 'input', policy: 'drop' },
          },
        },
        ...exprs.map((expr) => ({
          rule: { family: 'inet', table: 'filter', chain: 'in', expr },
        })),
      ],
    })
  const match = (protocol: string, field: string, right: unknown) => ({
    match: { op: '==', left: { payload: { protocol, field } }, right },
  })
  const [accept, drop] = [{ accept: null }, { drop: null }]
  const from = (addr: string, len: number) => match('ip', 'saddr', { prefix: { addr, len } })

  it.each([
    ['its network', [[from('192.168.1.0', 24), match('tcp', 'dport', 5810), accept]], null],
    ['its network, to all', [[from('192.168.0.0', 16), accept]], null],
    ['another network', [[from('10.8.0.0', 24), accept]], 'FIREWALL_CLOSED'],
    ['one computer', [[match('ip', 'saddr', '192.168.1.77'), accept]], 'FIREWALL_CLOSED'],
    ['no more than that often', [[{ limit: { rate: 3, per: 'minute' } }, accept]], null],
    ['another protocol', [[match('udp', 'dport', 5810), accept]], 'FIREWALL_CLOSED'],
    ['some who are not told', [[match('ip', 'dscp', 'cs1'), accept]], 'FIREWALL_ON'],
    ['all but what is too much', [[{ limit: { rate: 2, inv: true } }, drop], [accept]], null],
  ])('lets in %s', (_what, rules, code) => {
    expect(codeOf({ nft: inputOf(...rules) }, at(5810))).toBe(code)
  })
})
