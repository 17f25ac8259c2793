/** Types of the files that the app's own pages are made of; nothing else is served. */
const TYPES: ReadonlyMap<string | undefined, string> = new Map([
  ['html', 'text/html; charset=utf-8'],
  ['js', 'text/javascript; charset=utf-8'],
  ['css', 'text/css; charset=utf-8'],
  ['svg', 'image/svg+xml'],
  ['png', 'image/png'],
  ['woff2', 'font/woff2'],
])

/** A name that cannot climb, hide, hold a separator or name a Windows stream. */
const SEGMENT = /^[A-Za-z0-9_-][A-Za-z0-9._-]*$/

export interface ServedPath {
  /** Below the pages' folder. */
  segments: string[]
  type: string
}

/** Which built file an `app://<host>/…` address means; null for every address that means none. */
export function servedPath(address: string, host: string): ServedPath | null {
  const url = URL.canParse(address) ? new URL(address) : null
  if (url?.protocol !== 'app:' || url.host !== host) return null
  const segments = url.pathname === '/' ? ['index.html'] : url.pathname.slice(1).split('/')
  const type = TYPES.get(/\.([a-z0-9]+)$/.exec(segments.at(-1) ?? '')?.[1])
  return type && segments.every((segment) => SEGMENT.test(segment)) ? { segments, type } : null
}
