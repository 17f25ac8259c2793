import type { Prepared } from '../base/prepared'
import type { Certificates, KeptCertificate } from '../network/kept-certificate'
import { listen } from '../network/listen'
import { hostSet, type Scheme } from './host-check'
import { createListener, type Handle, type Listener, type ListenerDeps } from './listener'

export interface PhoneServerDeps extends ListenerDeps {
  /** The only IPv4 address to listen on; null: all. */
  host: string | null
  certificate: KeptCertificate
  /** Every name and address of the receiver at this moment. */
  names(): readonly string[]
  /** Those that it had before, too. */
  knownNames(): readonly string[]
}

/** How phones may reach the receiver. */
export interface Wanted {
  /** null: any; at the start one of the candidates before others. */
  port: number | null
  encrypted: boolean
}

/** What stays is left out. */
export interface Change {
  port?: number | null | undefined
  encrypted?: boolean | undefined
}

/** What phones reach, at one port at a time. */
export interface PhoneServer {
  port(): number
  scheme(): Scheme
  /** The values of `Host` that mean the receiver. */
  allowedHosts(): ReadonlySet<string>
  /** Those that meant it before, too. */
  knownHosts(): ReadonlySet<string>
  /** The names have become others: the certificate has to be for them. */
  followNames(): Promise<void>
  /**
   * Opens another port beside the present one, or makes what encryption needs. Requests that are
   * under way when it is put in force go on to their end, wherever they came in.
   * @throws AppError when the port cannot be had
   */
  prepare(change: Change): Promise<Prepared>
  /** Ends every connection. */
  close(): Promise<void>
}

/**
 * @param candidates ports to try where none is wanted, best first
 * @throws AppError when the port cannot be had
 */
export async function openPhoneServer(
  deps: PhoneServerDeps,
  wanted: Wanted,
  candidates: readonly number[],
): Promise<PhoneServer> {
  const { host, names, knownNames } = deps
  const hostsOf = (each: readonly string[]) => hostSet(each, present.port(), scheme)
  const certificateFor = (encrypted: boolean) =>
    encrypted ? deps.certificate.coverNames(names()) : deps.certificate.kept()
  async function open(port: number | null, certificates: Certificates | null): Promise<Listener> {
    const listener = createListener(deps)
    listener.useCertificates(certificates)
    await listen(listener.server, { host, port, candidates })
    // A connection that could not be taken, for want of a file descriptor.
    listener.server.on('error', deps.report)
    return listener
  }
  const retired = new Set<Listener>()
  function retire(listener: Listener): void {
    retired.add(listener)
    void listener.retire().then(() => retired.delete(listener))
  }

  let present = await open(wanted.port, await certificateFor(wanted.encrypted))
  let scheme = schemeOf(wanted)

  return {
    port: () => present.port(),
    scheme: () => scheme,
    allowedHosts: () => hostsOf(names()),
    knownHosts: () => hostsOf(knownNames()),
    async followNames() {
      if (scheme === 'https') present.useCertificates(await certificateFor(true))
    },
    async prepare({ port = null, encrypted = scheme === 'https' }) {
      const isMoving = port !== null && port !== present.port()
      const certificate = await certificateFor(encrypted)
      const next = isMoving ? await open(port, certificate) : present
      return {
        commit() {
          if (isMoving) retire(present)
          present = next
          present.useCertificates(certificate)
          scheme = schemeOf({ encrypted })
        },
        cancel: () => (isMoving ? next.close() : undefined),
      }
    },
    async close() {
      await Promise.all([present, ...retired].map((each) => each.close()))
    },
  }
}

const schemeOf = ({ encrypted }: Pick<Wanted, 'encrypted'>): Scheme =>
  encrypted ? 'https' : 'http'

/** By then the code is on the screen, milliseconds. */
const SETTLED_MS = 1000

/**
 * Loads the handler at the first request or a moment after the start, so that it does not delay the
 * code on the screen.
 * @param report called when loading fails; the request is closed then
 */
export function openLater(open: () => Promise<Handle>, report: (error: unknown) => void): Handle {
  let opening: Promise<Handle> | null = null
  const opened = () => {
    opening ??= open().catch((error: unknown) => {
      // What was missing for a moment may be there for the next request.
      opening = null
      throw error
    })
    return opening
  }
  setTimeout(() => opened().catch(report), SETTLED_MS).unref()
  return (request, response) => {
    opened().then(
      (handle) => handle(request, response),
      (error: unknown) => {
        report(error)
        response.destroy()
      },
    )
  }
}
