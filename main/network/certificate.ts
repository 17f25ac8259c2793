import { createPublicKey, type KeyObject, randomBytes, sign } from 'node:crypto'
import { isIPv4 } from 'node:net'

/** The few types of DER (ITU-T X.690) that a certificate needs: a tag, a length, the content. */
type Content = Uint8Array

const element = (tag: number, ...contents: readonly Content[]): Buffer => {
  const content = Buffer.concat(contents)
  return Buffer.concat([Buffer.from([tag, ...lengthOf(content.length)]), content])
}

/** Up to 127 in one byte; above, the number of bytes that follow and then those (X.690, 8.1.3). */
function lengthOf(length: number): number[] {
  if (length < 128) return [length]
  const bytes = length < 256 ? [length] : [length >> 8, length & 0xff]
  return [0x80 | bytes.length, ...bytes]
}

const sequence = (...parts: readonly Content[]) => element(0x30, ...parts)
const setOf = (...parts: readonly Content[]) => element(0x31, ...parts)
/** @param bytes of a positive number, most significant first and below 128 */
const integer = (bytes: Content) => element(0x02, bytes)
const booleanTrue = () => element(0x01, Buffer.from([0xff]))
const utf8String = (value: string) => element(0x0c, Buffer.from(value, 'utf8'))
const octetString = (content: Content) => element(0x04, content)
/** Of whole bytes: no bit of the last one is unused. */
const bitString = (content: Content) => element(0x03, Buffer.from([0]), content)
/** `[n] EXPLICIT`: a context-specific tag around other elements. */
const explicit = (number: number, ...parts: readonly Content[]) => element(0xa0 | number, ...parts)
/** `[n] IMPLICIT` of a primitive type: the tag takes the place of the type's own. */
const implicit = (number: number, content: Content) => element(0x80 | number, content)

/**
 * `2.5.29.17`: the first two numbers share a byte, the others take seven bits a byte (X.690, 8.19).
 */
function objectIdentifier(dotted: string): Buffer {
  const [first = 0, second = 0, ...others] = dotted.split('.').map(Number)
  return element(0x06, Buffer.from([first * 40 + second, ...others.flatMap(inSevenBits)]))
}

function inSevenBits(value: number): number[] {
  const bytes = [value & 0x7f]
  for (let rest = value >> 7; rest > 0; rest >>= 7) bytes.unshift((rest & 0x7f) | 0x80)
  return bytes
}

/**
 * To the second; with two digits for the year until 2049, with four from 2050 on (RFC 5280,
 * 4.1.2.5).
 */
function time(milliseconds: number): Buffer {
  const digits = new Date(milliseconds).toISOString().replace(/\.\d+|[-:T]/g, '')
  const isSoon = Number(digits.slice(0, 4)) < 2050
  return isSoon ? element(0x17, Buffer.from(digits.slice(2))) : element(0x18, Buffer.from(digits))
}

const DAY_MS = 24 * 60 * 60 * 1000
const VALID_DAYS = 365

const ECDSA_WITH_SHA256 = sequence(objectIdentifier('1.2.840.10045.4.3.2'))
const COMMON_NAME = objectIdentifier('2.5.4.3')
const SERVER_AUTH = objectIdentifier('1.3.6.1.5.5.7.3.1')

/**
 * A certificate that vouches for itself: X.509 version 3 as RFC 5280 says, for one year from
 * yesterday (a phone's clock may be slow). Key and signature are Node's; only the form around them
 * is made here.
 * @param key of ECDSA P-256
 * @param names IPv4 addresses and host names that it is for
 * @param now milliseconds since 1970
 * @returns PEM
 */
export function selfSigned(key: KeyObject, names: readonly string[], now: number): string {
  const publicKey = createPublicKey(key).export({ type: 'spki', format: 'der' })
  const name = sequence(setOf(sequence(COMMON_NAME, utf8String('Snapland'))))
  const signed = sequence(
    explicit(0, integer(Buffer.from([2]))),
    integer(serialNumber()),
    ECDSA_WITH_SHA256,
    name,
    sequence(time(now - DAY_MS), time(now + (VALID_DAYS - 1) * DAY_MS)),
    name,
    publicKey,
    explicit(3, sequence(...extensions(names))),
  )
  const der = sequence(signed, ECDSA_WITH_SHA256, bitString(sign('sha256', signed, key)))
  const lines = der.toString('base64').match(/.{1,64}/g) ?? []
  return `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`
}

/** Positive, and never the same twice: browsers refuse two certificates of one name and number. */
function serialNumber(): Buffer {
  const number = randomBytes(16)
  number[0] = ((number[0] ?? 0) & 0x3f) | 0x40
  return number
}

function extensions(names: readonly string[]): Buffer[] {
  // RFC 5280, 4.2.1.6: a name is a dNSName, an address is its four bytes.
  const alternatives = names.map((name) =>
    isIPv4(name)
      ? implicit(7, Buffer.from(name.split('.').map(Number)))
      : implicit(2, Buffer.from(name, 'ascii')),
  )
  const extension = (id: string, value: Buffer, critical = false) =>
    sequence(objectIdentifier(id), ...(critical ? [booleanTrue()] : []), octetString(value))
  return [
    // It is nobody's authority but its own.
    extension('2.5.29.19', sequence(), true),
    extension('2.5.29.37', sequence(SERVER_AUTH)),
    extension('2.5.29.17', sequence(...alternatives)),
  ]
}
