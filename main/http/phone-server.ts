import type { KeptCertificate } from '../network/certificate/kept-certificate'
import { createEncryptedServer } from './encrypted-server'
import { plainAnswer } from './plain-answer'
import { createHttpServer, type Handle, type PhoneServer } from './server'

export interface PhoneServerDeps {
  /** null for plain http. */
  certificate: KeptCertificate | null
  handle: Handle
  isLocal(address: string | undefined): boolean
  /** Every name and address of the receiver at this moment. */
  names(): readonly string[]
  allowedHosts(): ReadonlySet<string>
}

export interface OpenPhoneServer extends PhoneServer {
  /** The names have become others: the certificate has to be for them. Does nothing without encryption. */
  followNames(): Promise<void>
}

/** The server that phones reach, as the person wants it: plain or encrypted. */
export async function createPhoneServer(deps: PhoneServerDeps): Promise<OpenPhoneServer> {
  const { certificate, handle, isLocal, names } = deps
  if (certificate === null)
    return { ...createHttpServer(handle, isLocal), followNames: async () => {} }
  const first = await certificate.coverNames(names())
  const encrypted = createEncryptedServer(handle, plainAnswer(deps.allowedHosts), isLocal, first)
  return {
    ...encrypted,
    followNames: async () => encrypted.show(await certificate.coverNames(names())),
  }
}
