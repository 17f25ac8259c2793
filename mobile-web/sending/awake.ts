/** Events after which a computer that could not be reached perhaps can: the page is seen again, thawed, or in a network again. */
const WAKING = [
  [window, 'online'],
  [window, 'pageshow'],
  [document, 'visibilitychange'],
  [document, 'resume'],
] as const

/** Calls `listener` at each of them. @returns ends that */
export function onAwake(listener: () => void): () => void {
  for (const [target, event] of WAKING) target.addEventListener(event, listener)
  return () => {
    for (const [target, event] of WAKING) target.removeEventListener(event, listener)
  }
}
