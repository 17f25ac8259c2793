import type { WindowModel } from '../state/window-state'
import { GroupHeading } from './group-heading'
import type { Section } from './layout'
import { type Arrival, TileButton } from './tile-button'
import { visibleBands } from './visible-bands'

interface Props {
  section: Section
  /** The stretch to draw, from the top of the gallery. */
  top: number
  bottom: number
  today: number
  /** The tile at which the Tab key stops; it is drawn wherever it lies, so that it does not lose the focus. */
  tabStop: string | null
  arrivals: Pick<WindowModel, 'uploads' | 'paused'>
  /** The gallery passes by too fast for pictures. */
  hurried: boolean
  /** Ids of the selected photos. */
  selected: ReadonlySet<string>
}

/** The photos of one day. Tiles are laid by transform and keyed by photo, so that one that moves stays the same element. */
export function Day({ section, top, bottom, today, tabStop, arrivals, hurried, selected }: Props) {
  const { group, rows, y, height } = section
  const headingId = `day-${group.day}`
  const drawn = visibleBands(rows, top - y, bottom - y)
  const tabRow = rows.find((row) => row.tiles.some(({ tile }) => tile.id === tabStop))
  if (tabRow && !drawn.includes(tabRow)) drawn.push(tabRow)

  const arrivalOf = (id: string): Arrival | null => {
    const upload = arrivals.uploads.get(id)
    if (!upload) return null
    return { offset: upload.offset, bytes: upload.bytes, paused: arrivals.paused.has(id) }
  }
  return (
    <section
      class="day"
      aria-labelledby={headingId}
      style={{ transform: `translateY(${y}px)`, height: `${height}px` }}
    >
      <GroupHeading id={headingId} group={group} today={today} paused={arrivals.paused} />
      <ul>
        {drawn
          .flatMap((row) => row.tiles)
          .map(({ tile, x, y, width, height }) => (
            <li
              key={tile.id}
              style={{
                transform: `translate(${x}px, ${y}px)`,
                width: `${width}px`,
                height: `${height}px`,
              }}
            >
              <TileButton
                tile={tile}
                width={width}
                arrival={arrivalOf(tile.id)}
                tabStop={tile.id === tabStop}
                hurried={hurried}
                selected={selected.has(tile.id)}
              />
            </li>
          ))}
      </ul>
    </section>
  )
}
