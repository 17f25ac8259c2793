import { FORMATS_WITHOUT_PREVIEW, PREVIEW_MAX_PIXELS } from '../../contract/bridge'
import type { Tile } from '../tiles'

/** Whether there is a thumbnail to ask for, or why there cannot be one. */
export function previewOf({ format, size }: Pick<Tile, 'format' | 'size'>) {
  if (format === 'other') return 'not-a-photo'
  if (FORMATS_WITHOUT_PREVIEW.includes(format)) return 'format'
  return size && size.width * size.height > PREVIEW_MAX_PIXELS ? 'too-large' : 'picture'
}
