import type { ErrorCode } from './error-code'

/** After so long out of reach it is no short gap in the Wi-Fi any more, milliseconds. */
const FAR_MS = 60_000

/**
 * Makes the verb that turns UNREACHABLE into FAR once it has lasted: then the person has to look what is wrong.
 * @param now a clock that never goes back, milliseconds
 */
export function createFar(now: () => number) {
  let since: number | null = null

  return (error: ErrorCode | null): ErrorCode | null => {
    if (error !== 'UNREACHABLE') {
      since = null
      return error
    }
    since ??= now()
    return now() - since >= FAR_MS ? 'FAR' : error
  }
}
