import type { MessagesAnswer, MessagesRequest, PhoneMessage } from '../../contract/handed'
import { PATHS } from '../../contract/http'
import { readErrorCode } from '../sending/receipt'
import { NEVER, post, type SendRequest } from '../sending/request'
import { backOff } from '../sending/wait'

export interface ListeningDeps {
  send: SendRequest
  /** The phone's own id. */
  id: () => string
  isVisible: () => boolean
  /** Calls the listener when the page wakes or is hidden. */
  onAwake: (listener: () => void) => void
  /** Waits this long, or until the page wakes. */
  wait: (ms: number, signal: AbortSignal) => Promise<void>
  /** A random number from 0 to 1. */
  chance: () => number
  onMessage: (message: PhoneMessage) => void
  /** The phone was removed. It goes on asking: whoever removed it may undo that. */
  onRemoved: () => void
}

/** How long a hidden page waits before it looks again whether it is seen, milliseconds. */
const HIDDEN_MS = 60_000

/**
 * Asks the computer for news as long as the page is seen: one request, which is answered when there
 * is some. It begins again with each wake-up, for a connection that slept may be dead and not say
 * so. Ends when the code has changed.
 */
export async function listen({
  send,
  id,
  isVisible,
  onAwake,
  wait,
  chance,
  onMessage,
  onRemoved,
}: ListeningDeps): Promise<void> {
  let after = 0
  let failures = 0
  let stop = new AbortController()
  onAwake(() => stop.abort())

  for (;;) {
    stop = new AbortController()
    const { signal } = stop
    try {
      if (!isVisible()) await wait(HIDDEN_MS, signal)
      else {
        const question: MessagesRequest = { id: id(), after }
        const { status, text } = await post(send, PATHS.messages, question, signal)
        const code = status < 400 ? null : readErrorCode(text)
        if (code === 'NOT_FOUND') return
        if (code === 'REMOVED') {
          after = 0
          onRemoved()
        }
        const { next, messages }: MessagesAnswer = JSON.parse(text)
        for (const message of messages) onMessage(message)
        after = next
        failures = 0
      }
    } catch {
      // Woken, out of reach, removed, or an answer to something else.
      failures = signal.aborted ? 0 : failures + 1
      if (failures > 0) await wait(backOff(failures, chance()), NEVER)
    }
  }
}
