export type PhotoKind = 'thumb' | 'full' | 'original'

/** A photo's id: 128 bits in hexadecimal. It names cache files too, so nothing else may pass. */
export function isPhotoId(id: unknown): id is string {
  return typeof id === 'string' && /^[0-9a-f]{32}$/.test(id)
}

/** The photo that a `photo://<kind>/<id>` address means; null for every other address. */
export function photoAddress(address: string): { kind: PhotoKind; id: string } | null {
  const [, kind, id] = /^photo:\/\/([a-z]+)\/([^/]+)$/.exec(address) ?? []
  return isKind(kind) && isPhotoId(id) ? { kind, id } : null
}

function isKind(kind: string | undefined): kind is PhotoKind {
  return kind === 'thumb' || kind === 'full' || kind === 'original'
}
