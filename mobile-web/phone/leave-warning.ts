/** Makes the verb that says whether leaving the page would break something off; the browser then asks before it goes. */
export function createLeaveWarning(page: Window): (isNeeded: boolean) => void {
  const warn = (event: BeforeUnloadEvent) => {
    event.preventDefault()
    // What browsers of before 2023 wait for.
    event.returnValue = true
  }
  return (isNeeded) => {
    // Only while it is needed: a page with this listener is not kept for going back.
    if (isNeeded) page.addEventListener('beforeunload', warn)
    else page.removeEventListener('beforeunload', warn)
  }
}
