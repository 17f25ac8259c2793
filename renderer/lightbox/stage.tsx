import type { ComponentChildren } from 'preact'
import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import { isShownAsItIs, PHOTO_URL } from '../../contract/bridge'
import { isVideo, type Size } from '../../contract/photo'
import { isLive, previewOf, type Tile } from '../state/tiles'
import { useDocumentKeys, useSize } from '../ui/hooks'
import { useLanguage } from '../ui/language'
import { noPictureText } from '../ui/thumbnail'
import { Player } from './player'
import type { FindPicture, ReadyPicture } from './ready-pictures'
import {
  fitted,
  panned,
  turnedSize,
  type View,
  type Viewport,
  viewOf,
  viewportFor,
  zoomedTo,
} from './viewport'

const STEP = 1.5
/** Zoom speed of a wheel, and of the finer pinch of a trackpad. */
const WHEEL = 0.002
const PINCH = 0.01

export interface StageProps {
  tile: Tile
  /** null shows the whole photo. */
  view: View | null
  onView: (view: View | null) => void
  find: FindPicture
  /** Quarters of a turn to the right in which it is shown, 0 to 3. */
  turns?: number
  /** Of two stages that share a view, one hears the keys. */
  hearsKeys?: boolean
  /** What lies under the photo. */
  children?: ComponentChildren
}

/** An enlarged photo: wheel and pinch zoom around the pointer, a drag moves it. */
export function Stage(props: StageProps) {
  const { tile, view, onView, find, turns = 0, hearsKeys = true, children } = props
  const { t, format } = useLanguage()
  const stage = useRef<HTMLDivElement>(null)
  const container = useSize(stage)
  const [isVideoFailed, setVideoFailed] = useState(false)
  const [film, setFilm] = useState<'none' | 'plays' | 'failed'>('none')
  const grip = useRef<{ x: number; y: number } | null>(null)
  const size = tile.size && turnedSize(tile.size, turns)
  const full = find(PHOTO_URL.full(tile.id))
  const shown = full?.state === 'ready' ? full.size : null
  const isFailed = isVideoFailed || full?.state === 'failed'
  const hasPicture = tile.saved && !isFailed && previewOf(tile) === 'picture'

  const near = size && container && view && viewportFor(view, container, size)
  const setNear = (viewport: Viewport | null) => {
    if (size && container) onView(viewport && viewOf(viewport, container, size))
  }
  const viewport = size && container ? (near ?? fitted(container, size)) : null
  const isWhole = viewport === null || near === null
  /** @param at null for the middle of the stage */
  const zoom = (wanted: number, at: MouseEvent | null = null) => {
    const edge = stage.current?.getBoundingClientRect()
    if (!viewport || !size || !container || !edge || !hasPicture) return
    const pointer = at
      ? {
          x: at.clientX - edge.left - container.width / 2,
          y: at.clientY - edge.top - container.height / 2,
        }
      : { x: 0, y: 0 }
    const next = zoomedTo(viewport, wanted, pointer, container, size)
    setNear(next.scale === fitted(container, size).scale ? null : next)
  }
  function toggleFilm(): void {
    setNear(null)
    setFilm(film === 'plays' ? 'none' : 'plays')
  }
  const toggle = (at: MouseEvent | null) => (isWhole ? zoom(1, at) : setNear(null))

  useDocumentKeys(({ key, ctrlKey, metaKey, altKey }) => {
    if (!hearsKeys || ctrlKey || metaKey || altKey) return
    const scale = viewport?.scale ?? 1
    if (key === '+' || key === '=') zoom(scale * STEP)
    if (key === '-') zoom(scale / STEP)
    if (key === '0') setNear(null)
    if (key === '1') zoom(1)
  })

  const onWheel = (event: WheelEvent) => {
    event.preventDefault()
    if (!viewport) return
    zoom(viewport.scale * Math.exp(-event.deltaY * (event.ctrlKey ? PINCH : WHEEL)), event)
  }
  const onPointerDown = (event: PointerEvent) => {
    if (event.button !== 0 || isWhole) return
    stage.current?.setPointerCapture(event.pointerId)
    grip.current = { x: event.clientX, y: event.clientY }
  }
  const onPointerMove = ({ clientX: x, clientY: y }: PointerEvent) => {
    if (!grip.current || !near || !container || !size) return
    setNear(panned(near, x - grip.current.x, y - grip.current.y, container, size))
    grip.current = { x, y }
  }
  const letGo = () => {
    grip.current = null
  }
  return (
    <div class="lightbox-middle">
      {/* biome-ignore lint/a11y/noStaticElementInteractions: keys and the button below do the same */}
      <div
        ref={stage}
        class="lightbox-stage"
        data-near={!isWhole}
        onWheel={onWheel}
        onDblClick={toggle}
        onPointerDown={onPointerDown}
        onPointerMove={onPointerMove}
        onPointerUp={letGo}
        onPointerCancel={letGo}
      >
        {children}
        <Picture
          tile={tile}
          viewport={isWhole ? null : near}
          hearsKeys={hearsKeys}
          isFilm={film === 'plays'}
          find={find}
          turns={turns}
          isFailed={isFailed}
          onFailed={() => setVideoFailed(true)}
          onNoFilm={() => setFilm('failed')}
        />
      </div>
      {isLive(tile) && hasPicture && (
        <button
          type="button"
          class="live"
          title={t('window.lightbox.play')}
          aria-pressed={film === 'plays'}
          onClick={toggleFilm}
        >
          {t('window.remarks.live.badge')}
        </button>
      )}
      {film === 'failed' && (
        <p class="preview-size" role="alert">
          {t('window.lightbox.cannotPlay')}
        </p>
      )}
      {shown && isPreview(tile, shown) && (
        <p class="preview-size">
          {t('window.lightbox.fromPreview', { size: format.pixels(shown) })}
        </p>
      )}
      {viewport && hasPicture && (
        <button
          type="button"
          class="zoom-level"
          title={isWhole ? t('window.lightbox.actualSize') : t('window.lightbox.fit')}
          onClick={() => toggle(null)}
        >
          {format.percent(viewport.scale)}
        </button>
      )}
    </div>
  )
}

