import { NEVER, type SendRequest } from '../sending/request'
import { backOff } from '../sending/wait'
import { type CardAction, type Cards, cardsAfter } from './cards'

export interface HandedDeps {
  send: SendRequest
  wait: (ms: number, signal: AbortSignal) => Promise<void>
  /** A random number from 0 to 1. */
  chance: () => number
  onChange: (cards: Cards) => void
}

/** Keeps the cards, and fetches the pictures to be shown, one at a time. */
export function createHanded({ send, wait, chance, onChange }: HandedDeps) {
  let cards: Cards = []
  /** The picture on its way. */
  let fetching: { id: string; stop: AbortController } | null = null

  function apply(action: CardAction): void {
    const after = cardsAfter(cards, action)
    if (after === cards) return
    cards = after
    if (fetching && !cards.some(({ id }) => id === fetching?.id)) fetching.stop.abort()
    onChange(cards)
    void fetchNext()
  }

  async function fetchNext(): Promise<void> {
    const next = cards.find(({ isShown, picture }) => isShown && !picture)
    if (!next || fetching) return
    const stop = new AbortController()
    fetching = { id: next.id, stop }
    await fetchPicture(next.id, next.path, stop.signal).catch(() => null)
    fetching = null
    void fetchNext()
  }

  /** @throws Stopped */
  async function fetchPicture(id: string, path: string, signal: AbortSignal): Promise<void> {
    for (let failures = 1; ; failures += 1) {
      const onReceived = (sent: number) => apply({ type: 'fetching', id, sent })
      const answer = await request('GET', `${path}?shown`, signal, onReceived)
      if (answer?.status === 200 && answer.blob) {
        apply({ type: 'picture', id, picture: answer.blob })
        return
      }
      if (answer?.status === 404) {
        apply({ type: 'withdrawn', id })
        return
      }
      await wait(backOff(failures, chance()), signal)
    }
  }

  /** @returns null where no answer came */
  const request = (
    method: 'GET' | 'DELETE',
    path: string,
    signal: AbortSignal,
    onReceived: (bytes: number) => void,
  ) =>
    send({ method, path, headers: {}, body: null, onSent() {}, onReceived, signal }).catch(
      () => null,
    )

  /** The computer keeps it until then, for the page may be loaded again. */
  function end(type: 'used' | 'dismissed', id: string): void {
    const card = cards.find((each) => each.id === id)
    apply({ type, id })
    if (card && !card.isUsed) void request('DELETE', card.path, NEVER, () => {})
  }

  return {
    apply,
    use: (id: string) => end('used', id),
    dismiss: (id: string) => end('dismissed', id),
  }
}
