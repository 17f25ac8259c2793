import { errorText } from '../../contract/notice'
import { isVideo, type Upload } from '../../contract/photo'
import type { Translate } from '../../contract/translate'
import { lastLine } from '../state/command-failure'
import { bytesOf, namesOf } from '../state/live-tiles'
import { type Remark, remarksOf, type Tile } from '../state/tiles'
import { measuresText, senderName } from '../ui/format'
import { CommandIcon } from '../ui/icons'
import { type LanguageOf, useLanguage } from '../ui/language'
import { hasRoomFor, Thumbnail } from '../ui/thumbnail'

interface Props {
  tile: Tile
  /** CSS pixels. */
  width: number
  /** None once saved. */
  upload: Upload | undefined
  /** Whether the Tab key stops here. */
  tabStop: boolean
  selected: boolean
  /** It scrolls too fast for its picture to load. */
  hurried: boolean
}

/** "IMG_0042.jpg, 4032 × 3024 pixels": the name a screen reader and the tests know a photo by. */
function nameOf(tile: Tile, { t, format }: Pick<LanguageOf, 't' | 'format'>): string {
  const { name, size, duration } = tile
  const photo = size
    ? t('window.tile.name', { file: name, size: format.pixels(size) })
    : t('window.tile.nameWithoutSize', { file: name })
  if (!isVideo(tile.format)) return photo
  if (duration === null) return t('window.tile.videoOfUnknown', { photo })
  return t('window.tile.videoOf', { photo, duration: format.spokenDuration(duration) })
}

/** The gallery handles clicks and keys. */
export function TileButton({ tile, width, upload, tabStop, selected, hurried }: Props) {
  const { t, format } = useLanguage()
  const describedBy = `about-${tile.id}`
  const badges = `badges-${tile.id}`
  const said = `said-${tile.id}`
  const label = (tile.result?.state === 'done' && tile.result.label) || null
  const measures = measuresText(tile, format) ?? t('window.tile.sizeUnknown')
  const pixels = tile.size && format.pixels(tile.size)
  const size = [measures, pixels].find((text) => text && hasRoomFor(text, width)) ?? null
  // A photo that is too large says so instead of its picture.
  const remarks = remarksOf(tile).filter((remark) => remark !== 'too-large')
  const descriptions = [
    ...(upload ? [describedBy] : remarks.length > 0 ? [badges] : []),
    ...(label === null ? [] : [said]),
  ]
  return (
    <button
      type="button"
      class="tile"
      data-tile={tile.id}
      data-saved={tile.saved}
      data-space={size === null ? 'none' : undefined}
      aria-pressed={selected}
      draggable={tile.saved}
      aria-describedby={descriptions.join(' ') || undefined}
      tabIndex={tabStop ? 0 : -1}
    >
      {/* What is seen of it stands in the name, or is told as a description. */}
      <span class="visually-hidden">{nameOf(tile, { t, format })}</span>
      {upload ? (
        <Arriving id={describedBy} upload={upload} />
      ) : (
        <Thumbnail key={tile.id} tile={tile} hurried={hurried} />
      )}
      {remarks.length > 0 && <Badges id={badges} remarks={remarks} failure={failureOf(tile, t)} />}
      {label !== null && (
        <span id={said} class="tile-result" aria-hidden="true">
          <bdi>{label}</bdi>
        </span>
      )}
      {size === null ? (
        <span class="tile-tip" title={`${namesOf(tile)}\n${measures}`} aria-hidden="true" />
      ) : (
        <span class="tile-size" aria-hidden="true">
          {size}
        </span>
      )}
      {!hurried && <Facts tile={tile} />}
    </button>
  )
}

/** Shown on hover and focus. */
function Facts({ tile }: { tile: Tile }) {
  const { t, format } = useLanguage()
  const bytes = bytesOf(tile)
  const facts = [
    bytes === null ? null : format.bytes(bytes),
    senderName(tile.sender, t),
    format.time(tile.at),
  ]
  return (
    <span class="tile-facts" aria-hidden="true">
      <span class="tile-name">{namesOf(tile)}</span>
      <span>
        {facts
          .filter((fact) => fact !== null)
          .map((fact, at) => [at > 0 && ' · ', <bdi key={fact}>{fact}</bdi>])}
      </span>
    </span>
  )
}

function Arriving({ id, upload }: { id: string; upload: Upload }) {
  const { t, format } = useLanguage()
  const { offset, bytes } = upload
  const paused = upload.state === 'paused'
  const share = bytes ? Math.min(1, offset / bytes) : null
  const words =
    share === null
      ? t('window.tile.arriving')
      : t('window.tile.arrived', { percent: format.percent(share) })
  return (
    <span class="tile-arriving" aria-hidden="true">
      <ProgressRing share={share} paused={paused} />
      {paused && <span>{t('window.tile.pausedShort')}</span>}
      <span id={id} class="visually-hidden">
        {paused ? t('window.tile.paused') : words}
      </span>
    </span>
  )
}

/** Why the command failed for it, and the last line of what it said. */
const failureOf = ({ result }: Tile, t: Translate): string =>
  [result?.error && errorText(t, result.error), lastLine(result)].filter(Boolean).join(' ')

interface BadgesProps {
  id: string
  remarks: readonly Remark[]
  /** Why the command failed. */
  failure: string
}

/** Remarks in a photo's corner; hovering shows more. */
function Badges({ id, remarks, failure }: BadgesProps) {
  const { t } = useLanguage()
  const hintOf = (remark: Remark) =>
    remark === 'command' ? failure : t(`window.remarks.${remark}.hint`)
  return (
    <span id={id} class="tile-badges" aria-hidden="true">
      {remarks.map((remark) => (
        <span key={remark} class="tile-badge" data-remark={remark} title={hintOf(remark)}>
          {remark === 'starred' ? (
            <>
              <CommandIcon command="star" />
              <span class="visually-hidden">{t('window.remarks.starred.badge')}</span>
            </>
          ) : (
            t(`window.remarks.${remark}.badge`)
          )}
          {remark === 'command' && <span class="visually-hidden">: {failure}</span>}
        </span>
      ))}
    </span>
  )
}

const RADIUS = 18

/**
 * How much of a photo has arrived.
 * @param share from 0 to 1; null while the length is not known.
 */
function ProgressRing({ share, paused }: { share: number | null; paused: boolean }) {
  const known = share ?? 0.25
  return (
    <svg
      class={share === null && !paused ? 'ring ring-unknown' : 'ring'}
      data-paused={paused}
      viewBox="0 0 44 44"
      aria-hidden="true"
    >
      <circle class="ring-track" cx="22" cy="22" r={RADIUS} />
      <circle
        class="ring-share"
        cx="22"
        cy="22"
        r={RADIUS}
        pathLength={100}
        stroke-dasharray={`${known * 100} 100`}
      />
      {paused && <path class="ring-pause" d="M18 16v12M26 16v12" />}
    </svg>
  )
}
