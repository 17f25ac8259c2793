import type { RefObject } from 'preact'
import { useLayoutEffect, useRef } from 'preact/hooks'

const GLIDE_MS = 420
const EASING = 'cubic-bezier(0.3, 0.7, 0.2, 1)'
/** It may begin a moment after the frame that shows it first. */
const fill = 'backwards'
const GLIDE = { duration: GLIDE_MS, easing: EASING, fill } as const
const APPEAR = { delay: GLIDE_MS / 2, duration: GLIDE_MS / 2, fill } as const

/**
 * Lets an element that has just come glide out of the code to its place, its disc from the middle
 * of the code, unless the person wants no motion.
 * @param isNew it comes now; false where it was there and is only drawn again
 */
export function useComesFromCode(element: RefObject<HTMLElement | null>, isNew: boolean): void {
  useLayoutEffect(() => {
    // The code may just have begun to glide itself.
    const code = document.querySelector(`.${FLYING}.qr`) ?? document.querySelector('.qr')
    const coming = element.current
    const disc = coming?.querySelector('.phone-face')
    if (!isNew || !coming || !disc || !code || isCalm()) return
    const [from, to] = [middleOf(code), middleOf(disc)]
    const whole = coming.getBoundingClientRect()
    const transformOrigin = `${to.x - whole.x}px ${to.y - whole.y}px`
    coming.animate(
      [
        { translate: `${from.x - to.x}px ${from.y - to.y}px`, scale: 0.6, opacity: 0 },
        { opacity: 1, offset: 0.3 },
        { translate: '0 0', scale: 1 },
      ].map((frame) => ({ ...frame, transformOrigin })),
      GLIDE,
    )
  }, [])
}

/**
 * Where the page is laid out anew around the code: the code and the phones' discs glide from where
 * they were to where they are then, and with them what stands below the code in the panel, unless
 * the person wants no motion.
 * @param layout another value: laid out anew
 */
export function useGlides(layout: unknown): void {
  const last = useRef(layout)
  // Asked while rendering: the page is still as it was.
  const before = last.current !== layout && !isCalm() ? placesNow() : null
  last.current = layout
  useLayoutEffect(() => {
    if (before) glideFrom(before)
  }, [layout])
}

interface Place {
  element: HTMLElement
  box: DOMRect
  /** Of its corners, CSS pixels. */
  radius: number
}

interface Places {
  /** What is drawn anew elsewhere, by what it is. */
  things: ReadonlyMap<string, Place>
  /** Parts of the panel, which stay the same elements. */
  parts: ReadonlyMap<HTMLElement, DOMRect>
}

function placesNow(): Places {
  const things = new Map<string, Place>()
  for (const element of document.querySelectorAll<HTMLElement>(
    ':is(.first, .panel) .qr, [data-phone] .phone-face',
  )) {
    const what = element.closest<HTMLElement>('[data-phone]')?.dataset.phone ?? ''
    const radius = Number.parseFloat(getComputedStyle(element).borderTopLeftRadius) || 0
    things.set(what, { element, box: element.getBoundingClientRect(), radius })
  }
  const parts = [...document.querySelectorAll<HTMLElement>('.panel > *, .code-card > *')]
  return { things, parts: new Map(parts.map((part) => [part, part.getBoundingClientRect()])) }
}

function glideFrom(before: Places): void {
  const now = placesNow()
  for (const [what, place] of now.things) {
    const from = before.things.get(what)
    if (from && from.element !== place.element) fly(from, place)
  }
  if (before.parts.size === 0) return
  // What is still below its place is not to be scrolled to.
  const still = { overflowY: 'hidden' }
  document.querySelector('.panel')?.animate([still, still], GLIDE)
  for (const [part, { y }] of now.parts) {
    const from = before.parts.get(part)
    // What is new stands where others are still on their way.
    if (!from) part.animate([{ opacity: 0 }, { opacity: 1 }], APPEAR)
    else if (from.y !== y) part.animate([{ translate: `0 ${from.y - y}px` }, {}], GLIDE)
  }
}

const FLYING = 'flying'

/** A copy flies, above all that would cut it off on its way. */
function fly(from: Place, { element, box, radius }: Place): void {
  const scale = from.box.width / box.width
  if (!(scale > 0)) return
  const copy = element.cloneNode(true)
  if (!(copy instanceof HTMLElement)) return
  copy.classList.add(FLYING)
  copy.ariaHidden = 'true'
  for (const side of ['left', 'top', 'width', 'height'] as const)
    copy.style[side] = `${box[side]}px`
  document.body.append(copy)
  element.animate([{ visibility: 'hidden' }, { visibility: 'hidden' }], GLIDE)
  const [x, y] = [from.box.x - box.x, from.box.y - box.y]
  const flight = copy.animate(
    [
      {
        transform: `translate(${x}px, ${y}px) scale(${scale})`,
        borderRadius: `${from.radius / scale}px`,
      },
      { transform: 'none', borderRadius: `${radius}px` },
    ],
    GLIDE,
  )
  const land = () => copy.remove()
  flight.finished.then(land, land)
}

function middleOf(element: Element): { x: number; y: number } {
  const { x, y, width, height } = element.getBoundingClientRect()
  return { x: x + width / 2, y: y + height / 2 }
}

/** Whether the person wants no motion. */
export const isCalm = (): boolean => matchMedia('(prefers-reduced-motion: reduce)').matches
