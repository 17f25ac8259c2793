import { useState } from 'preact/hooks'
import { PHOTO_URL } from '../../contract/bridge'
import { previewOf } from '../state/preview-of'
import type { Tile } from '../state/tiles'
import { useLanguage } from '../ui/language'
import { senderName } from '../ui/sender-text'
import { Thumbnail } from '../ui/thumbnail'
import { roomOf } from '../ui/tile-size'
import type { Box } from './wall-layout'

interface Props {
  tile: Tile
  box: Box
  isNewest: boolean
  /** `flies`: out of the code, `from` there to its place. `appears`: in its place. `stands`: it was there when the wall was opened. */
  arrival: 'flies' | 'appears' | 'stands'
  from: { x: number; y: number }
}

/** One photo on the wall: it flies in large from where the code is, and glides to its place among the others when the next one comes. */
export function WallPhoto({ tile, box, isNewest, arrival, from }: Props) {
  const { messages, format } = useLanguage()
  const [isWhole, setIsWhole] = useState(false)
  // An animation begins with the element: what a photo is later does not begin another.
  const [first] = useState({ arrival, from })
  const size = tile.size ? format.pixels(tile.size) : messages.tile.sizeUnknown
  return (
    <li
      class="wall-place"
      data-newest={isNewest}
      data-arrival={first.arrival}
      style={{
        transform: `translate(${box.x}px, ${box.y}px)`,
        width: `${box.width}px`,
        height: `${box.height}px`,
        '--from-x': `${first.from.x}px`,
        '--from-y': `${first.from.y}px`,
      }}
    >
      <div
        class="tile wall-photo"
        data-room={roomOf(box.width)}
        role="img"
        aria-label={`${messages.wall.one(tile.name, senderName(tile.sender, messages))}, ${size}`}
      >
        <Thumbnail tile={tile} />
        {isNewest && previewOf(tile) === 'picture' && (
          <img
            class="wall-full"
            data-state={isWhole ? 'shown' : 'loading'}
            src={PHOTO_URL.full(tile.id)}
            alt=""
            decoding="async"
            onLoad={() => setIsWhole(true)}
          />
        )}
        {!isNewest && <span class="tile-size">{size}</span>}
      </div>
    </li>
  )
}
