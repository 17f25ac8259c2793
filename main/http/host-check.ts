import { timingSafeEqual } from 'node:crypto'

/** How phones reach this computer. */
export type Scheme = 'http' | 'https'

/**
 * Allowed values of `Host`, with the port as a browser writes it: none for the scheme's default
 * port. An exact set defeats DNS rebinding: a foreign name that resolves to us is not in it.
 */
export function hostSet(
  names: readonly string[],
  port: number,
  scheme: Scheme = 'http',
): ReadonlySet<string> {
  const isOwn = port === { http: 80, https: 443 }[scheme]
  return new Set(names.flatMap((name) => (isOwn ? [name, `${name}:${port}`] : [`${name}:${port}`])))
}

/**
 * Whether the request names us, by its raw headers: frameworks pick one of two Host headers, and
 * read `evil@192.168.1.5` as us.
 * @param rawHeaders name, value, name, value... as Node's `rawHeaders`
 */
export function isHostAllowed(
  rawHeaders: readonly string[],
  allowed: ReadonlySet<string>,
): boolean {
  const hosts = rawHeaderValues(rawHeaders, 'host')
  return hosts.length === 1 && allowed.has((hosts[0] ?? '').toLowerCase())
}

/** Whether the request comes from no page at all (curl, an app) or from a page of ours. */
export function isOriginAllowed(
  rawHeaders: readonly string[],
  allowed: ReadonlySet<string>,
  scheme: Scheme = 'http',
): boolean {
  const start = `${scheme}://`
  return rawHeaderValues(rawHeaders, 'origin').every(
    (origin) => origin.startsWith(start) && allowed.has(origin.slice(start.length).toLowerCase()),
  )
}

/** Compares in constant time, which reveals nothing of how much of the guess was right. */
export function isSameSecret(guess: string, token: string): boolean {
  const [a, b] = [Buffer.from(guess), Buffer.from(token)]
  return a.length === b.length && timingSafeEqual(a, b)
}

/** Whether a request asks for something below the token, the first segment of its path. */
export const holdsToken = ({ url = '' }: { url?: string | undefined }, token: string): boolean =>
  isSameSecret(url.split(/[/?]/, 2)[1] ?? '', token)

function rawHeaderValues(rawHeaders: readonly string[], name: string): string[] {
  return rawHeaders.filter((_, at) => at % 2 === 1 && rawHeaders[at - 1]?.toLowerCase() === name)
}
