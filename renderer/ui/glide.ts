import type { RefObject } from 'preact'
import { useLayoutEffect } from 'preact/hooks'

const GLIDE_MS = 420

/**
 * Lets an element that has just come glide out of the code to its place, its first child from the
 * middle of the code, unless the person wants no motion.
 * @param isNew it comes now; false where it was there and is only drawn again
 */
export function useComesFromCode(element: RefObject<HTMLElement | null>, isNew: boolean): void {
  useLayoutEffect(() => {
    const code = document.querySelector('.qr')
    const coming = element.current
    if (!isNew || !coming?.firstElementChild || !code || isCalm()) return
    const [from, to] = [middleOf(code), middleOf(coming.firstElementChild)]
    const whole = coming.getBoundingClientRect()
    const transformOrigin = `${to.x - whole.x}px ${to.y - whole.y}px`
    coming.animate(
      [
        { translate: `${from.x - to.x}px ${from.y - to.y}px`, scale: 0.6, opacity: 0 },
        { opacity: 1, offset: 0.3 },
        { translate: '0 0', scale: 1 },
      ].map((frame) => ({ ...frame, transformOrigin })),
      { duration: GLIDE_MS, easing: 'cubic-bezier(0.3, 0.7, 0.2, 1)' },
    )
  }, [])
}

function middleOf(element: Element): { x: number; y: number } {
  const { x, y, width, height } = element.getBoundingClientRect()
  return { x: x + width / 2, y: y + height / 2 }
}

const isCalm = (): boolean => matchMedia('(prefers-reduced-motion: reduce)').matches
