import type { PhoneBrowser } from '../phone/phone-browser'

/** Where the focus stops on its way through the page. Lengths in CSS pixels. */
export interface FocusStop {
  /** Its id, else what a screen reader calls it. */
  name: string
  width: number
  height: number
  /** Whether a ring shows it. */
  isSeen: boolean
  /** Whether it stands behind the stop before it in the page's own order. */
  isNext: boolean
}

/** More stops than the page has. */
const MOST_STOPS = 60

const STOP = `
  const it = document.activeElement
  if (!it || it === document.body) return null
  const hasRing = ({ outlineStyle, outlineWidth }) => outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2
  const box = (it.labels && it.matches('[type=file]') ? it.labels[0] : it).getBoundingClientRect()
  const before = window.stopBefore
  window.stopBefore = it
  return {
    name: it.id || it.ariaLabel || it.tagName,
    width: box.width,
    height: box.height,
    isSeen: hasRing(getComputedStyle(it)) || (!!it.nextElementSibling && hasRing(getComputedStyle(it.nextElementSibling, '::after'))),
    isNext: !before || !!(before.compareDocumentPosition(it) & Node.DOCUMENT_POSITION_FOLLOWING),
  }`

/** Goes through the page once with the Tab key, from its top. */
export async function walkFocus(phone: PhoneBrowser): Promise<FocusStop[]> {
  await toTop(phone)
  const stops: FocusStop[] = []
  for (let presses = 0; presses < MOST_STOPS; presses += 1) {
    await phone.press('Tab')
    const stop = await phone.evaluate<FocusStop | null>(STOP)
    // Before the first stop and behind the last one it may be with the browser's own buttons.
    if (stops.length > 0 && (stop === null || stop.name === stops[0]?.name)) return stops
    if (stop) stops.push(stop)
  }
  throw new Error(`The focus never came to an end: ${stops.map(({ name }) => name)}`)
}

/** Presses Tab from the top of the page until the focus is there. @param name of a `FocusStop` */
export async function tabTo(phone: PhoneBrowser, name: string): Promise<void> {
  await toTop(phone)
  for (let presses = 0; presses < MOST_STOPS; presses += 1) {
    await phone.press('Tab')
    if ((await phone.evaluate<FocusStop | null>(STOP))?.name === name) return
  }
  throw new Error(`The keyboard does not reach ${name}`)
}

/** Lets go of the focus; the next Tab begins at the first stop. */
const toTop = (phone: PhoneBrowser) =>
  phone.evaluate(`
    window.stopBefore = null
    document.body.tabIndex = -1
    document.body.focus()
    document.body.removeAttribute('tabindex')`)
