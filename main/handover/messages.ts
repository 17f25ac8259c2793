import type { MessagesAnswer, PhoneMessage } from '../../contract/handed'
import { createBoundedMap } from '../base/bounded-map'
import type { Clock } from '../base/clock'
import { AppError } from '../base/errors'

/** Phones that have messages, and for how long after the last message or question. */
const MOST_PHONES = 512
const AGE_MS = 15 * 60_000
/** Messages kept for one phone; beyond them the oldest are lost. */
const MOST_KEPT = 1200
/** Messages in one answer: the next ones come with the next answer. */
const MOST_TOLD = 100
/** Questions of one phone that wait at once: a page has one, but some may have been abandoned. */
const MOST_WAITING = 4
/** From an answer to the next question a page needs no longer, milliseconds. */
const BETWEEN_MS = 2000

export interface MessagesOptions {
  clock: Clock
  /** How long a question waits for news, milliseconds. */
  waitMs: number
  /** What a page is told first. */
  standing?: () => PhoneMessage[]
}

export interface PostOptions {
  /** This message takes the place of the one that stands under the same subject. */
  subject?: string
  /** It is kept until `forget`, for a page that is loaded again; else until it has arrived. */
  lasts?: boolean
}

/** Messages to phones' pages, which ask for them. Bounded in number and age. */
export interface PhoneMessages {
  /** Tells a phone something, at once where its page asks. */
  post(phoneId: string, message: PhoneMessage, options?: PostOptions): void
  /**
   * Tells all phones that have asked the same, in place of what was told to all before.
   * @returns when those whose page asks have heard it, which their next question shows
   */
  postAll(message: PhoneMessage): Promise<void>
  /** What stands under this subject is told no more. */
  forget(phoneId: string, subject: string): void
  /**
   * Answers with the messages behind `after`: at once where there are some, else when one comes, or
   * without any after `waitMs`. The first answer to a page begins with `start`.
   * @param source where the question comes from
   * @param signal aborted when who asked has left
   * @throws AppError BUSY where too many questions of this phone wait
   */
  ask(phoneId: string, after: number, source: string, signal: AbortSignal): Promise<MessagesAnswer>
  /** Forgets a phone: its next question is answered as the first one. */
  end(phoneId: string): void
  endAll(): void
  /** Called when a phone's page asks. */
  onAsked(listener: (phoneId: string) => void): void
  /** Called when a phone was forgotten because nothing was heard of it for long. */
  onLost(listener: (phoneId: string) => void): void
}

/** The subject of what all phones are told. */
const OF_ALL = 'of all'

interface Kept {
  number: number
  message: PhoneMessage
  lasts: boolean
}

/** What one phone is told. */
interface Mailbox {
  /** By subject, in the order of their numbers. */
  messages: Map<string, Kept>
  /** The number before its first message. */
  start: number
  /** Each ends a question that waits. */
  waiting: Set<() => void>
  /** When it was answered last, by the monotonic clock. */
  answeredAt: number
  /** Called when what all are told was heard. */
  onHeard: () => void
}

/** Numbers begin with the date, so that those of an earlier run are never taken for this one's. */
export function createMessages({
  clock,
  waitMs,
  standing = () => [],
}: MessagesOptions): PhoneMessages {
  let last = clock.now()
  const asked: ((phoneId: string) => void)[] = []
  const lost: ((phoneId: string) => void)[] = []
  const mailboxes = createBoundedMap<Mailbox>({
    ...{ most: MOST_PHONES, maxAgeMs: AGE_MS, elapsed: clock.elapsed },
    // What all are told makes nobody known.
    isPreferred: ({ messages }) => messages.size > (messages.has(OF_ALL) ? 1 : 0),
    onDropped(id, mailbox) {
      wake(mailbox)
      for (const listener of lost) listener(id)
    },
  })

  function mailboxOf(phoneId: string, owner: string): Mailbox {
    const known = mailboxes.get(phoneId)
    const mailbox = known ?? {
      ...{ messages: new Map(), start: nextNumber(), waiting: new Set() },
      answeredAt: Number.NEGATIVE_INFINITY,
      onHeard() {},
    }
    mailboxes.set(phoneId, mailbox, owner)
    return mailbox
  }

  function nextNumber(): number {
    last += 1
    return last
  }

  function wake({ waiting }: Mailbox): void {
    for (const end of [...waiting]) end()
  }

  function hear({ messages, onHeard }: Mailbox, after: number): void {
    for (const [subject, { number, lasts }] of [...messages]) {
      if (number > after) return
      if (!lasts) messages.delete(subject)
      if (subject === OF_ALL) onHeard()
    }
  }

  function answerOf(mailbox: Mailbox, after: number): MessagesAnswer {
    const { messages, start } = mailbox
    mailbox.answeredAt = clock.elapsed()
    const isNew = after < start || after > last
    const from = isNew ? start : after
    const told = [...messages.values()].filter(({ number }) => number > from).slice(0, MOST_TOLD)
    return {
      next: told.at(-1)?.number ?? from,
      messages: [
        ...(isNew ? [{ type: 'start' } as const, ...standing()] : []),
        ...told.map(({ message }) => message),
      ],
    }
  }

  function put(mailbox: Mailbox, message: PhoneMessage, { subject, lasts = false }: PostOptions) {
    const { messages } = mailbox
    const number = nextNumber()
    const key = subject ?? `${number}`
    messages.delete(key)
    messages.set(key, { number, message, lasts })
    const [oldest] = messages.keys()
    if (messages.size > MOST_KEPT && oldest !== undefined) messages.delete(oldest)
    wake(mailbox)
  }

  return {
    post: (phoneId, message, options = {}) => put(mailboxOf(phoneId, phoneId), message, options),
    async postAll(message) {
      const heard = mailboxes.values().map((mailbox) => {
        const { waiting, answeredAt } = mailbox
        const isAsking = waiting.size > 0 || clock.elapsed() - answeredAt < BETWEEN_MS
        const whenHeard = new Promise<void>((resolve) => {
          mailbox.onHeard = resolve
        })
        put(mailbox, message, { subject: OF_ALL })
        return isAsking ? whenHeard : undefined
      })
      await Promise.all(heard)
    },
    forget: (phoneId, subject) => void mailboxes.get(phoneId)?.messages.delete(subject),
    async ask(phoneId, after, source, signal) {
      const mailbox = mailboxOf(phoneId, source)
      for (const listener of asked) listener(phoneId)
      if (after >= mailbox.start && after <= last) hear(mailbox, after)
      const now = answerOf(mailbox, after)
      if (now.messages.length > 0 || signal.aborted) return now
      if (mailbox.waiting.size >= MOST_WAITING) throw new AppError('BUSY')
      await newsOrEnd(mailbox.waiting, waitMs, signal)
      return answerOf(mailbox, after)
    },
    end(phoneId) {
      const mailbox = mailboxes.get(phoneId)
      mailboxes.delete(phoneId)
      if (mailbox) wake(mailbox)
    },
    endAll() {
      const all = mailboxes.values()
      mailboxes.clear()
      for (const mailbox of all) wake(mailbox)
    },
    onAsked: (listener) => void asked.push(listener),
    onLost: (listener) => void lost.push(listener),
  }
}

/** Waits until it is woken, the time is over or the signal is aborted. */
function newsOrEnd(waiting: Set<() => void>, ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(end, ms)
    signal.addEventListener('abort', end)
    waiting.add(end)
    function end(): void {
      clearTimeout(timer)
      signal.removeEventListener('abort', end)
      waiting.delete(end)
      resolve()
    }
  })
}
