import type { Handle } from './listener'

/** By then the code is on the screen. */
const SETTLED_MS = 1000

/**
 * Answers with something that takes a while to load: when the first request comes, or a moment
 * after the start. No phone comes before the code can be seen, and loading all at once would keep
 * the code from the screen.
 * @param report told when it cannot be opened; the request is ended then
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
