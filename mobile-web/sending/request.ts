/** One request to the computer, relative to the page's own address. */
export interface Request {
  method: 'POST' | 'PATCH' | 'HEAD' | 'GET' | 'DELETE'
  path: string
  headers: Record<string, string>
  body: Blob | null
  /** Called with the bytes of the body that have left the phone so far. */
  onSent: (bytes: number) => void
  signal: AbortSignal
}

export interface Answer {
  status: number
  text: string
  /** Value of a header, null if the answer has none of that name. */
  header(name: string): string | null
}

/**
 * @throws Unreachable when no answer came
 * @throws Stopped when the signal said so
 */
export type SendRequest = (request: Request) => Promise<Answer>

/** No answer came: the Wi-Fi is gone, the computer sleeps, or nothing moved for a while. */
export class Unreachable extends Error {}

/** The person stopped it. */
export class Stopped extends Error {}

/** A request during which nothing moves for this long is given up and tried again, milliseconds. */
const STALL_MS = 20_000

export interface SendRequestDeps {
  /** A clock that never goes back, milliseconds. */
  now: () => number
  /** Calls the listener whenever the page wakes; returns what ends that. */
  onAwake: (listener: () => void) => () => void
}

/** Sends by XMLHttpRequest: `fetch` does not tell how much of a body has left. */
export function createSendRequest({ now, onAwake }: SendRequestDeps): SendRequest {
  return ({ method, path, headers, body, onSent, signal }) =>
    new Promise((resolve, reject) => {
      if (signal.aborted) return reject(new Stopped())
      const xhr = new XMLHttpRequest()
      let stall = 0
      let movedAt = now()
      const moved = () => {
        movedAt = now()
        clearTimeout(stall)
        stall = window.setTimeout(stop, STALL_MS)
      }
      const stop = () => xhr.abort()
      // While a phone sleeps its timers do: what stood still all that time is given up as soon as it wakes.
      const stopListening = onAwake(() => {
        if (now() - movedAt >= STALL_MS) stop()
      })

      xhr.open(method, path)
      for (const [name, value] of Object.entries(headers)) xhr.setRequestHeader(name, value)
      xhr.upload.onprogress = ({ loaded }) => {
        moved()
        onSent(loaded)
      }
      xhr.onprogress = moved
      xhr.onload = () =>
        resolve({
          status: xhr.status,
          text: xhr.responseText,
          header: (name) => xhr.getResponseHeader(name),
        })
      xhr.onerror = () => reject(new Unreachable())
      xhr.onabort = () => reject(signal.aborted ? new Stopped() : new Unreachable())
      xhr.onloadend = () => {
        clearTimeout(stall)
        stopListening()
        signal.removeEventListener('abort', stop)
      }
      signal.addEventListener('abort', stop)
      moved()
      xhr.send(body)
    })
}
