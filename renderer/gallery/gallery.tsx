import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks'
import { choose, type Selection } from '../state/selection'
import type { Tile } from '../state/tiles'
import { groupByDay, type Sort } from '../state/view'
import type { WindowModel } from '../state/window-state'
import { useLanguage } from '../ui/language'
import { DateScrubber, MANY } from './date-scrubber'
import { Day, useToday } from './day'
import { nearestFirst, type Point, visibleBands, withBand } from './layout-queries'
import { STEP, useSteadyScroll, useTileFocus, useViewport } from './scrolling'
import { useGalleryKeys } from './use-gallery-keys'
import { useLayout } from './use-layout'
import { useSelectionBox } from './use-selection-box'

interface Props {
  /** What to show, in order; `order` are their ids. */
  tiles: readonly Tile[]
  order: readonly string[]
  /** All that there are, shown or not. */
  all: readonly Tile[]
  uploads: WindowModel['uploads']
  sort: Sort
  zoom: number
  selection: Selection
  onSelect: (selection: Selection) => void
  /** A photo to bring into view and focus, once for each object; null for none. */
  reveal: { id: string } | null
  onOpen: (id: string) => void
  /** Receives the photos in the viewport, the nearest first; none when the gallery goes. */
  onViewport: (ids: string[]) => void
  /** Asks for the menu of the selected photos, at a point in the window. */
  onMenu: (at: Point) => void
  /** A drag of the selected photos begins at this tile. */
  onDrag: (selection: Selection, tile: Element) => void
}

const NO_VIEWPORT = { width: 0, height: 0, top: 0, hurried: false }

/** The photos by day. Only the screen and one screen above and below it are in the document. */
export function Gallery(props: Props) {
  const { tiles, order, all, uploads, sort, zoom, selection, onSelect } = props
  const { reveal, onOpen, onViewport } = props
  const { t, direction } = useLanguage()
  const scroller = useRef<HTMLElement>(null)
  const paper = useRef<HTMLDivElement>(null)
  const viewport = useViewport(scroller)
  const { width, height, top, hurried } = viewport ?? NO_VIEWPORT
  const today = useToday()
  const groups = useMemo(() => groupByDay(tiles, sort), [tiles, sort])
  const layout = useLayout({
    ...{ groups, all, uploads, width, zoom, reading: direction, top, height },
  })
  const glides = useSteadyScroll(scroller, layout, width)
  const focusTile = useTileFocus(scroller, layout)
  const [focused, setFocused] = useState<string | null>(null)
  const tabStop = useMemo(
    () => tiles.find(({ id }) => id === focused)?.id ?? tiles[0]?.id ?? null,
    [tiles, focused],
  )
  const tabDay = useMemo(
    () => layout.sections.find(({ group }) => group.tiles.some(({ id }) => id === tabStop)),
    [layout, tabStop],
  )
  const [box, beginBox] = useSelectionBox(scroller, paper, layout, selection, onSelect)
  useGalleryKeys({ tiles, order, layout, selection, at: tabStop, onSelect, onOpen, focusTile })

  useLayoutEffect(() => {
    if (reveal) focusTile(reveal.id)
  }, [reveal])
  useEffect(() => {
    if (!hurried) onViewport(nearestFirst(layout, top, height))
  }, [layout, top, height, hurried, onViewport])
  useEffect(() => () => onViewport([]), [onViewport])

  const onFocusIn = (event: FocusEvent) => setFocused((known) => tileAt(event) ?? known)
  const onClick = (event: MouseEvent) => {
    const id = tileAt(event)
    if (id === undefined) return
    const held = { extend: event.shiftKey, keep: event.ctrlKey || event.metaKey }
    onSelect(choose(selection, order, id, held))
  }
  const onDblClick = (event: MouseEvent) => {
    const id = tileAt(event)
    if (id !== undefined) onOpen(id)
  }

  /** A gesture that begins at an unselected photo is about that one alone. */
  const selectionAt = (id: string): Selection =>
    selection.ids.has(id) ? selection : { ids: new Set([id]), anchor: id }
  const onContextMenu = (event: MouseEvent) => {
    const id = tileAt(event)
    if (id === undefined) return
    event.preventDefault()
    onSelect(selectionAt(id))
    props.onMenu({ x: event.clientX, y: event.clientY })
  }
  const onDragStart = (event: DragEvent) => {
    event.preventDefault()
    const id = tileAt(event)
    if (id === undefined || !(event.target instanceof Element)) return
    onSelect(selectionAt(id))
    props.onDrag(selectionAt(id), event.target)
  }

  // While scrolling fast nothing above and below the screen is drawn.
  const around = hurried ? STEP : height
  const [from, to] = [top - around, top + height + around]
  const drawn = withBand(visibleBands(layout.sections, from, to), tabDay)
  const isMany = tiles.length >= MANY
  return (
    <div class="gallery-frame" data-many={isMany}>
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: useGalleryKeys hears the keys everywhere */}
      <section
        ref={scroller}
        class="gallery"
        aria-label={t('window.gallery.label')}
        onFocusIn={onFocusIn}
        onClick={onClick}
        onDblClick={onDblClick}
        onContextMenu={onContextMenu}
        onDragStart={onDragStart}
        onPointerDown={beginBox}
      >
        <div
          ref={paper}
          class="gallery-paper"
          data-glides={glides && !hurried}
          style={{ height: `${layout.height}px` }}
        >
          {drawn.map((section) => (
            <Day
              key={section.group.day}
              section={section}
              top={from}
              bottom={to}
              today={today}
              tabStop={section === tabDay ? tabStop : null}
              uploads={uploads}
              hurried={hurried}
              selected={selection.ids}
            />
          ))}
          {box && (
            <div
              class="selection-box"
              style={{
                transform: `translate(${box.x}px, ${box.y}px)`,
                width: `${box.width}px`,
                height: `${box.height}px`,
              }}
            />
          )}
        </div>
      </section>
      {isMany && width > 0 && <DateScrubber {...{ layout, scroller, top, height, today }} />}
    </div>
  )
}

/** A click may fall on something inside the tile. */
const tileAt = ({ target }: Event): string | undefined =>
  target instanceof Element ? target.closest<HTMLElement>('[data-tile]')?.dataset.tile : undefined
