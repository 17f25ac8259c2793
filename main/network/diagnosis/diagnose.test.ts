import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { causeText } from '../../../contract/diagnosis'
import { LANGUAGES } from '../../../contract/language'
import type { NetworkAddress } from '../../../contract/receiver-event'
import { loadTranslate } from '../../../contract/translate'
import { diagnose, type Evidence } from './diagnose'
import {
  countNeighbours,
  linuxNeighbours,
  linuxRouters,
  macosNeighbours,
  windowsNeighbours,
} from './neighbours'
import { createVisitLog, isLikeToken, isTls, type Visits } from './visits'

const recorded = (name: string) =>
  readFileSync(new URL(`../../../test/fixtures/network/${name}`, import.meta.url), 'utf8')

const WIFI: NetworkAddress = { address: '192.168.0.12', interfaceName: 'wlan0', kind: 'wifi' }
const VISITS: Visits = {
  ...{ oldCode: false, wrongDigits: false, wrongHost: null, https: null, noHttp: false },
}
const NOTHING: Evidence = {
  ...{
    address: WIFI,
    isAddressChosen: false,
    port: 5810,
    wantedPort: null,
    hasMoved: false,
    defaultRoute: null,
  },
  ...{ firewall: null, neighbours: null, wifiName: null, visits: VISITS, isPhoneHere: false },
}
const findingsOf = (some: Partial<Evidence>) => diagnose({ ...NOTHING, ...some })
const codesOf = (some: Partial<Evidence>) =>
  findingsOf(some).map(({ code, isHint }) => (isHint ? `${code}?` : code))

const CLOSED = { cause: { code: 'FIREWALL_CLOSED' }, command: 'sudo open' } as const
const ON = { cause: { code: 'FIREWALL_ON' }, command: 'sudo open' } as const

const at = (kind: NetworkAddress['kind'], isAddressChosen = false): Partial<Evidence> => ({
  ...{ address: { ...WIFI, kind }, isAddressChosen },
})
const old = (some: Partial<Evidence>): Partial<Evidence> => ({
  ...{ ...some, visits: { ...VISITS, oldCode: true } },
})

