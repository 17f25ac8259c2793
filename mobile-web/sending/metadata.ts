import type { MetadataKey } from '../../contract/http'

export type MetadataValues = Partial<Record<MetadataKey, string>>

/**
 * Writes tus's `Upload-Metadata`: keys and the base64 of their UTF-8, pairs joined by commas.
 * Empty values are left out.
 */
export function writeMetadata(values: MetadataValues): string {
  return Object.entries(values)
    .filter(([, value]) => value !== '')
    .map(([key, value]) => `${key} ${base64(value)}`)
    .join(',')
}

function base64(text: string): string {
  return btoa(String.fromCharCode(...new TextEncoder().encode(text)))
}
