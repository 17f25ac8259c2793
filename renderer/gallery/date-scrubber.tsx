import type { RefObject } from 'preact'
import { useMemo, useRef, useState } from 'preact/hooks'
import { dayAfter } from '../state/days'
import { useSize } from '../ui/hooks'
import { useLanguage } from '../ui/language'
import { type DateMark, dateMarks, dayAt, dayOfKey } from './date-marks'
import type { Layout } from './layout'

/** From so many photos on there are dates beside them. */
export const MANY = 1000

/** Above and below the photos, CSS pixels. */
const PADDING = 40

interface Props {
  layout: Layout
  /** The gallery, and how far it is scrolled, CSS pixels. */
  scroller: RefObject<HTMLElement | null>
  top: number
  /** Of the gallery, CSS pixels. */
  height: number
  today: number
}

/** Dates beside many photos, in place of a scroll bar: a press or a drag leads to that day. */
export function DateScrubber({ layout, scroller, top, height, today }: Props) {
  const { t, format } = useLanguage()
  const strip = useRef<HTMLDivElement>(null)
  const length = useSize(strip)?.height ?? 0
  const [pointed, setPointed] = useState<number | null>(null)
  const isPressed = useRef(false)
  const { sections } = layout
  const room = layout.height + PADDING - height
  const marks = useMemo(() => dateMarks(sections, room, length), [sections, room, length])
  const share = room <= 0 ? 0 : Math.min(1, top / room)

  const shareAt = ({ clientY }: PointerEvent): number => {
    const edge = strip.current?.getBoundingClientRect()
    return edge ? Math.min(1, Math.max(0, (clientY - edge.top) / edge.height)) : 0
  }
  const scrollTo = (y: number) => {
    if (scroller.current) scroller.current.scrollTop = y
  }
  const textOf = (day: number) => {
    if (day === today) return t('window.gallery.today')
    if (day === dayAfter(today, -1)) return t('window.gallery.yesterday')
    return format.day(day, today)
  }
  const textOfDay = (index: number): string => {
    const section = sections[index]
    return section ? textOf(section.group.day) : ''
  }
  /** The day at the upper edge: `top` comes in steps and may lie before it. */
  const dayNow = () => dayAt(sections, (scroller.current?.scrollTop ?? top) + 1)
  const markText = ({ day, kind }: DateMark) => format.partOfDate(day, kind)

  const onPointerDown = (event: PointerEvent) => {
    if (event.button !== 0) return
    strip.current?.setPointerCapture(event.pointerId)
    isPressed.current = true
    scrollTo(shareAt(event) * room)
  }
  const onPointerMove = (event: PointerEvent) => {
    setPointed(shareAt(event))
    if (isPressed.current) scrollTo(shareAt(event) * room)
  }
  const onPointerUp = () => {
    isPressed.current = false
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const to = dayOfKey(event.key, sections, dayNow())
    if (to === null) return
    event.preventDefault()
    scrollTo(sections[to]?.y ?? 0)
  }
  const at = dayNow()
  return (
    <div
      ref={strip}
      class="scrubber"
      role="slider"
      tabIndex={0}
      aria-label={t('window.gallery.dates')}
      aria-orientation="vertical"
      aria-valuemin={0}
      aria-valuemax={sections.length - 1}
      aria-valuenow={at}
      aria-valuetext={textOfDay(at)}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={onPointerUp}
      onPointerCancel={onPointerUp}
      onPointerLeave={() => setPointed(null)}
      onKeyDown={onKeyDown}
      onWheel={({ deltaY }) => scroller.current?.scrollBy({ top: deltaY })}
    >
      {marks.map((mark) => (
        <span
          key={mark.day}
          class="scrubber-mark"
          data-kind={mark.kind}
          style={{ transform: `translateY(${mark.y}px)` }}
          aria-hidden="true"
        >
          {markText(mark)}
        </span>
      ))}
      <span
        class="scrubber-thumb"
        style={{ transform: `translateY(${share * length}px)` }}
        aria-hidden="true"
      />
      <span
        class="scrubber-bubble"
        style={{ transform: `translateY(${(pointed ?? share) * length}px)` }}
        aria-hidden="true"
      >
        {textOfDay(pointed === null ? at : dayAt(sections, pointed * room))}
      </span>
    </div>
  )
}
