/** What the computer hands to one phone, and what the phone's page hears of it. */

/** `photo`: a picture, whose size is known where its file tells it. `link`: an http(s) address. */
export type HandedKind = 'photo' | 'file' | 'text' | 'link'

/**
 * `waiting`: the phone can have it, or its page shows it and nobody has saved it yet.
 * `sending`: its bytes are on their way.
 * `fetched`: its person has it, or has seen and dismissed it.
 * `gone`: it was withdrawn or dismissed before, its file has changed, or the page is closed.
 * The last two are its end.
 */
export type HandedState = 'waiting' | 'sending' | 'fetched' | 'gone'

/** One thing that the computer holds for one phone. */
export interface Handed {
  id: string
  /** The phone's own id, as in its presence. */
  phoneId: string
  kind: HandedKind
  /** The file's name; of a text its first line, shortened. */
  name: string
  bytes: number
  /** Size in pixels as shown; null where it is no picture, or does not tell. */
  width: number | null
  height: number | null
  state: HandedState
  /** Bytes that were sent, each counted once. */
  sent: number
}

/** What the phone's page hears of a thing: all it needs for its card. */
export interface HandedCard
  extends Pick<Handed, 'id' | 'kind' | 'name' | 'bytes' | 'width' | 'height'> {
  /** The words of a text or a link; null for files. */
  text: string | null
  /**
   * Its own address, below `/<token>/`: a file is fetched there, once, unless with `?shown`. DELETE
   * says that the phone is done with it.
   */
  path: string
}

/**
 * Whether the computer receives: told at each change, and when something else ends that kept a
 * phone from sending (it was allowed, another folder was chosen).
 */
export interface Receiving {
  type: 'receiving'
  /** `closed`: the program ends. */
  state: 'open' | 'stopped' | 'closed'
  /** The attribute of the picker. */
  accept: string
  /** Where a page that loses this computer may find it, as `GET addresses` tells. */
  addresses: readonly string[]
}

/** One message to one phone's page. */
export type PhoneMessage =
  /** All that was handed before is over: it was of another run, or of a page that was closed. */
  | { type: 'start' }
  | Receiving
  | ({ type: 'handed' } & HandedCard)
  /** At most one a second, while a file is fetched. */
  | { type: 'fetching'; id: string; sent: number }
  /** The phone has all of it. */
  | { type: 'fetched'; id: string }
  /** The computer no longer has it for this phone. */
  | { type: 'withdrawn'; id: string }
  /** Its person has taken it back: the page shows it no longer, and no longer offers to save it. */
  | { type: 'taken-back'; id: string }
  /** What the command said of a photo of this phone, in one paragraph, by the photo's id. */
  | { type: 'result'; id: string; text: string }

/** Body of `POST messages`, JSON. */
export interface MessagesRequest {
  /** The phone's own id, as in its presence: no other phone knows it. */
  id: string
  /** `next` of the last answer; 0 at first. What came before it has arrived. */
  after: number
}

/** The answer: at once where there is news, else after `MESSAGES_MS`, with none. */
export interface MessagesAnswer {
  next: number
  messages: PhoneMessage[]
}

/**
 * How long a request for messages waits, milliseconds: less than the page waits for any answer
 * (`STALL_MS` in mobile-web/sending/request.ts).
 */
export const MESSAGES_MS = 15_000

export const HANDED_LIMITS = {
  /** Things that one phone can still fetch. */
  ofPhone: 500,
  /** The same of all phones. */
  inAll: 2000,
  /** Characters of a text. */
  textLength: 32_768,
} as const
