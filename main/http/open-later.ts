import type { Handle } from './listener'

/** By then the code is on the screen, milliseconds. */
const SETTLED_MS = 1000

/**
 * Loads the handler at the first request or a moment after the start, so that it does not delay the
 * code on the screen.
 * @param report called when loading fails; the request is closed then
 */
export function openLater(open: () => Promise<Handle>, report: (error: unknown) => void): Handle {
  let opening: Promise<Handle> | null = null
  const opened = () => {
    opening ??= open()
    return opening
  }
  setTimeout(() => opened().catch(report), SETTLED_MS).unref()
  return (request, response) => {
    opened().then(
      (handle) => handle(request, response),
      (error: unknown) => {
        report(error)
        response.destroy()
      },
    )
  }
}
