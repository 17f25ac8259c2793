import { PATHS } from '../../contract/http'

/** One request to the computer. */
export interface Request {
  method: 'POST' | 'PATCH' | 'HEAD' | 'GET' | 'DELETE'
  path: string
  headers: Record<string, string>
  body: Blob | null
  /** Called with the bytes of the body sent so far. */
  onSent: (bytes: number) => void
  /** Called with the bytes received so far; the answer is then a `blob`. */
  onReceived?: (bytes: number) => void
  signal: AbortSignal
}

export interface Answer {
  status: number
  /** Empty where it is a `blob`. */
  text: string
  blob?: Blob
  /** Value of a header, null if the answer has none of that name. */
  header(name: string): string | null
}

/**
 * @throws Unreachable when no answer came
 * @throws Stopped when the signal was aborted
 */
export type SendRequest = (request: Request) => Promise<Answer>

/** Where nobody stops it. */
export const NEVER = new AbortController().signal

/** With its type: WebKit sends no beacon of a Blob without one. */
export const jsonOf = (value: object): Blob =>
  new Blob([JSON.stringify(value)], { type: 'application/json' })

/** Sends a small object. */
export const post = (send: SendRequest, path: string, value: object, signal = NEVER) =>
  send({ method: 'POST', path, headers: {}, body: jsonOf(value), onSent() {}, signal })

/** No answer came: the Wi-Fi is gone, the computer sleeps, or nothing moved for a while. */
export class Unreachable extends Error {}

/** The person stopped it. */
export class Stopped extends Error {}

/** A request without progress for this long is aborted and retried, milliseconds. */
const STALL_MS = 20_000
/** The same once the phone has woken: what stood still until then is most likely dead. */
const WOKEN_MS = 2000

export interface SendRequestDeps {
  /** Monotonic clock, milliseconds. */
  now: () => number
  /** Where to ask for a path: another address from the moment on when the computer has moved. */
  url: (path: string) => string
  /** No answer came. */
  onUnreachable: () => void
  /** Calls the listener when the page wakes, until the signal is aborted. */
  onAwake: (listener: () => void, signal?: AbortSignal) => void
}

/** Uses XMLHttpRequest, because `fetch` reports no upload progress. */
export function createSendRequest({
  now,
  url,
  onUnreachable,
  onAwake,
}: SendRequestDeps): SendRequest {
  /**
   * How long a request may stand still. Browsers keep connections for the next request, and once
   * the phone has woken each of them may be dead, until there is an answer; in a slow network it
   * grows again.
   */
  let patience = STALL_MS
  onAwake(() => {
    patience = WOKEN_MS
  })

  return ({ method, path, headers, body, onSent, onReceived, signal }) =>
    new Promise((resolve, reject) => {
      if (signal.aborted) return reject(new Stopped())
      const xhr = new XMLHttpRequest()
      const address = url(path)
      let stall = 0
      let movedAt = now()
      const expectMove = (ms: number) => {
        clearTimeout(stall)
        stall = window.setTimeout(giveUp, ms)
      }
      const moved = () => {
        movedAt = now()
        // What is new is told when there is something.
        expectMove(path === PATHS.messages ? STALL_MS : patience)
      }
      const stop = () => xhr.abort()
      const giveUp = () => {
        patience = Math.min(patience + 1000, STALL_MS)
        stop()
      }
      const over = new AbortController()
      onAwake(() => {
        if (address === url(path)) expectMove(movedAt + WOKEN_MS - now())
        // The computer no longer has that address.
        else stop()
      }, over.signal)

      xhr.open(method, address)
      if (onReceived) xhr.responseType = 'blob'
      for (const [name, value] of Object.entries(headers)) xhr.setRequestHeader(name, value)
      xhr.upload.onprogress = ({ loaded }) => {
        moved()
        onSent(loaded)
      }
      xhr.onprogress = ({ loaded }) => {
        moved()
        onReceived?.(loaded)
      }
      xhr.onload = () => {
        patience = STALL_MS
        resolve({
          status: xhr.status,
          text: onReceived ? '' : xhr.responseText,
          ...(onReceived && { blob: xhr.response as Blob }),
          header: (name) => xhr.getResponseHeader(name),
        })
      }
      const fail = () => {
        if (signal.aborted) return reject(new Stopped())
        onUnreachable()
        reject(new Unreachable())
      }
      xhr.onerror = xhr.onabort = fail
      xhr.onloadend = () => {
        clearTimeout(stall)
        over.abort()
      }
      signal.addEventListener('abort', stop, over)
      expectMove(patience)
      xhr.send(body)
    })
}
