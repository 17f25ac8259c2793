import { useMemo, useRef, useState } from 'preact/hooks'
import { countedKey } from '../../contract/counted'
import { kindsOf } from '../state/view'
import type { WindowModel } from '../state/window-state'
import { useSize } from '../ui/hooks'
import { useLanguage } from '../ui/language'
import type { Room } from './use-room'
import { codeSize, LargeCode, WallCode } from './wall-code'
import { WallPhotos } from './wall-photos'

/** What the people in the room see: the photos beside the code, or the code alone. */
export function WallScreen({ model, room }: { model: WindowModel; room: Room }) {
  const { t } = useLanguage()
  const { shown, held, isCodeLarge } = room
  const screen = useRef<HTMLDivElement>(null)
  const size = useSize(screen)
  const [stood] = useState(() => new Set(shown.map(({ id }) => id)))
  const count = useRoomCount(room)
  const isEmpty = shown.length === 0
  const code = size ? codeSize(size, isEmpty) : 0
  return (
    <div ref={screen} class="wall-room" data-empty={isEmpty}>
      <div class="wall-side" style={{ '--code': `${code}px` }} inert={isCodeLarge}>
        <div class="wall-words">
          <p class="wall-count">{isEmpty ? t('window.wall.nothingYet') : count}</p>
          {held.length > 0 && (
            <p class="wall-waiting">
              {t(countedKey('window.wall.waiting', held), { count: held.length })}
            </p>
          )}
        </div>
        <WallCode model={model} size={code} />
      </div>
      {!isEmpty && (
        <WallPhotos room={room} stood={stood} colours={model.colours} isHidden={isCodeLarge} />
      )}
      {isCodeLarge && size && <LargeCode model={model} screen={size} />}
    </div>
  )
}

/** "27 photos from 9 phones". */
export function useRoomCount({ shown }: Pick<Room, 'shown'>): string {
  const { t } = useLanguage()
  return useMemo(() => {
    const senders = new Set(shown.map(({ sender }) => sender.id)).size
    const phones = t('window.gallery.phones', { count: senders })
    const { photos, videos } = kindsOf(shown)
    if (videos === 0) return t('window.wall.count', { count: photos, phones })
    const kinds = [
      ...(photos > 0 ? [t('window.gallery.photos', { count: photos })] : []),
      t('window.gallery.videos', { count: videos }),
      phones,
    ]
    return kinds.join(' · ')
  }, [shown, t])
}
