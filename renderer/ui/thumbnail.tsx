import { useEffect, useRef, useState } from 'preact/hooks'
import { isShownAsItIs, PHOTO_URL } from '../../contract/bridge'
import { isVideo } from '../../contract/photo'
import type { Translate } from '../../contract/translate'
import { previewOf, type Tile } from '../state/tiles'
import { useLanguage } from './language'

/** A picture that could not be had is asked for again after this long, milliseconds. */
const AGAIN_MS = [25_000, 60_000]

/** A tile's picture, fading in, or the reason why there is none. */
export function Thumbnail({ tile, hurried = false }: { tile: Tile; hurried?: boolean }) {
  const [state, setState] = useState<'loading' | 'shown' | 'failed'>('loading')
  const failures = useRef(0)
  useEffect(() => {
    const again = state === 'failed' ? AGAIN_MS[failures.current++] : undefined
    if (again === undefined) return
    const timer = setTimeout(() => setState('loading'), again)
    return () => clearTimeout(timer)
  }, [state])
  const isAsked = useRef(false)
  isAsked.current ||= !hurried
  if (previewOf(tile) !== 'picture' || state === 'failed') return <NoPicture tile={tile} />
  // Thumbnails that only scroll past would delay those on which the scrolling stops.
  if (!isAsked.current) return null
  return (
    <>
      <img
        class="tile-picture"
        data-state={state}
        // So that its pixels may be read: they are what a drag carries.
        crossOrigin="anonymous"
        src={PHOTO_URL.thumbnail(tile.id)}
        alt=""
        decoding="async"
        draggable={false}
        onLoad={() => setState('shown')}
        onError={() => setState('failed')}
      />
      {state === 'shown' && isVideo(tile.format) && <PlayMark />}
    </>
  )
}

function NoPicture({ tile }: { tile: Tile }) {
  const { t } = useLanguage()
  return (
    <span class="tile-none" aria-hidden="true">
      <svg viewBox="0 0 24 24" aria-hidden="true">
        <path d="M4 6.5A1.5 1.5 0 0 1 5.500 5h13A1.500 1.500 0 0 1 20 6.500v11a1.500 1.500 0 0 1-1.500 1.500h-13A1.500 1.500 0 0 1 4 17.500zM4 16l4.500-4.500 7 7M14 14l2-2 4 4M15.500 8.800v.4" />
      </svg>
      <span>{noPictureText(tile, t, 'window.tile.noPreview')}</span>
    </span>
  )
}

/** On the picture of a video: that it moves. */
const PlayMark = () => (
  <span class="play-mark" aria-hidden="true">
    <svg viewBox="0 0 24 24" aria-hidden="true">
      <path d="M8.500 6v12l10-6z" />
    </svg>
  </span>
)

/** Why there is no picture to show; `failed` where there should be one. */
export function noPictureText(
  tile: Tile,
  t: Translate,
  failed: 'window.tile.noPreview' | 'window.lightbox.cannotShow' | 'window.lightbox.cannotPlay',
): string {
  switch (previewOf(tile)) {
    case 'picture':
      return isShownAsItIs(tile.format)
        ? t(failed)
        : t('window.tile.noPreviewOf', { format: tile.format.toUpperCase() })
    case 'not-a-photo':
      return t('window.tile.notAPhoto')
    case 'too-large':
      return t('window.remarks.too-large.badge')
  }
}

/** A tile that is narrower shows no size, CSS pixels. */
const LEAST_WIDTH = 90
/** Of a letter of it, and of what is left free on both sides, CSS pixels. */
const LETTER = 6
const EDGES = 16

/** Whether a tile of this width, CSS pixels, has room for a size, or a size and a duration. */
export const hasRoomFor = (text: string, width: number): boolean =>
  width >= Math.max(LEAST_WIDTH, text.length * LETTER + EDGES)
