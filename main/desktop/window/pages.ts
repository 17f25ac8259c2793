/**
 * A page of the app: the host of its origin, address, Content-Security-Policy and preload script.
 */
export interface AppPage {
  host: string
  address: string
  policy: string
  preload: string
}

const policy = (...directives: string[]) =>
  [
    "default-src 'none'",
    ...directives,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-src 'none'",
    "frame-ancestors 'none'",
    "object-src 'none'",
    "require-trusted-types-for 'script'",
  ].join('; ')

/** What the person sees. */
export const WINDOW_PAGE: AppPage = {
  host: 'snapland',
  address: 'app://snapland/index.html',
  policy: policy(
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' photo: data:",
    'media-src photo:',
    "connect-src 'none'",
  ),
  preload: 'preload/index.cjs',
}

/**
 * The thumbnailer, an origin of its own. It may read photos as pictures, videos or bytes and run
 * WebAssembly for the decoders, which are files of its own.
 */
export const THUMBNAILER_PAGE: AppPage = {
  host: 'thumbnailer',
  address: 'app://thumbnailer/thumbnailer.html',
  policy: policy(
    "script-src 'self' 'wasm-unsafe-eval'",
    'img-src photo:',
    'media-src photo:',
    "connect-src 'self' photo:",
  ),
  preload: 'preload/thumbnailer.cjs',
}

/** The frame that a message came from. */
interface SenderFrame {
  url: string
  /** null for a main frame. */
  parent: unknown
}

/**
 * Whether a message came from the main frame of our own page. Compares protocol and host: Node
 * gives custom schemes the origin "null", which equals every other "null".
 */
export function isOurPage(frame: SenderFrame | null, host: string): boolean {
  if (!frame || frame.parent || !URL.canParse(frame.url)) return false
  const url = new URL(frame.url)
  return url.protocol === 'app:' && url.host === host
}

/** What the app's own pages are made of; nothing else is served. */
const SERVED = /\.(html|js|css|svg|png|woff2|wasm)$/

/** A name that cannot climb, hide, hold a separator or name a Windows stream. */
const SEGMENT = /^[A-Za-z0-9_-][A-Za-z0-9._-]*$/

/**
 * Which built file an `app://<host>/…` address means, as its way below the pages' folder; null for
 * every address that means none.
 */
export function servedPath(address: string, host: string): string[] | null {
  const url = URL.canParse(address) ? new URL(address) : null
  if (url?.protocol !== 'app:' || url.host !== host) return null
  const segments = url.pathname === '/' ? ['index.html'] : url.pathname.slice(1).split('/')
  const isServed = SERVED.test(segments.at(-1) ?? '')
  return isServed && segments.every((segment) => SEGMENT.test(segment)) ? segments : null
}
