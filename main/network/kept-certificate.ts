import { createPrivateKey, generateKeyPairSync, type KeyObject, X509Certificate } from 'node:crypto'
import { isIPv4 } from 'node:net'
import { join } from 'node:path'
import { putAside, readOwn } from '../base/own-file'
import { writeWhole } from '../base/write-whole'
import { selfSigned } from './certificate'

const FILE = 'certificate.pem'
/** One that ends sooner is replaced, so that none ends while it is in use. */
const LEAST_LEFT_MS = 30 * 24 * 60 * 60 * 1000

/** At most that many addresses of different places are remembered. */
const MOST = 16

/** What TLS needs, in PEM: one key, and certificates of it, the oldest first. */
export interface Certificates {
  key: string
  certs: readonly string[]
}

export interface KeptCertificate {
  /**
   * Those in use, where each of these names has one that is good for a while; else with a new one
   * for all of them. An address keeps the first one it had: that is what a phone was told to trust,
   * and a browser takes no other for it.
   */
  coverNames(names: readonly string[]): Promise<Certificates>
  /** The last ones, for whatever names; null where there never was one. */
  kept(): Promise<Certificates | null>
}

/**
 * The certificates of this computer, in `certificate.pem` of the data folder, readable by its owner
 * alone. They are kept over restarts, so that a phone told to trust one does not ask again. A
 * damaged file is replaced: nothing is lost but that trust.
 */
export function keptCertificate(dataFolder: string, now: () => number): KeptCertificate {
  const path = join(dataFolder, FILE)
  let present: Certificates | null = null

  async function load(): Promise<Certificates | null> {
    const found = await readOwn(path)
    if (found === 'not-ours') await putAside(path)
    return found === null || found === 'not-ours' ? null : certificatesIn(found.text)
  }

  const kept = async () => {
    present ??= await load()
    return present
  }

  return {
    kept,
    async coverNames(names) {
      const known = await kept()
      const certs = known?.certs.filter((cert) => isGood(cert, names, now())) ?? []
      const isNew = (name: string) => certs.every((cert) => !isFor(new X509Certificate(cert), name))
      if (known && !names.some(isNew)) return { ...known, certs }
      const key = known ? createPrivateKey(known.key) : newKey()
      const all = [...certs, selfSigned(key, names, now())].slice(-MOST)
      present = { key: key.export({ type: 'pkcs8', format: 'pem' }).toString(), certs: all }
      await writeWhole(path, present.key + all.join(''))
      return present
    },
  }
}

const newKey = (): KeyObject => generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey

/** null when the file is not what we wrote. */
function certificatesIn(text: string): Certificates | null {
  const certs = text.match(/-----BEGIN CERTIFICATE-----[^-]*-----END CERTIFICATE-----\n/g)
  if (!certs) return null
  const key = text.slice(0, text.indexOf('-----BEGIN CERTIFICATE-----'))
  try {
    const own = createPrivateKey(key)
    return certs.every((cert) => new X509Certificate(cert).checkPrivateKey(own))
      ? { key, certs }
      : null
  } catch {
    return null
  }
}

/** Whether it is for a name or an IPv4 address. */
export const isFor = (cert: X509Certificate, name: string): boolean =>
  (isIPv4(name) ? cert.checkIP(name) : cert.checkHost(name)) !== undefined

/** Whether it lasts for a while, and is for all names that go with each address. */
function isGood(pem: string, names: readonly string[], now: number): boolean {
  const cert = new X509Certificate(pem)
  const isInTime =
    Date.parse(cert.validFrom) <= now && Date.parse(cert.validTo) - now > LEAST_LEFT_MS
  return isInTime && names.every((name) => isIPv4(name) || isFor(cert, name))
}
