import { useState } from 'preact/hooks'
import { PHOTO_URL } from '../../contract/bridge'
import { useLanguage } from '../language'
import type { Tile } from '../tiles'

/** The photo as large as fits, never larger than its pixels; its thumbnail stands in until the whole picture is there. */
export function Picture({ tile }: { tile: Tile }) {
  const { messages } = useLanguage()
  const [state, setState] = useState<'loading' | 'shown' | 'failed'>('loading')
  if (!tile.saved) return <p class="lightbox-none">{messages.lightbox.stillArriving}</p>
  if (state === 'failed') {
    return (
      <div class="lightbox-none" role="alert">
        <p>{messages.lightbox.cannotShow}</p>
        <p class="lightbox-untouched">{messages.lightbox.untouched}</p>
      </div>
    )
  }
  const shape = tile.size && { '--width': tile.size.width, '--height': tile.size.height }
  return (
    <div class="picture" data-sized={tile.size !== null} style={shape ?? undefined}>
      {tile.size && state === 'loading' && (
        <img class="picture-stand-in" src={PHOTO_URL.thumbnail(tile.id)} alt="" />
      )}
      <img
        class="picture-full"
        data-state={state}
        src={PHOTO_URL.full(tile.id)}
        alt={tile.name}
        decoding="async"
        draggable={false}
        onLoad={() => setState('shown')}
        onError={() => setState('failed')}
      />
    </div>
  )
}
