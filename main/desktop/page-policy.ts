/** The Content-Security-Policy of the window: its own files, and pictures by id. */
export const WINDOW_POLICY = policy({
  'default-src': "'none'",
  'script-src': "'self'",
  'style-src': "'self'",
  'img-src': "'self' photo: data:",
  'media-src': 'photo:',
  'connect-src': "'none'",
})

/** The darkroom's: no pictures on a page, but the bytes of one photo, and WebAssembly for libheif. */
export const DARKROOM_POLICY = policy({
  'default-src': "'none'",
  'script-src': "'self' 'wasm-unsafe-eval'",
  'connect-src': 'photo:',
})

function policy(sources: Readonly<Record<string, string>>): string {
  const shared = {
    'base-uri': "'none'",
    'form-action': "'none'",
    'frame-src': "'none'",
    'frame-ancestors': "'none'",
    'object-src': "'none'",
    'require-trusted-types-for': "'script'",
  }
  return Object.entries({ ...sources, ...shared })
    .map(([name, value]) => `${name} ${value}`)
    .join('; ')
}
