import { FORMATS_WITHOUT_PREVIEW, isTooLargeToDecode } from '../../contract/bridge'
import type { Tile } from './tiles'

/** Whether there is a thumbnail to ask for, or why there cannot be one. */
export function previewOf(photo: Pick<Tile, 'format' | 'size' | 'bytes'>) {
  const { format } = photo
  if (format === 'other') return 'not-a-photo'
  if (FORMATS_WITHOUT_PREVIEW.includes(format)) return 'format'
  return isTooLargeToDecode(photo) ? 'too-large' : 'picture'
}
