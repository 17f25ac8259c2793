import { useEffect, useMemo, useRef, useState } from 'preact/hooks'
import { PHOTO_URL } from '../../contract/bridge'
import { isVideo } from '../../contract/photo'
import { previewOf, shapeOf, type Tile } from '../state/tiles'
import { measuresText, senderName } from '../ui/format'
import { useSize } from '../ui/hooks'
import { PhoneFace } from '../ui/labels'
import { useLanguage } from '../ui/language'
import { spaceForSize, Thumbnail } from '../ui/thumbnail'
import { unloadVideo } from '../ui/video-frame'
import { type Box, layOutWall } from './wall-layout'

interface Props {
  /** Newest first. */
  tiles: readonly Tile[]
  /** Ids of the photos that were there when the wall was opened. */
  stood: ReadonlySet<string>
}

/** The newest photo large with who sent it and its size, those before it below. */
export function WallPhotos({ tiles, stood }: Props) {
  const { direction, format, t } = useLanguage()
  const area = useRef<HTMLDivElement>(null)
  const container = useSize(area)
  const layout = useMemo(
    () => container && layOutWall(tiles.map(shapeOf), container),
    [tiles, container],
  )
  const boxes = layout ? [layout.newest, ...layout.earlier] : []
  const toLeft = ({ x, width }: Box) =>
    direction === 'rtl' && container ? container.width - x - width : x
  const [newest] = tiles
  const arrivalOf = (id: string, at: number) =>
    stood.has(id) ? 'stands' : at === 0 ? 'flies' : 'appears'
  /** The code stands beside the photos, at their foot. */
  const codeFrom = ({ x, y, width, height }: Box) => ({
    x: (direction === 'rtl' ? (container?.width ?? 0) : 0) - x - width / 2,
    y: (container?.height ?? 0) - y - height / 2,
  })
  return (
    <div ref={area} class="wall-photos">
      <ul>
        {boxes.flatMap((box, at) => {
          const tile = tiles[at]
          if (!tile) return []
          const position = { ...box, x: toLeft(box) }
          return [
            <WallPhoto
              key={tile.id}
              tile={tile}
              box={position}
              isNewest={at === 0}
              arrival={arrivalOf(tile.id, at)}
              from={codeFrom(position)}
            />,
          ]
        })}
      </ul>
      {layout && newest && (
        <p key={newest.id} class="wall-caption" style={{ top: `${layout.captionY}px` }}>
          <PhoneFace sender={newest.sender} />
          <span dir="auto">{senderName(newest.sender, t)}</span>
          <b dir="auto">{measuresText(newest, format) ?? t('window.tile.sizeUnknown')}</b>
        </p>
      )}
    </div>
  )
}

interface WallPhotoProps {
  tile: Tile
  box: Box
  isNewest: boolean
  /**
   * `flies`: from the code, at `from`; `appears`: in its position; `stands`: it was there before
   * the wall.
   */
  arrival: 'flies' | 'appears' | 'stands'
  from: { x: number; y: number }
}

/**
 * One photo: it flies in large from the code and glides to its position when the next one comes.
 */
function WallPhoto({ tile, box, isNewest, arrival, from }: WallPhotoProps) {
  const { t, format } = useLanguage()
  const [isWhole, setIsWhole] = useState(false)
  // An animation begins with the element: what a photo is later does not begin another.
  const [first] = useState({ arrival, from })
  const size = measuresText(tile, format) ?? t('window.tile.sizeUnknown')
  const name = t('window.wall.one', { file: tile.name, sender: senderName(tile.sender, t) })
  return (
    <li
      class="wall-item"
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
        data-space={spaceForSize(tile, box.width)}
        role="img"
        aria-label={`${name}, ${size}`}
      >
        <Thumbnail tile={tile} />
        {isNewest && isVideo(tile.format) && <WallVideo tile={tile} />}
        {isNewest && !isVideo(tile.format) && previewOf(tile) === 'picture' && (
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

/** The newest video plays without sound, again and again; where less motion is wanted it stands. */
function WallVideo({ tile }: { tile: Tile }) {
  const [isShown, setIsShown] = useState(false)
  const video = useRef<HTMLVideoElement>(null)
  const [isStill] = useState(() => matchMedia('(prefers-reduced-motion: reduce)').matches)
  useEffect(() => {
    const shown = video.current
    return () => void (shown && unloadVideo(shown))
  }, [])
  return (
    <video
      ref={video}
      class="wall-full"
      data-state={isShown ? 'shown' : 'loading'}
      src={PHOTO_URL.full(tile.id)}
      muted
      loop
      autoPlay={!isStill}
      playsInline
      disablePictureInPicture
      onLoadedData={({ currentTarget }) => setIsShown(currentTarget.videoWidth > 0)}
    />
  )
}
