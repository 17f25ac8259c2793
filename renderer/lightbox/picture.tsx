import { useState } from 'preact/hooks'
import { PHOTO_URL } from '../../contract/bridge'
import { previewOf } from '../state/preview-of'
import type { Tile } from '../state/tiles'
import { useLanguage } from '../ui/language'
import type { Look } from './viewport'

/** The photo as `look` says, else as large as fits, never larger than its pixels; its thumbnail stands in until the whole picture is there. */
export function Picture({ tile, look }: { tile: Tile; look: Look | null }) {
  const { messages } = useLanguage()
  const [state, setState] = useState<'loading' | 'shown' | 'failed'>('loading')
  if (!tile.saved) return <p class="lightbox-none">{messages.lightbox.stillArriving}</p>
  const preview = previewOf(tile)
  if (state === 'failed' || preview !== 'picture') {
    const why = {
      picture: messages.lightbox.cannotShow,
      format: messages.tile.noPreviewOf(tile.format.toUpperCase()),
      'not-a-photo': messages.tile.notAPhoto,
      'too-large': messages.remarks['too-large'].badge,
    }
    return (
      <div class="lightbox-none" role="alert">
        <p>{why[preview]}</p>
        <p class="lightbox-untouched">{messages.lightbox.untouched}</p>
      </div>
    )
  }
  const shape = tile.size && { '--width': tile.size.width, '--height': tile.size.height }
  const nearer = look && {
    '--scale': look.scale,
    transform: `translate(${look.x}px, ${look.y}px)`,
  }
  return (
    <div
      class="picture"
      data-sized={tile.size !== null}
      data-near={look !== null}
      style={{ ...shape, ...nearer }}
    >
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
