/**
 * The element that the markup must contain.
 * @throws Error when it is missing
 */
export function elementIn<Kind extends Element = Element>(
  inside: ParentNode,
  selector: string,
): Kind {
  const found = inside.querySelector<Kind>(selector)
  if (found === null) throw new Error(selector)
  return found
}

/**
 * Shows or hides an element. If it has the focus while it is hidden, `next` gets the focus, so that
 * the keyboard does not start again at the top of the page.
 */
export function hide(element: HTMLElement, isHidden: boolean, next: HTMLElement): void {
  if (isHidden && document.activeElement === element) {
    next.tabIndex = -1
    next.focus({ preventScroll: true })
  }
  element.hidden = isHidden
}
