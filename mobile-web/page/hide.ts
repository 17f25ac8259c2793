/** Shows an element or hides it. One that vanished under the focus would throw a person back to the top of the page: then `next` gets the focus. */
export function hide(element: HTMLElement, isHidden: boolean, next: HTMLElement): void {
  if (isHidden && document.activeElement === element) {
    next.tabIndex = -1
    next.focus({ preventScroll: true })
  }
  element.hidden = isHidden
}
