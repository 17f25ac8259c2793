import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { askWifiPassword, connectionOf, readNetshKey } from './wifi-password'

const recorded = (name: string) =>
  readFileSync(new URL(`../../test/fixtures/network/${name}`, import.meta.url), 'utf8')

it.each([
  ['en', 'not: a real one'],
  ['zh', 'not a real one'],
  ['es', null],
])('is read from an output of Windows in %s, without its labels', (language, password) => {
  const output = recorded(`windows-wlan-key.${language}.txt`)
  expect(readNetshKey(output)).toBe(password)
  expect(readNetshKey(output.replaceAll('\n', '\r\n'))).toBe(password)
})

it('is none where Windows tells none, or has a network of a company', () => {
  const told = recorded('windows-wlan-key.zh.txt')
  expect(readNetshKey(told.replace(/^.*not a real one\n/m, ''))).toBeNull()
  const more = '    802.1X : Enabled\n    EAP type : PEAP\n'
  expect(readNetshKey(told.replace(/^.*not a real one\n/m, (line) => line + more))).toBeNull()
  expect(readNetshKey('Profile "x" is not found on the system.')).toBeNull()
  expect(readNetshKey('')).toBeNull()
})

const UUID = '0e4f7d6e-2f1b-4b7e-9d0b-0b7d5c1a2e3f'
const WIFI = { name: 'Home"&calc', interfaceName: 'wlp3s0' }

it('is asked of NetworkManager by the connection of the interface', async () => {
  const asked: string[][] = []
  const run = async (program: string, args: readonly string[]) => {
    asked.push([program, ...args])
    return args.includes('--active') ? `lo:x\nwlp3s0:${UUID}\n` : ' pass:wo\\rd \n'
  }
  expect(await askWifiPassword('linux', run, WIFI)).toBe(' pass:wo\\rd ')
  expect(asked.map((each) => each.at(-1))).toEqual(['--active', UUID])
  expect(connectionOf(`wlp3s0:${UUID}; rm`, 'wlp3s0')).toBeNull()
})

it('is null where the system tells nothing, or something else', async () => {
  for (const platform of ['linux', 'win32', 'darwin', 'freebsd'] as const) {
    expect(await askWifiPassword(platform, async () => null, WIFI)).toBeNull()
    expect(await askWifiPassword(platform, async () => 'short\n', WIFI)).toBeNull()
  }
})

it('gives the name of the Wi-Fi to no shell', async () => {
  const asked: string[][] = []
  const run = async (program: string, args: readonly string[]) => {
    asked.push([program, ...args])
    return recorded('windows-wlan-key.en.txt')
  }
  expect(await askWifiPassword('win32', run, WIFI)).toBe('not: a real one')
  expect(asked).toHaveLength(1)
  expect(asked[0]?.[0]).toMatch(/\\netsh\.exe$/)
  expect(asked[0]).toContain('name=Home"&calc')
})