/** Whether what is shown has other pixels than the photo itself. */
const isPreview = ({ format, size }: Tile, shown: Size): boolean =>
  !isShownAsItIs(format) && (shown.width !== size?.width || shown.height !== size.height)

interface PictureProps {
  tile: Tile
  viewport: Viewport | null
  hearsKeys: boolean
  /** Whether the film of its moment plays instead. */
  isFilm: boolean
  /** Chromium cannot decode that film. */
  onNoFilm: () => void
  find: FindPicture
  turns: number
  isFailed: boolean
  /** A video cannot be shown. */
  onFailed: () => void
}

/**
 * The photo in this viewport, else as large as fits, never larger than its pixels. Its thumbnail
 * stands in until the whole picture can be painted.
 */
function Picture(props: PictureProps) {
  const { tile, viewport, hearsKeys, isFilm, find, turns, isFailed, onFailed, onNoFilm } = props
  const { t } = useLanguage()
  const failed = isVideo(tile.format) ? 'window.lightbox.cannotPlay' : 'window.lightbox.cannotShow'
  if (!tile.saved) return <p class="lightbox-none">{t('window.lightbox.stillArriving')}</p>
  if (isFailed || previewOf(tile) !== 'picture') {
    return (
      <div class="lightbox-none" role="alert">
        <p>{noPictureText(tile, t, failed)}</p>
        {failed === 'window.lightbox.cannotShow' && (
          <p class="lightbox-untouched">{t('window.lightbox.untouched')}</p>
        )}
      </div>
    )
  }
  const size = tile.size && turnedSize(tile.size, turns)
  const shape = size && shapeOf(size, turns)
  const full = find(PHOTO_URL.full(tile.id))
  const thumbnail = find(PHOTO_URL.thumbnail(tile.id))
  const standIn = thumbnail?.state === 'ready' ? thumbnail : null
  const nearer = viewport && {
    '--scale': viewport.scale,
    transform: `translate(${viewport.x}px, ${viewport.y}px)`,
  }
  const frame = {
    class: 'picture',
    'data-sized': tile.size !== null,
    'data-near': viewport !== null,
    'data-turned': turns % 2 === 1,
    'data-line': size !== null && isLine(size),
    style: { ...shape, ...nearer },
  }
  if (isVideo(tile.format))
    return (
      <Player
        src={PHOTO_URL.full(tile.id)}
        poster={PHOTO_URL.thumbnail(tile.id)}
        name={tile.name}
        duration={tile.duration}
        hearsKeys={hearsKeys}
        onFail={onFailed}
      >
        {(video) => (
          <div {...frame}>
            {standIn && <Held picture={standIn} class="picture-stand-in" />}
            {video}
          </div>
        )}
      </Player>
    )
  if (isFilm)
    return (
      <Player
        src={tile.filmFile ? PHOTO_URL.full(tile.filmFile.id) : PHOTO_URL.film(tile.id)}
        poster={PHOTO_URL.thumbnail(tile.id)}
        name={tile.name}
        duration={null}
        isStarted
        hearsKeys={hearsKeys}
        onFail={onNoFilm}
      >
        {(video) => (
          <div {...frame}>
            {standIn && <Held picture={standIn} class="picture-stand-in" />}
            {video}
          </div>
        )}
      </Player>
    )
  return (
    <div {...frame}>
      {full?.state === 'ready' ? (
        <Held key="full" picture={full} class="picture-full" label={tile.name} />
      ) : (
        standIn && size && <Held key="stand-in" picture={standIn} class="picture-stand-in" />
      )}
    </div>
  )
}

const shapeOf = ({ width, height }: Size, turns: number) => ({
  ...{ '--width': width, '--height': height, '--turns': turns },
})

/** Longer and thinner than a screen can show. */
const LINE = 500
const isLine = ({ width, height }: Size): boolean => Math.max(width / height, height / width) > LINE

interface BesideProps {
  tile: Tile
  find: FindPicture
  turns: number
}

/**
 * A photo that may be next, as large as it will be and all but hidden: Chromium scales a picture
 * when it first paints it, which takes longer than all the rest of a step.
 */
export function Beside({ tile, find, turns }: BesideProps) {
  const picture = find(PHOTO_URL.full(tile.id))
  const size = tile.size && turnedSize(tile.size, turns)
  if (picture?.state !== 'ready' || !size) return null
  return (
    <div
      class="picture-beside"
      data-sized
      data-turned={turns % 2 === 1}
      data-line={isLine(size)}
      style={shapeOf(size, turns)}
      aria-hidden="true"
    >
      <Held picture={picture} class="" />
    </div>
  )
}

interface HeldProps {
  picture: ReadyPicture
  class: string
  label?: string
}

/** Shows an element that is ready to be painted. */
function Held({ picture: { element }, class: own, label = '' }: HeldProps) {
  const place = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    element.className = own
    element.dataset.state = 'shown'
    if (element instanceof HTMLImageElement) element.alt = label
    place.current?.replaceChildren(element)
  }, [element, own, label])
  return <div ref={place} class="held" />
}