describe('diagnose', () => {
  it.each<[string, Partial<Evidence>, string[]]>([
    ['no evidence', {}, []],
    ['no network', { address: { ...WIFI, kind: 'loopback' } }, ['NO_NETWORK']],
    ['a VPN alone', { address: { ...WIFI, kind: 'vpn' } }, ['ONLY_VPN']],
    ['virtual machines alone', { address: { ...WIFI, kind: 'virtual' } }, ['ONLY_VIRTUAL']],
    [
      'a VPN that was chosen, and a closed firewall',
      { address: { ...WIFI, kind: 'vpn' }, isAddressChosen: true, firewall: CLOSED },
      ['FIREWALL_CLOSED'],
    ],
    [
      'this computer alone, which was chosen',
      {
        ...{ address: { ...WIFI, kind: 'loopback' }, isAddressChosen: true, hasMoved: true },
        neighbours: { all: 0, phones: 0 },
      },
      [],
    ],
    [
      'no network and a closed firewall',
      { address: { ...WIFI, kind: 'loopback' }, firewall: CLOSED },
      ['NO_NETWORK'],
    ],
    ['an old code', { visits: { ...VISITS, oldCode: true } }, ['OLD_CODE']],
    ['wrong digits', { visits: { ...VISITS, wrongDigits: true } }, ['WRONG_DIGITS']],
    ['a foreign name', { visits: { ...VISITS, wrongHost: 'evil' } }, ['WRONG_HOST']],
    ['https', { visits: { ...VISITS, https: '192.168.0.12:5810' } }, ['HTTPS_TRIED']],
    ['no HTTP', { visits: { ...VISITS, noHttp: true } }, ['NO_HTTP?']],
    ['a closed firewall', { firewall: CLOSED }, ['FIREWALL_CLOSED']],
    ['a firewall that tells nothing', { firewall: ON }, ['FIREWALL_ON?']],
    [
      'a VPN that holds the default route',
      { defaultRoute: { interfaceName: 'tun0', kind: 'vpn' } },
      ['VPN_TAKES_ALL?'],
    ],
    ['a cable that holds it', { defaultRoute: { interfaceName: 'eth0', kind: 'ethernet' } }, []],
    ['another address', { hasMoved: true }, ['ADDRESS_CHANGED?']],
    ['another port', { wantedPort: 5800 }, ['PORT_CHANGED?']],
    ['any port', { wantedPort: 0 }, []],
    ['phones nearby', { neighbours: { all: 3, phones: 1 } }, ['PHONES_NEARBY?']],
    ['a printer nearby', { neighbours: { all: 1, phones: 0 } }, []],
    ['nobody nearby', { neighbours: { all: 0, phones: 0 } }, ['NOBODY_NEARBY?']],
    [
      'nobody nearby, and a phone that is here all the same',
      { neighbours: { all: 0, phones: 0 }, isPhoneHere: true },
      [],
    ],
    ['eduroam', { wifiName: 'eduroam', neighbours: { all: 0, phones: 0 } }, ['ISOLATING_WIFI?']],
    ['a hotel', { wifiName: 'Hotel Adler Gäste' }, ['ISOLATING_WIFI?']],
    [
      'eduroam where phones are seen all the same',
      { wifiName: 'eduroam', neighbours: { all: 1, phones: 1 } },
      ['PHONES_NEARBY?'],
    ],
    ['the Wi-Fi of a home', { wifiName: 'Home' }, []],
    [
      'all at once: what is certain comes first',
      {
        ...{ firewall: CLOSED, hasMoved: true, neighbours: { all: 2, phones: 2 } },
        ...{ defaultRoute: { interfaceName: 'tun0', kind: 'vpn' } },
        visits: { ...VISITS, noHttp: true, oldCode: true },
      },
      [
        'OLD_CODE',
        'FIREWALL_CLOSED',
        'NO_HTTP?',
        'VPN_TAKES_ALL?',
        'ADDRESS_CHANGED?',
        'PHONES_NEARBY?',
      ],
    ],
  ])('names the causes of %s', (_what, evidence, codes) => {
    expect(codesOf(evidence)).toEqual(codes)
  })

  const route = (kind: NetworkAddress['kind']) => ({
    defaultRoute: { interfaceName: 'x', kind },
  })
  const wifi = (wifiName: string) => ({ wifiName, neighbours: { all: 3, phones: 0 } })
  const visits = (some: Partial<Visits>) => ({ visits: { ...VISITS, ...some } })

  // What looks like a cause and is none, or is not the likeliest.
  it.each<[string, string, Partial<Evidence>]>([
    ['NO_NETWORK', 'loopback that was chosen', at('loopback', true)],
    ['NO_NETWORK', 'a network without a router', { ...route('other'), neighbours: null }],
    ['ONLY_VPN', 'a VPN that was chosen', at('vpn', true)],
    ['ONLY_VPN', 'a VPN beside a Wi-Fi', route('vpn')],
    ['ONLY_VIRTUAL', 'virtual machines that were chosen', at('virtual', true)],
    ['ONLY_VIRTUAL', 'virtual machines that hold the way to the internet', route('virtual')],
    ['VPN_TAKES_ALL', 'a VPN that does not hold the way to the internet', route('wifi')],
    ['VPN_TAKES_ALL', 'no way to the internet', { defaultRoute: null }],
    ['VPN_TAKES_ALL', 'a VPN that has the code', { ...at('vpn', true), ...route('vpn') }],
    ['VPN_TAKES_ALL', 'a VPN behind a closed firewall', { ...route('vpn'), firewall: CLOSED }],
    ['ADDRESS_CHANGED', 'the same address', { hasMoved: false }],
    ['ADDRESS_CHANGED', 'an old code that came all the same', old({ hasMoved: true })],
    ['PORT_CHANGED', 'the port that it should have', { wantedPort: 5810 }],
    ['PORT_CHANGED', 'any port', { wantedPort: 0 }],
    ['PORT_CHANGED', 'no wish', { wantedPort: null }],
    ['PORT_CHANGED', 'a closed firewall', { wantedPort: 5800, firewall: CLOSED }],
    ['FIREWALL_ON', 'a phone that came to the door', old({ firewall: ON })],
    ['FIREWALL_CLOSED', 'a phone that came to the door', old({ firewall: CLOSED })],
    ['FIREWALL_CLOSED', 'no network', { ...at('loopback'), firewall: CLOSED }],
    ['PHONES_NEARBY', 'printers', { neighbours: { all: 4, phones: 0 } }],
    ['PHONES_NEARBY', 'an unknown table', { neighbours: null }],
    [
      'PHONES_NEARBY',
      'the network of virtual machines',
      { ...at('virtual', true), neighbours: { all: 2, phones: 2 } },
    ],
    ['NOBODY_NEARBY', 'a printer', { neighbours: { all: 1, phones: 0 } }],
    ['NOBODY_NEARBY', 'an unknown table', { neighbours: null }],
    ['NOBODY_NEARBY', 'a closed firewall', { neighbours: { all: 0, phones: 0 }, firewall: CLOSED }],
    ['ISOLATING_WIFI', 'the box of a French home', wifi('Freebox-3A7C21')],
    ['ISOLATING_WIFI', 'a name with a word in it', wifi('Prendergast')],
    ['ISOLATING_WIFI', 'a name with a word in it', wifi('Banana Republic')],
    ['ISOLATING_WIFI', 'a name with a word in it', wifi('Freedom 5G')],
    ['ISOLATING_WIFI', 'a name with a word in it', wifi('Feedback')],
    [
      'ISOLATING_WIFI',
      'a phone that is seen',
      { ...wifi('eduroam'), neighbours: { all: 1, phones: 1 } },
    ],
    ['ISOLATING_WIFI', 'a cable', { ...wifi('eduroam'), address: { ...WIFI, kind: 'ethernet' } }],
    ['OLD_CODE', 'wrong digits', visits({ wrongDigits: true })],
    ['WRONG_DIGITS', 'an old code', old({})],
    ['HTTPS_TRIED', 'no HTTP', visits({ noHttp: true })],
    ['NO_HTTP', 'https', visits({ https: '192.168.0.12:5810' })],
    ['NO_HTTP', 'a closed firewall', { ...visits({ noHttp: true }), firewall: CLOSED }],
    ['WRONG_HOST', 'https', visits({ https: '192.168.0.12:5810' })],
  ])('does not name %s first for %s', (code, _what, evidence) => {
    expect(findingsOf(evidence)[0]?.code).not.toBe(code)
  })

  it.each([
    ...['eduroam', 'Hotel_Adler', 'FREE-WIFI', 'Free WiFi Paris', 'FreeWifi_secure', 'Public_Wifi'],
    ...['FRITZ!Box Gastzugang', 'Gäste', 'Office-Guest', 'Invitados', 'WIFIonICE', '카페 게스트'],
  ])('takes %s for a Wi-Fi that keeps its guests apart', (name) => {
    expect(codesOf({ wifiName: name })).toEqual(['ISOLATING_WIFI?'])
  })

  it('has the command or the button that cures it', () => {
    expect(findingsOf({ firewall: CLOSED })[0]?.remedy).toEqual({
      ...{ kind: 'command', command: 'sudo open' },
    })
    expect(findingsOf({ wifiName: 'eduroam' })[0]?.remedy).toEqual({ kind: 'join-wifi' })
    expect(findingsOf({ hasMoved: true })[0]?.remedy).toBeNull()
  })

  it.each(LANGUAGES)('has a sentence for each cause with its values, in %s', async (language) => {
    const t = await loadTranslate(language)
    const all = [
      ...['loopback', 'vpn', 'virtual'].map((kind) => ({ address: { ...WIFI, kind } })),
      { visits: { oldCode: true, wrongDigits: true, wrongHost: 'h', https: 'a', noHttp: true } },
      { firewall: CLOSED, defaultRoute: { interfaceName: 'tun0', kind: 'vpn' }, hasMoved: true },
      { firewall: ON, wantedPort: 7, wifiName: 'eduroam' },
      { firewall: { cause: { code: 'FIREWALL_REFUSES' }, command: null } },
      { firewall: { cause: { code: 'FIREWALL_PUBLIC', network: 'Home' }, command: null } },
      { neighbours: { all: 0, phones: 0 } },
      { neighbours: { all: 1, phones: 1 } },
    ] as Partial<Evidence>[]
    const found = all.flatMap(findingsOf)
    expect(new Set(found.map(({ code }) => code)).size).toBe(18)
    for (const finding of found) {
      const text = causeText(t, finding)
      expect(text).not.toMatch(/diagnosis\.|[{}]/)
      if ('network' in finding) expect(text).toContain(finding.network)
    }
  })
})

