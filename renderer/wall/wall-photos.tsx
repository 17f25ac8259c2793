import { useMemo, useRef } from 'preact/hooks'
import { shapeOf, type Tile } from '../state/tiles'
import { useLanguage } from '../ui/language'
import { PhoneFace } from '../ui/phone-face'
import { senderName } from '../ui/sender-text'
import { useRoom } from '../ui/use-size'
import { type Box, layOutWall } from './wall-layout'
import { WallPhoto } from './wall-photo'

interface Props {
  /** Newest first. */
  tiles: readonly Tile[]
  /** Ids of the photos that were there when the wall was opened. */
  stood: ReadonlySet<string>
}

/** The newest photo large with who sent it and its size, those before it below. */
export function WallPhotos({ tiles, stood }: Props) {
  const { direction, format, messages } = useLanguage()
  const area = useRef<HTMLDivElement>(null)
  const room = useRoom(area)
  const layout = useMemo(() => room && layOutWall(tiles.map(shapeOf), room), [tiles, room])
  const boxes = layout ? [layout.newest, ...layout.earlier] : []
  const toLeft = ({ x, width }: Box) => (direction === 'rtl' && room ? room.width - x - width : x)
  const [newest] = tiles
  const arrivalOf = (id: string, at: number) =>
    stood.has(id) ? 'stands' : at === 0 ? 'flies' : 'appears'
  /** The code stands beside the photos, at their foot. */
  const codeFrom = ({ x, y, width, height }: Box) => ({
    x: (direction === 'rtl' ? (room?.width ?? 0) : 0) - x - width / 2,
    y: (room?.height ?? 0) - y - height / 2,
  })
  return (
    <div ref={area} class="wall-photos">
      <ul>
        {boxes.flatMap((box, at) => {
          const tile = tiles[at]
          if (!tile) return []
          const place = { ...box, x: toLeft(box) }
          return [
            <WallPhoto
              key={tile.id}
              tile={tile}
              box={place}
              isNewest={at === 0}
              arrival={arrivalOf(tile.id, at)}
              from={codeFrom(place)}
            />,
          ]
        })}
      </ul>
      {layout && newest && (
        <p key={newest.id} class="wall-caption" style={{ top: `${layout.captionY}px` }}>
          <PhoneFace sender={newest.sender} />
          <span dir="auto">{senderName(newest.sender, messages)}</span>
          <b dir="auto">{newest.size ? format.pixels(newest.size) : messages.tile.sizeUnknown}</b>
        </p>
      )}
    </div>
  )
}
