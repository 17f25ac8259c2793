import { useEffect, useMemo, useRef, useState } from 'preact/hooks'
import { PHOTO_URL } from '../../contract/bridge'
import { isVideo, type PhoneColour } from '../../contract/photo'
import { previewOf, shapeOf, type Tile } from '../state/tiles'
import { measuresText, senderName } from '../ui/format'
import { useSize } from '../ui/hooks'
import { PhoneFace } from '../ui/labels'
import { useLanguage } from '../ui/language'
import { hasRoomFor, Thumbnail } from '../ui/thumbnail'
import { unloadVideo } from '../ui/video-frame'
import { standing, useGlide } from './use-glide'
import type { Room } from './use-room'
import { type Box, layOutWall, onStage } from './wall-layout'

interface Props {
  room: Pick<Room, 'shown' | 'large' | 'before' | 'choose'>
  /** Ids of the photos that were there when the wall was opened. */
  stood: ReadonlySet<string>
  colours: ReadonlyMap<string, PhoneColour>
  /** Something lies over them. */
  isHidden: boolean
}

/**
 * One photo large with who sent it and its size, the others beside or below. The newest glides to
 * them when the next one comes. One that is chosen takes its place for a while: it stays among the
 * others too, marked, so that nothing moves aside.
 */
export function WallPhotos({ room, stood, colours, isHidden }: Props) {
  const { direction, format, t } = useLanguage()
  const { shown, large, before } = room
  const area = useRef<HTMLDivElement>(null)
  const container = useSize(area)
  const layout = useMemo(
    () => container && layOutWall(shown.map(shapeOf), container),
    [shown, container],
  )
  const toLeft = ({ x, width }: Box) =>
    direction === 'rtl' && container ? container.width - x - width : x
  const placed = (box: Box) => ({ ...box, x: toLeft(box) })
  const [newest] = shown
  const isChosen = large !== newest
  const arrivalOf = (id: string, at: number) =>
    stood.has(id) ? 'stands' : at === 0 ? 'flies' : 'appears'
  /** The code stands beside the photos, at their foot. */
  const codeFrom = ({ x, y, width, height }: Box) => ({
    x: (direction === 'rtl' ? (container?.width ?? 0) : 0) - x - width / 2,
    y: (container?.height ?? 0) - y - height / 2,
  })
  // The one before stays below the one that fades in, so that the screen is never empty.
  const guests = isChosen ? [before, large] : [before]
  return (
    <div ref={area} class="wall-photos" inert={isHidden}>
      <ul>
        {layout &&
          shown.slice(0, layout.earlier.length + 1).map((tile, at) => {
            const earlier = layout.earlier[at - 1]
            const box = placed(earlier ?? onStage(wholeShape(tile), layout.stage))
            const isCovered = !earlier && isChosen
            return (
              <WallPhoto
                key={tile.id}
                tile={tile}
                box={box}
                isLarge={!earlier}
                state={isCovered ? 'covered' : isChosen && tile === large ? 'marked' : null}
                arrival={arrivalOf(tile.id, at)}
                from={codeFrom(box)}
                onChoose={() => room.choose(tile.id)}
              />
            )
          })}
        {layout &&
          guests.map((tile) =>
            tile && tile !== newest ? (
              <WallPhoto
                key={`large ${tile.id}`}
                tile={tile}
                box={placed(onStage(wholeShape(tile), layout.stage))}
                isLarge
                state={tile === large ? null : 'covered'}
                arrival="fades"
                from={{ x: 0, y: 0 }}
              />
            ) : null,
          )}
      </ul>
      {layout && large && (
        <p
          key={large.id}
          class="wall-caption"
          style={{
            top: `${bottomOf(onStage(wholeShape(large), layout.stage))}px`,
            left: `${toLeft(layout.stage)}px`,
            width: `${layout.stage.width}px`,
          }}
        >
          <PhoneFace sender={{ ...large.sender, colour: colours.get(large.sender.id) ?? null }} />
          <span dir="auto">{senderName(large.sender, t)}</span>
          <b dir="auto">{measuresText(large, format) ?? t('window.tile.sizeUnknown')}</b>
        </p>
      )}
    </div>
  )
}

/** The large one is shown whole, however long or narrow. */
const wholeShape = ({ size }: Tile): number => (size ? size.width / size.height : 1)

const bottomOf = ({ y, height }: Box) => y + height

/** How much larger sizes are written than in the gallery: they are read from three metres. */
const SIZE_SCALE = 1.5

interface WallPhotoProps {
  tile: Tile
  box: Box
  isLarge: boolean
  /** `covered`: another one is large instead; `marked`: it is large besides. */
  state: 'covered' | 'marked' | null
  /**
   * `flies`: from the code, at `from`; `appears`: in its position; `fades`: over the one before;
   * `stands`: it was there before the wall.
   */
  arrival: 'flies' | 'appears' | 'fades' | 'stands'
  from: { x: number; y: number }
  onChoose?: () => void
}

/**
 * One photo: it flies in large from the code and glides to its position when the next one comes.
 */
function WallPhoto({ tile, box, isLarge, state, arrival, from, onChoose }: WallPhotoProps) {
  const { t, format } = useLanguage()
  const [isWhole, setIsWhole] = useState(false)
  // An animation begins with the element: what a photo is later does not begin another.
  const [first] = useState({ arrival, from })
  const item = useRef<HTMLLIElement>(null)
  useGlide(item, box)
  const size = measuresText(tile, format) ?? t('window.tile.sizeUnknown')
  // It is named among the others.
  const isEcho = arrival === 'fades'
  const name = t('window.wall.one', { file: tile.name, sender: senderName(tile.sender, t) })
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: arrows choose wherever the focus is.
    <li
      ref={item}
      class="wall-item"
      data-large={isLarge}
      data-state={state}
      onClick={onChoose}
      data-arrival={first.arrival}
      style={{
        transform: standing(box),
        width: `${box.width}px`,
        height: `${box.height}px`,
        '--from-x': `${first.from.x}px`,
        '--from-y': `${first.from.y}px`,
      }}
    >
      <div
        class="tile wall-photo"
        data-space={hasRoomFor(size, box.width / SIZE_SCALE) ? undefined : 'none'}
        {...(isEcho ? { 'aria-hidden': true } : { role: 'img', 'aria-label': `${name}, ${size}` })}
      >
        <Thumbnail tile={tile} />
        {isLarge && isVideo(tile.format) && <WallVideo tile={tile} />}
        {isLarge && !isVideo(tile.format) && previewOf(tile) === 'picture' && (
          <img
            class="wall-full"
            data-state={isWhole ? 'shown' : 'loading'}
            src={PHOTO_URL.full(tile.id)}
            alt=""
            decoding="async"
            onLoad={() => setIsWhole(true)}
          />
        )}
        {!isLarge && <span class="tile-size">{size}</span>}
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