describe('neighbours', () => {
  const routers = ['192.168.0.1', '192.168.1.1']

  it.each([
    ['en', { all: 1, phones: 1 }],
    ['de', { all: 1, phones: 0 }],
    ['ko', { all: 0, phones: 0 }],
  ])('are read from an output of Windows in %s', (language, counted) => {
    const rows = windowsNeighbours(recorded(`windows-arp.${language}.txt`), '192.168.0.12')
    expect(countNeighbours(rows, routers)).toEqual(counted)
  })

  it('are read from an output of macOS, without this computer and those that do not answer', () => {
    const rows = macosNeighbours(recorded('macos-arp.txt'), 'en0')
    expect(countNeighbours(rows, [...routers, '192.168.1.23'])).toEqual({ all: 1, phones: 1 })
    const others = macosNeighbours(recorded('macos-arp.mojave.txt'), 'en0')
    expect(countNeighbours(others, ['192.168.1.254'])).toEqual({ all: 4, phones: 0 })
  })

  it('are read from the table of Linux', () => {
    const table = `IP address       HW type     Flags       HW address            Mask     Device
192.168.0.1      0x1         0x2         a4:2b:b0:44:55:66     *        wlan0
192.168.0.31     0x1         0x2         da:a1:19:01:02:03     *        wlan0
192.168.0.44     0x1         0x0         00:00:00:00:00:00     *        wlan0
10.0.0.9         0x1         0x2         da:a1:19:01:02:04     *        eth0
`
    const route = 'Iface\tDestination\tGateway\nwlan0\t00000000\t0100A8C0\t0003\n'
    expect(linuxRouters(route)).toEqual(['192.168.0.1'])
    const rows = linuxNeighbours(table, 'wlan0')
    expect(countNeighbours(rows, linuxRouters(route))).toEqual({ all: 1, phones: 1 })
  })
})

