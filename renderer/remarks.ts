import { PREVIEW_MAX_PIXELS } from '../contract/bridge'
import type { Tile } from './tiles'

/** What is worth saying of a photo, beside its size. */
export type Remark = 'heic' | 'damaged' | 'too-large' | 'duplicate'

/** In the order of their weight; of most photos there is nothing to say. */
export function remarksOf(
  photo: Pick<Tile, 'format' | 'size' | 'isDamaged' | 'sentAgain'>,
): Remark[] {
  const { format, size, isDamaged, sentAgain } = photo
  const remarks: [Remark, boolean][] = [
    ['damaged', isDamaged],
    ['too-large', size !== null && size.width * size.height > PREVIEW_MAX_PIXELS],
    ['heic', format === 'heic'],
    ['duplicate', sentAgain],
  ]
  return remarks.flatMap(([remark, isTrue]) => (isTrue ? [remark] : []))
}
