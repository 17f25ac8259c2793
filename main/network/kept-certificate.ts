import { createPrivateKey, generateKeyPairSync, type KeyObject, X509Certificate } from 'node:crypto'
import { isIPv4 } from 'node:net'
import { join } from 'node:path'
import { putAside, readOwn } from '../base/own-file'
import { writeWhole } from '../base/write-whole'
import { selfSigned } from './certificate'

const FILE = 'certificate.pem'
/** One that ends sooner is replaced, so that none ends while it is in use. */
const LEAST_LEFT_MS = 30 * 24 * 60 * 60 * 1000

/** What TLS needs, in PEM. */
export interface Certificate {
  key: string
  cert: string
}

export interface KeptCertificate {
  /**
   * The one in use, if it is for all these names and good for a while; else a new one with the same
   * key.
   */
  coverNames(names: readonly string[]): Promise<Certificate>
  /** The last one, for whatever names; null where there never was one. */
  kept(): Promise<Certificate | null>
}

/**
 * The certificate of this computer, in `certificate.pem` of the data folder, readable by its owner
 * alone. It is kept over restarts, so that a phone told to trust it does not ask again. A damaged
 * file is replaced: nothing is lost but that trust.
 */
export function keptCertificate(dataFolder: string, now: () => number): KeptCertificate {
  const path = join(dataFolder, FILE)
  let present: Certificate | null = null

  async function load(): Promise<Certificate | null> {
    const found = await readOwn(path)
    if (found === 'not-ours') await putAside(path)
    return found === null || found === 'not-ours' ? null : certificateIn(found.text)
  }

  const kept = async () => {
    present ??= await load()
    return present
  }

  return {
    kept,
    async coverNames(names) {
      const known = await kept()
      if (known && isGood(new X509Certificate(known.cert), names, now())) return known
      const key = known ? createPrivateKey(known.key) : newKey()
      const cert = selfSigned(key, names, now())
      present = { key: key.export({ type: 'pkcs8', format: 'pem' }).toString(), cert }
      await writeWhole(path, present.key + cert)
      return present
    },
  }
}

const newKey = (): KeyObject => generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey

/** null when the file is not what we wrote. */
function certificateIn(text: string): Certificate | null {
  const end = text.indexOf('-----BEGIN CERTIFICATE-----')
  if (end < 0) return null
  const [key, cert] = [text.slice(0, end), text.slice(end)]
  try {
    return new X509Certificate(cert).checkPrivateKey(createPrivateKey(key)) ? { key, cert } : null
  } catch {
    return null
  }
}

function isGood(cert: X509Certificate, names: readonly string[], now: number): boolean {
  const isInTime =
    Date.parse(cert.validFrom) <= now && Date.parse(cert.validTo) - now > LEAST_LEFT_MS
  const isFor = (name: string) => (isIPv4(name) ? cert.checkIP(name) : cert.checkHost(name))
  return isInTime && names.every((name) => isFor(name) !== undefined)
}