describe('visits', () => {
  it('are forgotten after ten minutes, and when a phone has come', () => {
    let now = 0
    const log = createVisitLog(() => now)
    log.note({ type: 'old-code' })
    now += 9 * 60_000
    log.note({ type: 'no-http' })
    expect(log.recent()).toEqual({ ...VISITS, oldCode: true, noHttp: true })
    now += 2 * 60_000
    expect(log.recent()).toEqual({ ...VISITS, noHttp: true })
    log.clear()
    expect(log.recent()).toEqual(VISITS)
  })

  it('show of a name what a name can be made of, and not all of it', () => {
    const log = createVisitLog(() => 0)
    log.note({ type: 'wrong-host', host: 'a<b>\u202E.example:80 x'.padEnd(200, 'x') })
    expect(log.recent().wrongHost).toBe('ab.example:80'.padEnd(60, 'x'))
  })

  it('know TLS by its first bytes, and what was a token by its length', () => {
    expect(isTls(Uint8Array.of(0x16, 3, 1))).toBe(true)
    expect(isTls(new TextEncoder().encode('GET /'))).toBe(false)
    expect(isTls(undefined)).toBe(false)
    expect(isLikeToken('/Zx3_9ab-cdEFGHijklmnop/')).toBe(true)
    expect(isLikeToken('/favicon.ico')).toBe(false)
    expect(isLikeToken('/robots.txt')).toBe(false)
  })
})
