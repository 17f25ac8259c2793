import type { RefObject } from 'preact'
import { useLayoutEffect, useRef } from 'preact/hooks'
import { isCalm } from '../ui/glide'
import type { Box } from './wall-layout'

const GLIDE = { duration: 600, easing: 'cubic-bezier(0.2, 0, 0, 1)' }

/** Where an element stands whose corner is that of its container, in CSS. */
export const standing = ({ x, y }: Pick<Box, 'x' | 'y'>): string => `translate(${x}px, ${y}px)`

/**
 * Lets an element glide to each new box, from where it is seen at that moment. It is moved by its
 * transform alone: with its width the pictures in it would be scaled anew for each frame.
 */
export function useGlide(element: RefObject<HTMLElement | null>, box: Box): void {
  const before = useRef(box)
  const glide = useRef<Animation | null>(null)
  const { x, y, width, height } = box
  useLayoutEffect(() => {
    const last = before.current
    before.current = { x, y, width, height }
    const moved = element.current
    const isSame = last.x === x && last.y === y && last.width === width && last.height === height
    if (!moved || isSame || isCalm()) return
    const from = glide.current?.playState === 'running' ? seenBox(moved, last) : last
    glide.current?.cancel()
    const scale = `scale(${from.width / width}, ${from.height / height})`
    const keyframes = [
      { transform: `${standing(from)} ${scale}` },
      { transform: standing({ x, y }) },
    ]
    glide.current = moved.animate(keyframes, GLIDE)
  }, [element, x, y, width, height])
}

/** In the middle of its glide. @param last the box that it glides to */
function seenBox(element: HTMLElement, last: Box): Box {
  const { a, d, e, f } = new DOMMatrix(getComputedStyle(element).transform)
  return { x: e, y: f, width: last.width * a, height: last.height * d }
}
