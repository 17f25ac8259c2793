import type { RunCommand } from './facts/run-command'

interface Wifi {
  /** The SSID, a stranger's text: it is only ever an argument of a program, never of a shell. */
  name: string
  interfaceName: string
}

/**
 * The password of the Wi-Fi that an interface is in; null where the system does not tell it, or
 * there is none. macOS keeps it in a keychain, which would ask the person.
 */
export async function askWifiPassword(
  platform: NodeJS.Platform,
  run: RunCommand,
  { name, interfaceName }: Wifi,
): Promise<string | null> {
  if (platform === 'win32') {
    const netsh = `${process.env.SystemRoot ?? 'C:\\Windows'}\\System32\\netsh.exe`
    const profile = [`name=${name}`, `interface=${interfaceName}`, 'key=clear']
    const output = await run(netsh, ['wlan', 'show', 'profile', ...profile])
    return output === null ? null : readNetshKey(output)
  }
  if (platform !== 'linux') return null
  const active = '-t -e no -f DEVICE,UUID connection show --active'.split(' ')
  const id = connectionOf((await run('nmcli', active)) ?? '', interfaceName)
  if (id === null) return null
  const key = ['-s', '-e', 'no', '-g', '802-11-wireless-security.psk', 'connection', 'show', id]
  return passphraseOf((await run('nmcli', key))?.replace(/\n$/, ''))
}

/** The UUID of the connection of an interface, in lines `wlp3s0:0e4f...`. */
export const connectionOf = (output: string, interfaceName: string): string | null => {
  const line = output.split('\n').find((each) => each.startsWith(`${interfaceName}:`))
  return /^[0-9a-f-]{36}$/.exec(line?.slice(interfaceName.length + 1) ?? '')?.[0] ?? null
}

/** Of WPA: 8 to 63 printable characters of ASCII (IEEE 802.11, annex J.4). */
const passphraseOf = (text: string | undefined): string | null =>
  text !== undefined && /^[\x20-\x7e]{8,63}$/.test(text) ? text : null

/**
 * Of `netsh wlan show profile ... key=clear`, whose labels are in the language of Windows. Its
 * parts have a line of dashes under their title: the profile, connectivity, security and, since
 * Windows 8, cost. The third has pairs of authentication and cipher, whether there is a key, and
 * the key; that of a company (802.1X) has more, and an open network has the number of a key.
 */
export function readNetshKey(output: string): string | null {
  const lines = output.split(/\r?\n/)
  const starts = lines.flatMap((line, at) => (/^-{3,}\s*$/.test(line) ? [at + 1] : []))
  const [, , security, cost] = starts
  if (security === undefined) return null
  const rows = lines.slice(security, cost).flatMap((line) => {
    const [, label, value] = /^\s+(\S.*?)\s*: ?(.*)$/.exec(line) ?? []
    return label === undefined ? [] : [{ label, value }]
  })
  const [authentication, cipher] = rows.map(({ label }) => label)
  const rest = rows.filter(({ label }) => label !== authentication && label !== cipher)
  return rest.length === 2 ? passphraseOf(rest[1]?.value) : null
}
