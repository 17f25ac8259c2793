import type { RefObject } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import { chooseBox, type Selection } from '../state/selection'
import type { Layout } from './layout'
import { type Box, boxBetween, type Point, photosIn } from './layout-queries'

/** A press that moves less than this is a click, CSS pixels. */
const CLICK = 4
/** The share of the pointer's distance beyond the edge that is scrolled in a frame. */
const PULL = 0.2

interface Press {
  /** Where it began, on the paper. */
  from: Point
  before: Selection
  keep: boolean
  moved: boolean
  /** Where the pointer is, in the window. */
  pointer: Point
}

/**
 * Selects photos by drawing a box from an empty spot; the gallery scrolls when the pointer leaves
 * it. A click on an empty spot clears the selection.
 * @returns the box to draw, or null, and the handler of the press that begins it
 */
export function useSelectionBox(
  scroller: RefObject<HTMLElement | null>,
  paper: RefObject<HTMLElement | null>,
  layout: Layout,
  selection: Selection,
  onSelect: (selection: Selection) => void,
): [Box | null, (event: PointerEvent) => void] {
  const [box, setBox] = useState<Box | null>(null)
  const press = useRef<Press | null>(null)
  const latest = useRef({ layout, onSelect })
  latest.current = { layout, onSelect }

  const onPaper = ({ x, y }: Point): Point => {
    const edge = paper.current?.getBoundingClientRect()
    return { x: x - (edge?.left ?? 0), y: y - (edge?.top ?? 0) }
  }

  useEffect(() => {
    let frame = 0
    const draw = () => {
      const { current } = press
      if (!current) return
      const drawn = boxBetween(current.from, onPaper(current.pointer))
      current.moved ||= Math.max(drawn.width, drawn.height) >= CLICK
      if (!current.moved) return
      setBox(drawn)
      const inBox = photosIn(latest.current.layout, drawn)
      latest.current.onSelect(chooseBox(current.before, inBox, current.keep))
    }
    const pull = () => {
      const element = scroller.current
      if (!press.current || !element) return
      const { top, bottom } = element.getBoundingClientRect()
      const { y } = press.current.pointer
      const beyond = Math.min(0, y - top) + Math.max(0, y - bottom)
      if (press.current.moved) element.scrollTop += beyond * PULL
      draw()
      frame = beyond === 0 ? 0 : requestAnimationFrame(pull)
    }
    const onMove = ({ clientX: x, clientY: y }: PointerEvent) => {
      if (!press.current) return
      press.current.pointer = { x, y }
      if (frame === 0) pull()
    }
    const onUp = () => {
      const { current } = press
      press.current = null
      setBox(null)
      if (current && !current.moved && !current.keep) {
        latest.current.onSelect(chooseBox(current.before, [], false))
      }
    }
    document.addEventListener('pointermove', onMove)
    document.addEventListener('pointerup', onUp)
    document.addEventListener('pointercancel', onUp)
    return () => {
      cancelAnimationFrame(frame)
      document.removeEventListener('pointermove', onMove)
      document.removeEventListener('pointerup', onUp)
      document.removeEventListener('pointercancel', onUp)
    }
  }, [])

  const onPointerDown = (event: PointerEvent) => {
    const { button, clientX, clientY, target, pointerType } = event
    const element = scroller.current
    if (button !== 0 || pointerType === 'touch' || !element) return
    if (target instanceof Element && target.closest('button')) return
    // The scroll bar is not an empty spot.
    const inside = clientX - element.getBoundingClientRect().left - element.clientLeft
    if (inside < 0 || inside >= element.clientWidth) return
    const pointer = { x: clientX, y: clientY }
    const keep = event.ctrlKey || event.metaKey || event.shiftKey
    press.current = { from: onPaper(pointer), before: selection, keep, moved: false, pointer }
  }
  return [box, onPointerDown]
}
