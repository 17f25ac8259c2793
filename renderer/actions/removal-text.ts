import type { RemovalEnd } from '../../contract/bridge'
import { countedKey } from '../../contract/counted'
import type { Translate } from '../../contract/translate'
import type { Tile } from '../state/tiles'

/** How it ended that photos were thrown away. */
export function removalText(
  t: Translate,
  photos: readonly Pick<Tile, 'format'>[],
  { isGone, missing }: RemovalEnd,
): string {
  const key = countedKey(isGone ? 'window.actions.inTrash' : 'window.actions.restored', photos)
  const count = photos.length - missing
  const parts = [
    ...(count > 0 ? [t(key, { count })] : []),
    ...(missing > 0 ? [t('window.actions.missing', { count: missing })] : []),
  ]
  return parts.join(' · ')
}
