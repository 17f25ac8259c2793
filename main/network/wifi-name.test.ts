import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import {
  createWifiName,
  readIpconfig,
  readIwgetid,
  readNetsh,
  readNetworksetup,
  readNmcli,
} from './wifi-name'

describe('the name of the Wi-Fi, as the system prints it', () => {
  it.each([
    ['wlp3s0', 'Home'],
    ['wlx0', 'Café: 5\\6 GHz'],
    ['wlp9', null],
  ])('NetworkManager, for %s', (device, name) => {
    const output = [
      ' :wlp3s0:Neighbour',
      '*:wlp3s0:Home',
      ' :wlp3s0:',
      '*:wlx0:Café\\: 5\\\\6 GHz',
      '*:wlp9:',
    ].join('\n')
    expect(readNmcli(`${output}\n`, device)).toBe(name)
  })

  it.each([
    ['wlp3s0', 'Büro: 5 GHz\\'],
    ['wlp9', null],
  ])('NetworkManager, recorded, for %s', (device, name) => {
    const file = '../../test/fixtures/network/linux-nmcli-wifi.txt'
    expect(readNmcli(readFileSync(new URL(file, import.meta.url), 'utf8'), device)).toBe(name)
  })

  it('NetworkManager, gone mad, in no time', () => {
    const started = process.cpuUsage()
    expect(readNmcli(`${'a'.repeat(4_000_000)}\\`, 'wlan0')).toBeNull()
    expect(process.cpuUsage(started).user).toBeLessThan(1_000_000)
  })

  it('the wireless tools', () => {
    expect(readIwgetid('Home\n')).toBe('Home')
    expect(readIwgetid('\n')).toBeNull()
    expect(readIwgetid('a'.repeat(4_000_000))).toBeNull()
  })

  const windows = (name: string, ssid: string) =>
    [
      `    ${name}                   : Wi-Fi`,
      '    Description            : Intel(R) Wi-Fi 6 AX201 160MHz',
      '    GUID                   : 3f0a9c52-0c7e-4bb8-9d2b-1f5a3a0c7b11',
      '    Physical address       : 3c:22:fb:12:34:56',
      '    State                  : connected',
      ...(ssid === '' ? [] : [`    SSID                   : ${ssid}`]),
      '    AP BSSID               : 9c:3d:cf:00:11:22',
      '    Band                   : 5 GHz',
    ].join('\r\n')

  it.each([
    [windows('Name', 'Home'), 'Home'],
    [windows('이름', '우리집 5G'), '우리집 5G'],
    [windows('Name', 'A : B'), 'A : B'],
    [windows('Name', ''), null],
    ['The Wireless AutoConfig Service (wlansvc) is not running.', null],
  ])('Windows', (paragraph, name) => {
    const other = windows('Name', 'Cable').replace(': Wi-Fi', ': Wi-Fi 2')
    const output = `\r\nThere are 2 interfaces on the system: \r\n\r\n${other}\r\n\r\n${paragraph}\r\n`
    expect(readNetsh(output, 'Wi-Fi')).toBe(name)
  })

  it.each([
    ['en', 'Wi-Fi', 'SSID-1'],
    ['de', 'WLAN', 'SSID-1'],
    ['es', 'Wi-Fi', 'SSID-1'],
    ['en', 'Ethernet', null],
    ['denied', 'Wi-Fi', null],
  ])('Windows, recorded (%s), for %s', (language, interfaceName, name) => {
    const file = `../../test/fixtures/network/windows-wlan.${language}.txt`
    const output = readFileSync(new URL(file, import.meta.url), 'utf8')
    expect(readNetsh(output, interfaceName)).toBe(name)
  })

  it.each([
    ['  BSSID : 9c:3d:cf:00:11:22\n  IPv4 : <array> {\n  }\n  SSID : Home\n', 'Home'],
    ['  BSSID : <redacted>\n  SSID : <redacted>\n', null],
    ['  InterfaceType : Ethernet\n', null],
  ])('macOS, of the summary of an interface', (output, name) =>
    expect(readIpconfig(output)).toBe(name),
  )

  it.each([
    ['Current Wi-Fi Network: Home\n', 'Home'],
    ['You are not associated with an AirPort network.\n', null],
    ['en5 is not a Wi-Fi interface.\n', null],
  ])('macOS, of its network settings', (output, name) => {
    expect(readNetworksetup(output)).toBe(name)
  })
})

// It is printed in a terminal, which obeys what is hidden in it.
it.each<[string, (ssid: string) => string | null]>([
  ['NetworkManager', (ssid) => readNmcli(`*:wlan0:${ssid}\n`, 'wlan0')],
  ['macOS', (ssid) => readNetworksetup(`Current Wi-Fi Network: ${ssid}\n`)],
])('a name is none where a terminal would obey it: %s', (_system, read) => {
  expect(read('Free \x1b]0;owned\x07')).toBeNull()
  expect(read('Free \u202eeerf')).toBe('Free eerf')
})

describe('createWifiName', () => {
  const WIFI = { address: '192.168.0.12', interfaceName: 'wlan0', kind: 'wifi' } as const
  const asking = (answers: Record<string, string | null>) => {
    const asked: string[] = []
    let known = 0
    const names = createWifiName(
      () => {
        known += 1
      },
      async (name) => {
        asked.push(name)
        return answers[name] ?? null
      },
    )
    return { names, asked, known: () => known }
  }

  it('knows nothing at first, and asks once for one address', async () => {
    const { names, asked, known } = asking({ wlan0: 'Home' })
    expect(names.of(WIFI)).toBeNull()
    expect(names.of(WIFI)).toBeNull()
    await Promise.resolve()
    expect([names.of(WIFI), asked, known()]).toEqual(['Home', ['wlan0'], 1])
  })

  it('asks again at another address, and forgets the name meanwhile', async () => {
    const { names, asked } = asking({ wlan0: 'Home' })
    names.of(WIFI)
    await Promise.resolve()
    expect(names.of({ ...WIFI, address: '10.0.0.2' })).toBeNull()
    expect(asked).toEqual(['wlan0', 'wlan0'])
  })

  it('does not take the name of one network for another', async () => {
    const { names, known } = asking({ wlan0: 'Home' })
    names.of(WIFI)
    const cable = { address: '10.0.0.9', interfaceName: 'eth0', kind: 'ethernet' } as const
    expect(names.of(cable)).toBeNull()
    await Promise.resolve()
    expect([names.of(cable), known()]).toEqual([null, 0])
  })
})
