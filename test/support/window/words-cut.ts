import type { Page } from 'playwright-core'

/** Our own words; what people and cameras call things may be cut, with dots. */
const OURS =
  'button, label, h1, h2, dt, .status-text, .setting-note, .notice p, .menu-item > span, .selection-count b'

const LOOK = `Array.from(document.querySelectorAll('${OURS}')).flatMap((element) => {
  const { left, right, bottom, width } = element.getBoundingClientRect()
  const isHidden = width < 2 || !element.checkVisibility({ visibilityProperty: true })
  if (isHidden || element.matches('.tile, .tile *, .open-folder, .visually-hidden')) return []
  // A picture fills its button, and may be larger.
  const hasWords = element.textContent.trim() !== ''
  const isCut = hasWords && element.scrollWidth > element.clientWidth + 1 && getComputedStyle(element).display !== 'inline'
  const isOutside = left < -1 || right > innerWidth + 1
  // The third line of the status stands in the gap below its place.
  const below = element.closest('.first-code .status')?.nextElementSibling
  const isCovered = below && bottom > below.getBoundingClientRect().top + 1
  const words = element.textContent.trim() || element.getAttribute('aria-label')
  return isCut || isOutside || isCovered ? [words] : []
})`

/** The words of the window that are wider than their place, under others, or beyond its edge. */
export const wordsCut = (page: Page): Promise<string[]> => page.evaluate<string[]>(LOOK)
