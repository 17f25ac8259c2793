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
export class Unreachable extends Error {
  override name = 'Unreachable'
}

/** The person stopped it. */
export class Stopped extends Error {
  override name = 'Stopped'
}

/** A request during which nothing moves for this long is given up and tried again, milliseconds. */
const STALL_MS = 20_000

/** Sends by XMLHttpRequest: `fetch` does not tell how much of a body has left. */
export const sendRequest: SendRequest = ({ method, path, headers, body, onSent, signal }) =>
  new Promise((resolve, reject) => {
    if (signal.aborted) return reject(new Stopped())
    const xhr = new XMLHttpRequest()
    let stall = 0
    const restartStall = () => {
      clearTimeout(stall)
      stall = window.setTimeout(() => xhr.abort(), STALL_MS)
    }
    const stop = () => xhr.abort()

    xhr.open(method, path)
    for (const [name, value] of Object.entries(headers)) xhr.setRequestHeader(name, value)
    xhr.upload.onprogress = ({ loaded }) => {
      restartStall()
      onSent(loaded)
    }
    xhr.onprogress = restartStall
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
      signal.removeEventListener('abort', stop)
    }
    signal.addEventListener('abort', stop)
    restartStall()
    xhr.send(body)
  })
