import { existsSync } from 'node:fs'

/** A label of DNS (RFC 1123, 2.1), which is all that mDNS has beside `.local`. */
const LABEL = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/

/**
 * The name under which a system with mDNS can be found on its network (RFC 6762): `laptop.local`.
 * @param hostName the answer of `os.hostname()`
 * @returns null for a name that browsers could not ask for
 */
export function localName(hostName: string): string | null {
  const label = hostName.split('.', 1)[0]?.toLowerCase() ?? ''
  return LABEL.test(label) && label !== 'localhost' ? `${label}.local` : null
}

/** The socket of Avahi, which tells the name on Linux. */
const AVAHI = '/run/avahi-daemon/socket'

/** Whether this system tells the name by itself: macOS, Windows since 10, Linux with Avahi. */
export const isNameAnnounced = (
  platform: NodeJS.Platform,
  release: string,
  exists: (path: string) => boolean = existsSync,
): boolean =>
  platform === 'darwin' ||
  (platform === 'win32' && Number.parseInt(release, 10) >= 10) ||
  (platform === 'linux' && exists(AVAHI))
