/** One kind of news for any number of listeners. */
export interface Events<Event> {
  emit(event: Event): void
  /** Returns its unsubscribe. */
  onEvent(listener: (event: Event) => void): () => void
}

export function createEvents<Event>(): Events<Event> {
  const listeners = new Set<(event: Event) => void>()
  return {
    emit(event) {
      for (const listener of listeners) listener(event)
    },
    onEvent(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
