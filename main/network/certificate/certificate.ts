import { createPublicKey, type KeyObject, randomBytes, sign } from 'node:crypto'
import { isIPv4 } from 'node:net'
import {
  bits,
  integer,
  numbered,
  numberedBytes,
  objectId,
  octets,
  sequence,
  set,
  text,
  time,
  yes,
} from './der'

const DAY_MS = 24 * 60 * 60 * 1000
const VALID_DAYS = 365

const ECDSA_WITH_SHA256 = sequence(objectId('1.2.840.10045.4.3.2'))
const COMMON_NAME = objectId('2.5.4.3')
const SERVER_AUTH = objectId('1.3.6.1.5.5.7.3.1')

/**
 * A certificate that vouches for itself: X.509 version 3 as RFC 5280 says, for one year from yesterday (a phone's clock may be slow).
 * Key and signature are Node's; only the form around them is made here.
 * @param key of ECDSA P-256
 * @param names IPv4 addresses and host names that it is for
 * @param now milliseconds since 1970
 * @returns PEM
 */
export function selfSigned(key: KeyObject, names: readonly string[], now: number): string {
  const publicKey = createPublicKey(key).export({ type: 'spki', format: 'der' })
  const name = sequence(set(sequence(COMMON_NAME, text('Snapland'))))
  const signed = sequence(
    numbered(0, integer(Buffer.from([2]))),
    integer(serialNumber()),
    ECDSA_WITH_SHA256,
    name,
    sequence(time(now - DAY_MS), time(now + (VALID_DAYS - 1) * DAY_MS)),
    name,
    publicKey,
    numbered(3, sequence(...extensions(names))),
  )
  const der = sequence(signed, ECDSA_WITH_SHA256, bits(sign('sha256', signed, key)))
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
      ? numberedBytes(7, Buffer.from(name.split('.').map(Number)))
      : numberedBytes(2, Buffer.from(name, 'ascii')),
  )
  const extension = (id: string, value: Buffer, critical = false) =>
    sequence(objectId(id), ...(critical ? [yes()] : []), octets(value))
  return [
    // It is nobody's authority but its own.
    extension('2.5.29.19', sequence(), true),
    extension('2.5.29.37', sequence(SERVER_AUTH)),
    extension('2.5.29.17', sequence(...alternatives)),
  ]
}
