import { useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks'
import { useLanguage } from '../language'
import type { WindowModel } from '../window-state'
import { Day } from './day'
import { groupByDay } from './groups'
import { layOut } from './layout'
import { isDirection, neighbour } from './neighbour'
import { useSteadyScroll } from './use-steady-scroll'
import { useTileFocus } from './use-tile-focus'
import { useToday } from './use-today'
import { useViewport } from './use-viewport'
import { visibleBands } from './visible-bands'

interface Props {
  model: Pick<WindowModel, 'tiles' | 'uploads' | 'paused'>
  /** A photo to bring into view and focus, once for each object; null for none. */
  reveal: { id: string } | null
  onOpen: (id: string) => void
}

/** All photos by day. Only what is on the screen, and one screen above and below it, is in the document. */
export function Gallery({ model, reveal, onOpen }: Props) {
  const { messages } = useLanguage()
  const { tiles } = model
  const scroller = useRef<HTMLElement>(null)
  const viewport = useViewport(scroller)
  const { width, height, top } = viewport ?? { width: 0, height: 0, top: 0 }
  const today = useToday()
  const groups = useMemo(() => groupByDay(tiles), [tiles])
  const layout = useMemo(() => layOut(width > 0 ? groups : [], width), [groups, width])
  const glides = useSteadyScroll(scroller, layout, width)
  const focusTile = useTileFocus(scroller, layout)
  const [focused, setFocused] = useState<string | null>(null)
  const tabStop = tiles.find(({ id }) => id === focused)?.id ?? tiles[0]?.id ?? null

  useLayoutEffect(() => {
    if (reveal) focusTile(reveal.id)
  }, [reveal])

  const onKeyDown = (event: KeyboardEvent) => {
    const id = tileOf(event)
    if (id === undefined || !isDirection(event.key)) return
    event.preventDefault()
    const next = neighbour(layout, id, event.key)
    if (next !== null) focusTile(next)
  }
  const onFocusIn = (event: FocusEvent) => setFocused((known) => tileOf(event) ?? known)

  const from = top - height
  const to = top + 2 * height
  const drawn = visibleBands(layout.sections, from, to)
  const tabDay = layout.sections.find(({ group }) => group.tiles.some(({ id }) => id === tabStop))
  if (tabDay && !drawn.includes(tabDay)) drawn.push(tabDay)
  return (
    <main
      ref={scroller}
      class="gallery"
      aria-label={messages.gallery.label}
      onKeyDown={onKeyDown}
      onFocusIn={onFocusIn}
    >
      <div class="gallery-paper" data-glides={glides} style={{ height: `${layout.height}px` }}>
        {drawn.map((section) => (
          <Day
            key={section.group.day}
            section={section}
            top={from}
            bottom={to}
            today={today}
            tabStop={tabStop}
            model={model}
            onOpen={onOpen}
          />
        ))}
      </div>
    </main>
  )
}

const tileOf = ({ target }: Event): string | undefined =>
  target instanceof HTMLElement ? target.dataset.tile : undefined
