import { isTooLargeToDecode } from '../../contract/bridge'
import type { Tile } from '../state/tiles'

/** What is worth saying of a photo, beside its size. */
export type Remark = 'heic' | 'damaged' | 'too-large' | 'duplicate' | 'no-place'

/** In the order of their weight; of most photos there is nothing to say. */
export function remarksOf(
  photo: Pick<Tile, 'format' | 'size' | 'bytes' | 'isDamaged' | 'sentAgain' | 'isLocationRemoved'>,
): Remark[] {
  const { format, isDamaged, sentAgain, isLocationRemoved } = photo
  const remarks: [Remark, boolean][] = [
    ['damaged', isDamaged],
    ['too-large', isTooLargeToDecode(photo)],
    ['heic', format === 'heic'],
    ['duplicate', sentAgain],
    ['no-place', isLocationRemoved],
  ]
  return remarks.flatMap(([remark, isTrue]) => (isTrue ? [remark] : []))
}
