import { useEffect, useMemo, useRef, useState } from 'preact/hooks'
import type { Upload } from '../../contract/photo'
import { dayAfter, startOfDay } from '../state/days'
import { factsOf, type Group } from '../state/view'
import type { WindowModel } from '../state/window-state'
import { useLanguage } from '../ui/language'
import type { PositionedTile, Section } from './layout'
import { visibleBands, withBand } from './layout-queries'
import { type Keys, reuseKeys } from './reused-keys'
import { TileButton } from './tile-button'

interface Props {
  section: Section
  /** The stretch to draw, from the top of the gallery. */
  top: number
  bottom: number
  today: number
  /**
   * The tile in the tab order where it is of this day. It is drawn even outside the viewport, so
   * that it keeps the focus.
   */
  tabStop: string | null
  uploads: WindowModel['uploads']
  /** It scrolls too fast for pictures to load. */
  hurried: boolean
  /** Ids of the selected photos. */
  selected: ReadonlySet<string>
}

/**
 * The photos of one day. Tiles are positioned by transform and keyed, so that one that moves stays
 * the same element.
 */
export function Day({ section, top, bottom, today, tabStop, uploads, hurried, selected }: Props) {
  const { group, rows, y, height } = section
  const headingId = `day-${group.day}`
  const tabRow =
    tabStop === null
      ? undefined
      : rows.find((row) => row.tiles.some(({ tile }) => tile.id === tabStop))
  const drawn = withBand(visibleBands(rows, top - y, bottom - y), tabRow)
  const tiles = drawn.flatMap((row) => row.tiles)
  const keys = useRef<Keys>(new Map())
  keys.current = reuseKeys(
    keys.current,
    tiles.map(({ tile }) => tile.id),
    hurried,
  )

  return (
    <section
      class="day"
      aria-labelledby={headingId}
      style={{ transform: `translateY(${y}px)`, height: `${height}px` }}
    >
      <GroupHeading id={headingId} group={group} today={today} uploads={uploads} />
      <ul>
        {tiles.map((positioned) => (
          <Item
            key={keys.current.get(positioned.tile.id)}
            positioned={positioned}
            upload={uploads.get(positioned.tile.id)}
            tabStop={positioned.tile.id === tabStop}
            hurried={hurried}
            selected={selected.has(positioned.tile.id)}
          />
        ))}
      </ul>
    </section>
  )
}

interface ItemProps {
  positioned: PositionedTile
  upload: Upload | undefined
  tabStop: boolean
  hurried: boolean
  selected: boolean
}

/** Scrolling, and the progress of other photos, draw a tile that stays as it is only once. */
function Item({ positioned, upload, tabStop, hurried, selected }: ItemProps) {
  return useMemo(() => {
    const { tile, x, y, width, height } = positioned
    return (
      <li
        style={{
          transform: `translate(${x}px, ${y}px)`,
          width: `${width}px`,
          height: `${height}px`,
        }}
      >
        <TileButton {...{ tile, width, upload, tabStop, hurried, selected }} />
      </li>
    )
  }, [positioned, upload, tabStop, hurried, selected])
}

interface GroupHeadingProps {
  id: string
  group: Group
  /** Start of today, milliseconds since 1970. */
  today: number
  uploads: WindowModel['uploads']
}

/** More names of programs than this are no heading; of the others it says how many. */
const MOST_PROGRAMS = 3

/** "Today  44 photos · 3 phones · curl · 148 MB". */
function GroupHeading({ id, group, today, uploads }: GroupHeadingProps) {
  const { t, format } = useLanguage()
  const facts = useMemo(() => factsOf(group, uploads), [group, uploads])
  const hasSaved = facts.photos + facts.videos > 0
  const more = facts.programs.length - MOST_PROGRAMS
  const words = [
    facts.photos > 0 && t('window.gallery.photos', { count: facts.photos }),
    facts.videos > 0 && t('window.gallery.videos', { count: facts.videos }),
    facts.arriving > 0 && t('window.gallery.arriving', { count: facts.arriving }),
    facts.paused > 0 && t('window.gallery.paused', { count: facts.paused }),
    facts.phones > 0 && t('window.gallery.phones', { count: facts.phones }),
    ...facts.programs.slice(0, MOST_PROGRAMS),
    more > 0 && `+${more}`,
    hasSaved && format.bytes(facts.bytes),
  ]
  const day =
    group.day === today
      ? t('window.gallery.today')
      : group.day === dayAfter(today, -1)
        ? t('window.gallery.yesterday')
        : format.day(group.day, today)
  return (
    <h2 id={id} class="group-heading">
      {day}
      <span class="group-facts">{words.filter((word) => word !== false).join(' · ')}</span>
    </h2>
  )
}

/** A computer that sleeps stops its timers, and a clock can be set: the date is asked so often. */
const LOOK_MS = 60_000

/** The start of today. */
export function useToday(): number {
  const [today, setToday] = useState(() => startOfDay(Date.now()))
  useEffect(() => {
    const look = () => setToday(startOfDay(Date.now()))
    const timer = setInterval(look, LOOK_MS)
    document.addEventListener('visibilitychange', look)
    return () => {
      clearInterval(timer)
      document.removeEventListener('visibilitychange', look)
    }
  }, [])
  return today
}
