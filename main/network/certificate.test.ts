import { generateKeyPairSync, X509Certificate } from 'node:crypto'
import { expect, it } from 'vitest'
import { selfSigned } from './certificate'

const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
const NOW = Date.parse('2026-11-22T18:03:11Z')
const made = (names: string[], now = NOW) => new X509Certificate(selfSigned(privateKey, names, now))

it('is signed with its own key and valid from yesterday for a year', () => {
  const cert = made(['192.168.0.12'])
  expect(cert.checkPrivateKey(privateKey)).toBe(true)
  expect(cert.verify(cert.publicKey)).toBe(true)
  expect(cert.checkIssued(cert)).toBe(true)
  expect(cert.ca).toBe(false)
  expect(Date.parse(cert.validFrom)).toBe(Date.parse('2026-11-21T18:03:11Z'))
  expect(Date.parse(cert.validTo)).toBe(Date.parse('2027-11-21T18:03:11Z'))
})

it('is for these addresses and names, to serve, and for no other', () => {
  const cert = made(['192.168.0.12', '10.0.0.1', 'localhost', 'laptop.local'])
  expect(cert.subjectAltName).toBe(
    'IP Address:192.168.0.12, IP Address:10.0.0.1, DNS:localhost, DNS:laptop.local',
  )
  expect(cert.checkIP('192.168.0.13')).toBeUndefined()
  expect(cert.checkHost('evil.local')).toBeUndefined()
  // Node's name for what the standard calls the extended use.
  expect(cert.keyUsage).toEqual(['1.3.6.1.5.5.7.3.1'])
})

it('holds more addresses than fit into a short length', () => {
  const names = Array.from({ length: 60 }, (_, at) => `10.0.0.${at}`)
  const cert = made(names)
  for (const name of names) expect(cert.checkIP(name)).toBe(name)
})

it('is dated rightly from 2050 on', () => {
  const cert = made(['10.0.0.1'], Date.parse('2050-06-01T00:00:00Z'))
  expect(Date.parse(cert.validTo)).toBe(Date.parse('2051-05-31T00:00:00Z'))
})

it('never has the same number twice', () => {
  const numbers = Array.from({ length: 50 }, () => made(['10.0.0.1']).serialNumber)
  expect(new Set(numbers).size).toBe(50)
})
