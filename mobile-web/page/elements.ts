/**
 * The one element that the page's own markup promises.
 * @throws Error when the markup does not keep the promise
 */
export function elementIn<Kind extends Element = Element>(
  inside: ParentNode,
  selector: string,
): Kind {
  const found = inside.querySelector<Kind>(selector)
  if (found === null) throw new Error(`The page has no ${selector}.`)
  return found
}

/** Shows an element or hides it. One that vanished under the focus would throw a person back to the top of the page: then `next` gets the focus. */
export function hide(element: HTMLElement, isHidden: boolean, next: HTMLElement): void {
  if (isHidden && document.activeElement === element) {
    next.tabIndex = -1
    next.focus({ preventScroll: true })
  }
  element.hidden = isHidden
}
